package dev.tourniquet.jobs.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes log objects as a test needs them. */
public record Logs(Path root) {
  /** A management event of a day in March 2026. */
  public static String event(String id, String day, String fields) {
    return "{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"IAMUser\",\"principalId\":\"AIDAEXAMPLEEXAMPLE00\","
        + "\"arn\":\"arn:aws:iam::111122223333:user/alice\",\"accountId\":\"111122223333\",\"accessKeyId\":"
        + "\"AKIAEXAMPLEEXAMPLE00\",\"userName\":\"alice\"},\"eventTime\":\"2026-03-" + day
        + "T10:00:00Z\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"DescribeInstances\",\"awsRegion\":"
        + "\"us-east-1\",\"sourceIPAddress\":\"203.0.113.7\",\"eventID\":\"" + id
        + "\",\"recipientAccountId\":\"111122223333\"" + fields + "}";
  }

  /** The envelope CloudTrail writes. */
  public static String records(String... events) {
    return "{\"Records\":[" + String.join(",", events) + "]}";
  }

  public static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public Logs put(String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return put(key, key.endsWith(".gz") ? gzip(bytes) : bytes);
  }

  public Logs put(String key, byte[] bytes) {
    try {
      Path file = root.resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public IngestOptions options() {
    return new IngestOptions(List.of(root.toString()), Limits.DEFAULT);
  }
}
