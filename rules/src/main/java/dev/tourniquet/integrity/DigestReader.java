package dev.tourniquet.integrity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the inflated content of a digest. Whoever can write to the bucket can write one, so nothing is trusted. */
public final class DigestReader {
  /** An hour of the busiest trails has a few thousand log objects. */
  private static final int MOST_LOGS = 200_000;

  private static final JsonFactory JSON = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxStringLength(16_384)
          .maxNestingDepth(50)
          .maxNameLength(1_000)
          .build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private DigestReader() {}

  /** Reads a digest, whole or not at all. */
  public static Digest read(byte[] content) throws InvalidDigestException {
    try (JsonParser parser = JSON.createParser(content)) {
      Map<String, String> texts = new HashMap<>();
      List<LogClaim> logs = read(parser, texts);
      return digest(texts, logs);
    } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
      throw new InvalidDigestException("no digest: " + firstLine(e));
    }
  }

  private static List<LogClaim> read(JsonParser parser, Map<String, String> texts)
      throws IOException, InvalidDigestException {
    List<LogClaim> logs = null;
    expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("logFiles")) {
        logs = logs(parser);
      } else {
        keep(parser, name, texts);
      }
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "it breaks off");
    expect(parser.nextToken() == null, "something follows it");
    expect(logs != null, "it has no logFiles");
    return logs;
  }

  private static List<LogClaim> logs(JsonParser parser) throws IOException, InvalidDigestException {
    List<LogClaim> logs = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      expect(logs.size() < MOST_LOGS, "it names more than " + MOST_LOGS + " log objects");
      Map<String, String> texts = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        keep(parser, name, texts);
      }
      logs.add(new LogClaim(
          required(texts, "s3Object"),
          required(texts, "hashValue"),
          required(texts, "hashAlgorithm")));
    }
    expect(parser.currentToken() == JsonToken.END_ARRAY, "its logFiles are no list of objects");
    return logs;
  }

  /** Keeps a text; what is no text is passed over. */
  private static void keep(JsonParser parser, String name, Map<String, String> texts)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      texts.put(name, parser.getText());
    } else {
      parser.skipChildren();
    }
  }

  private static Digest digest(Map<String, String> texts, List<LogClaim> logs)
      throws InvalidDigestException {
    String end = required(texts, "digestEndTime");
    return new Digest(
        required(texts, "digestS3Bucket"),
        required(texts, "digestS3Object"),
        Instant.parse(required(texts, "digestStartTime")),
        Instant.parse(end),
        end,
        required(texts, "digestPublicKeyFingerprint"),
        previous(texts),
        logs);
  }

  private static Optional<PreviousDigest> previous(Map<String, String> texts)
      throws InvalidDigestException {
    boolean any = texts.containsKey("previousDigestS3Object")
        || texts.containsKey("previousDigestSignature")
        || texts.containsKey("previousDigestHashValue");
    if (!any) {
      return Optional.empty();
    }
    return Optional.of(new PreviousDigest(
        required(texts, "previousDigestS3Bucket"),
        required(texts, "previousDigestS3Object"),
        required(texts, "previousDigestHashValue"),
        required(texts, "previousDigestHashAlgorithm"),
        required(texts, "previousDigestSignature")));
  }

  private static String required(Map<String, String> texts, String name)
      throws InvalidDigestException {
    String text = texts.get(name);
    expect(text != null, "it has no " + name);
    return text;
  }

  private static void expect(boolean holds, String otherwise) throws InvalidDigestException {
    if (!holds) {
      throw new InvalidDigestException("no digest: " + otherwise);
    }
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.substring(0, Math.min(200, message.length()));
  }
}
