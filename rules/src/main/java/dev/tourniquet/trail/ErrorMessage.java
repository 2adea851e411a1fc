package dev.tourniquet.trail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refused call often has no parameters: all 17 real refusals of AssumeRole name the role in the message alone. */
final class ErrorMessage {

  private static final String ON_RESOURCE = "on resource: ";
  private static final int LONGEST = 4_096;
  private static final Pattern ID = Pattern.compile(
      "(?<![0-9A-Za-z-])[a-z]{1,9}(-[a-z]{1,9}){0,2}-[0-9a-f]{8,17}(?![0-9A-Za-z-])");

  private ErrorMessage() {}

  static void read(Scope scope, Collector collector) {
    String whole = scope.event().text("errorMessage");
    // EC2 appends an encoded message of any length: what counts stands before it.
    String message = whole.substring(0, Math.min(whole.length(), LONGEST));
    int at = message.indexOf(ON_RESOURCE);
    if (at >= 0) {
      arn(message.substring(at + ON_RESOURCE.length()), scope, collector);
    }
    if (collector.isEmpty()) {
      ids(message, scope, collector);
    }
  }

  private static void arn(String rest, Scope scope, Collector collector) {
    String text = rest.substring(0, end(rest));
    Optional<Arn> arn = Arn.read(text);
    arn.map(found -> ResourceTypes.keyOf(found, scope))
        .filter(ResourceKey::isOne)
        .ifPresent(key -> collector.add(mention(key, text, text, scope)));
  }

  /** The ARN ends at a blank; a full stop or quotation mark after it belongs to the sentence. */
  private static int end(String rest) {
    int end = 0;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
      end++;
    }
    while (end > 0 && ".,;\"')".indexOf(rest.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static void ids(String message, Scope scope, Collector collector) {
    Matcher matcher = ID.matcher(message);
    while (matcher.find()) {
      String type = Ids.type(matcher.group(), scope.service());
      if (ResourceTypes.known(type)) {
        ResourceKey key = ResourceTypes.keyOf(type, matcher.group(), scope);
        collector.add(mention(key, ResourceTypes.arnOf(key), matcher.group(), scope));
      }
    }
  }

  private static Mention mention(ResourceKey key, String arn, String raw, Scope scope) {
    Trace place = Trace.section("errorMessage");
    Relation relation = Relations.of(key.type(), place, scope, Confidence.WEAK);
    return new Mention(
        key, arn, key.account(), raw, place.path(), relation, "error-message", Confidence.WEAK);
  }
}
