package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One CloudTrail record, read-only. Any JSON object is an event: an absent field, and a field of another type than
 * expected, read as the empty string.
 */
public record Event(JsonNode record) implements Serializable {

  private static final Pattern VERSION_SUFFIX =
      Pattern.compile("20\\d{6}(_\\d{2}_\\d{2})?(v\\d+)?$|20\\d{2}_\\d{2}_\\d{2}$");

  public Event {
    requireNonNull(record, "record is null");
  }

  /** Reads one JSON object; for tests and small inputs. */
  public static Event parse(String json) {
    try {
      return new Event(EventJson.read(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read an event: " + e.getOriginalMessage(), e);
    }
  }

  /** The value at a dotted path such as {@code userIdentity.sessionContext.sessionIssuer.arn}, or a missing node. */
  public JsonNode at(String dottedPath) {
    JsonNode node = record;
    int start = 0;
    for (int dot = dottedPath.indexOf('.'); dot >= 0; dot = dottedPath.indexOf('.', start)) {
      node = node.path(dottedPath.substring(start, dot));
      start = dot + 1;
    }
    return node.path(dottedPath.substring(start));
  }

  /** The scalar at a dotted path as text; empty when absent, null, an object or an array. */
  public String text(String dottedPath) {
    JsonNode node = at(dottedPath);
    return node.isNull() ? "" : node.asText("");
  }

  /** {@code eventID}: unique to one action in one account. */
  public String id() {
    return text("eventID");
  }

  /** {@code eventTime}, one-second resolution; empty when it is absent or not an instant. */
  public Optional<Instant> time() {
    try {
      return Optional.of(Instant.parse(text("eventTime")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** {@code eventSource}, such as {@code ec2.amazonaws.com}. */
  public String source() {
    return text("eventSource");
  }

  /** The service: {@code eventSource} up to the first dot, such as {@code ec2}. */
  public String service() {
    String source = source();
    int dot = source.indexOf('.');
    return dot < 0 ? source : source.substring(0, dot);
  }

  /** {@code eventName} as written. */
  public String name() {
    return text("eventName");
  }

  /** {@code eventName} without the API version some services append, such as {@code CreateFunction20150331}. */
  public String operation() {
    String name = name();
    // Every version ends in a digit, and hardly any operation does.
    return name.isEmpty() || !Character.isDigit(name.charAt(name.length() - 1))
        ? name
        : VERSION_SUFFIX.matcher(name).replaceFirst("");
  }

  /** {@code awsRegion}. */
  public String region() {
    return text("awsRegion");
  }

  /** The account whose trail holds the record: {@code recipientAccountId}, else the caller's account. */
  public String account() {
    String recipient = text("recipientAccountId");
    return recipient.isEmpty() ? text("userIdentity.accountId") : recipient;
  }

  /** {@code sourceIPAddress} as written: an address, a service's DNS name or {@code AWS Internal}. */
  public String sourceAddress() {
    return text("sourceIPAddress");
  }

  /** {@code userAgent} as written, by whoever called. */
  public String userAgent() {
    return text("userAgent");
  }

  /** {@code errorCode}; empty when the call succeeded or only a message says that it failed. */
  public String errorCode() {
    return text("errorCode");
  }

  /** {@code requestParameters}: an object, or a missing or null node. */
  public JsonNode request() {
    return at("requestParameters");
  }

  /** {@code responseElements}: an object, or a missing or null node. */
  public JsonNode response() {
    return at("responseElements");
  }

  /**
   * Whether the call took effect as a whole: success as defined for every rule (single items may still have failed).
   * Sign-ins and changes of a password tell their failure only in the response, under their own name.
   */
  public boolean succeeded() {
    return errorCode().isEmpty()
        && text("errorMessage").isEmpty()
        && !response().path(name()).asText("").equals("Failure")
        && !text("responseElements._return").equals("false");
  }

  /** Whether the call only reads: {@code readOnly}, which CloudTrail sets for every management event since 1.02. */
  public boolean readOnly() {
    return at("readOnly").asBoolean(false);
  }
}
