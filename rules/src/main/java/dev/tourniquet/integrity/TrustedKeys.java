package dev.tourniquet.integrity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The public keys that a user vouches for: who can write to the bucket must not be able to bring his own. */
public record TrustedKeys(Map<String, TrustedKey> byFingerprint) implements Serializable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public TrustedKeys {
    byFingerprint = Map.copyOf(byFingerprint);
  }

  /** Reads what {@code aws cloudtrail list-public-keys} prints, or the list in it alone. */
  public static TrustedKeys read(InputStream in) throws IOException {
    JsonNode root = JSON.readTree(in);
    JsonNode list = root != null && root.isArray() ? root : missing(root).path("PublicKeyList");
    if (!list.isArray()) {
      throw new IllegalArgumentException(
          "Invalid public keys: there is no PublicKeyList. Give what `aws cloudtrail list-public-keys` prints.");
    }
    Map<String, TrustedKey> keys = new HashMap<>();
    for (JsonNode each : list) {
      TrustedKey key = key(each);
      keys.put(key.fingerprint(), key);
    }
    return new TrustedKeys(keys);
  }

  /** These and others together: each region has keys of its own. */
  public TrustedKeys and(TrustedKeys others) {
    Map<String, TrustedKey> all = new HashMap<>(byFingerprint);
    all.putAll(others.byFingerprint);
    return new TrustedKeys(all);
  }

  Optional<TrustedKey> find(String fingerprint) {
    return Optional.ofNullable(byFingerprint.get(fingerprint));
  }

  private static JsonNode missing(JsonNode root) {
    return root == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : root;
  }

  private static TrustedKey key(JsonNode key) {
    return new TrustedKey(
        text(key, "Fingerprint"),
        text(key, "Value"),
        time(key, "ValidityStartTime"),
        time(key, "ValidityEndTime"));
  }

  private static String text(JsonNode key, String name) {
    if (!key.path(name).isTextual()) {
      throw new IllegalArgumentException("Invalid public key: it has no " + name
          + ". Take it from `aws cloudtrail list-public-keys`.");
    }
    return key.get(name).asText();
  }

  /** ISO 8601 from the second AWS CLI, seconds since 1970 from the first. */
  private static Instant time(JsonNode key, String name) {
    JsonNode value = key.path(name);
    if (value.isNumber()) {
      return Instant.ofEpochMilli(Math.round(value.asDouble() * 1000));
    }
    try {
      return OffsetDateTime.parse(text(key, name)).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Invalid public key: " + name + " is no time: " + value.asText(), e);
    }
  }
}
