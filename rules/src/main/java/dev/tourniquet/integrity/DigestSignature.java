package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The signature of a digest, which CloudTrail keeps in the metadata of the object, not in its content.
 *
 * @param value hexadecimal
 * @param algorithm such as {@code SHA256withRSA}
 * @param generated when a digest was written that was written later than its hour; empty of others
 */
public record DigestSignature(String value, String algorithm, Optional<Instant> generated) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VALUE = "signature";
  private static final String ALGORITHM = "signature-algorithm";
  private static final String GENERATED = "backfill-generation-timestamp";

  public DigestSignature {
    requireNonNull(value, "value is null");
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(generated, "generated is null");
  }

  /** The signature of a digest of the hour. */
  public DigestSignature(String value, String algorithm) {
    this(value, algorithm, Optional.empty());
  }

  /** From user metadata of S3, by whatever prefix a client puts before the names. */
  public static Optional<DigestSignature> of(Map<String, String> metadata) {
    String value = null;
    String algorithm = null;
    Optional<Instant> generated = Optional.empty();
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      value = named(name, VALUE) ? entry.getValue() : value;
      algorithm = named(name, ALGORITHM) ? entry.getValue() : algorithm;
      generated = named(name, GENERATED) ? time(entry.getValue()) : generated;
    }
    return value == null || algorithm == null
        ? Optional.empty()
        : Optional.of(new DigestSignature(value, algorithm, generated));
  }

  /** From a file beside the copy of a digest: the metadata alone, or what {@code aws s3api head-object} prints. */
  public static Optional<DigestSignature> ofSidecar(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      JsonNode metadata = root.path("Metadata").isObject() ? root.get("Metadata") : root;
      Map<String, String> texts = new HashMap<>();
      metadata.properties().forEach(entry -> {
        if (entry.getValue().isTextual()) {
          texts.put(entry.getKey(), entry.getValue().asText());
        }
      });
      return of(texts);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean named(String name, String wanted) {
    return name.equals(wanted)
        || name.equals("x-amz-meta-" + wanted)
        || name.equals("header." + wanted);
  }
}
