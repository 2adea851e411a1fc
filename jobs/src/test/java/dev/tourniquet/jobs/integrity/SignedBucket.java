package dev.tourniquet.jobs.integrity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A bucket as CloudTrail fills it, hour by hour from 2026-03-01T00:00Z, with two logs an hour. */
public final class SignedBucket {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private final Path root;
  private final String account;
  private final String region;
  private final String trail;
  private final SigningKey key;

  private SignedBucket(Path root, String account, String region, String trail, SigningKey key) {
    this.root = root;
    this.account = account;
    this.region = region;
    this.trail = trail;
    this.key = key;
  }

  public static SignedBucket of(Path root, String account, SigningKey key) {
    return new SignedBucket(root, account, "us-east-1", "main", key);
  }

  public SignedBucket in(String otherRegion) {
    return new SignedBucket(root, account, otherRegion, trail, key);
  }

  public SignedBucket by(String otherTrail) {
    return new SignedBucket(root, account, region, otherTrail, key);
  }

  /** Writes the logs and the digest of each of some hours; the first has none before it. */
  public SignedBucket hours(int first, int last) {
    for (int hour = first; hour <= last; hour++) {
      log(hour, "a");
      log(hour, "b");
      digest(hour, hour == first);
    }
    return this;
  }

  public Path log(int hour, String name) {
    Path path = root.resolve(logKey(hour, name));
    write(
        path,
        gzip(("{\"Records\":[{\"hour\":" + hour + ",\"of\":\"" + name + trail + "\"}]}")
            .getBytes(StandardCharsets.UTF_8)));
    return path;
  }

  public String logKey(int hour, String name) {
    return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
        .formatted(
            account,
            region,
            DAY.format(end(Math.max(hour, 1)).minusSeconds(1_800)),
            account,
            region,
            MINUTE.format(end(hour).minusSeconds(1_800)),
            name + trail);
  }

  public String digestKey(int hour) {
    return "AWSLogs/%s/CloudTrail-Digest/%s/%s/%s_CloudTrail-Digest_%s_%s_us-east-1_%s.json.gz"
        .formatted(
            account,
            region,
            DAY.format(end(hour)),
            account,
            region,
            trail,
            SECOND.format(end(hour)));
  }

  public Path path(String key) {
    return root.resolve(key);
  }

  public ObjectNode content(int hour) {
    try {
      return (ObjectNode) JSON.readTree(plain(path(digestKey(hour))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a digest with a signature that fits. */
  public void sign(int hour, ObjectNode content, SigningKey with) {
    String key = digestKey(hour);
    metadata(hour, signed(key, content, with), "SHA256withRSA");
  }

  /** Writes a digest of a log that the first of the hours missed, as CloudTrail does later. */
  public void backfill(int hour, String name, SigningKey with, String generated) {
    String later = digestKey(hour).replace(".json.gz", "_backfill.json.gz");
    ObjectNode content = content(hour).put("digestS3Object", later);
    content
        .withArray("logFiles")
        .removeAll()
        .addObject()
        .put("s3Object", logKey(hour, name))
        .put("hashValue", sha256(plain(log(hour, name))))
        .put("hashAlgorithm", "SHA-256");
    content.remove("previousDigestSignature");
    content.remove("previousDigestS3Object");
    content.remove("previousDigestHashValue");
    ObjectNode metadata = JSON.createObjectNode()
        .put("signature", signed(later, content, with))
        .put("signature-algorithm", "SHA256withRSA")
        .put("backfill-generation-timestamp", generated);
    write(path(later + ".metadata.json"), metadata.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String key, ObjectNode content, SigningKey with) {
    content.put("digestPublicKeyFingerprint", with.fingerprint());
    byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
    String before = content.path("previousDigestSignature").isTextual()
        ? content.get("previousDigestSignature").asText()
        : "null";
    String signed = content.get("digestEndTime").asText() + "\nbucket/"
        + content.get("digestS3Object").asText() + "\n" + sha256(bytes) + "\n" + before;
    write(path(key), gzip(bytes));
    return with.sign(signed);
  }

  public void metadata(int hour, String signature, String algorithm) {
    ObjectNode metadata =
        JSON.createObjectNode().put("signature", signature).put("signature-algorithm", algorithm);
    write(
        path(digestKey(hour) + ".metadata.json"),
        metadata.toString().getBytes(StandardCharsets.UTF_8));
  }

  public String signature(int hour) {
    try {
      return JSON.readTree(Files.readAllBytes(path(digestKey(hour) + ".metadata.json")))
          .get("signature")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void digest(int hour, boolean starting) {
    ObjectNode digest = JSON.createObjectNode()
        .put("awsAccountId", account)
        .put("digestStartTime", end(hour - 1).toString())
        .put("digestEndTime", end(hour).toString())
        .put("digestS3Bucket", "bucket")
        .put("digestS3Object", digestKey(hour))
        .put("digestSignatureAlgorithm", "SHA256withRSA");
    if (!starting) {
      digest.put("previousDigestS3Bucket", "bucket");
      digest.put("previousDigestS3Object", digestKey(hour - 1));
      digest.put("previousDigestHashValue", sha256(plain(path(digestKey(hour - 1)))));
      digest.put("previousDigestHashAlgorithm", "SHA-256");
      digest.put("previousDigestSignature", signature(hour - 1));
    }
    for (String name : new String[] {"a", "b"}) {
      digest
          .withArray("logFiles")
          .addObject()
          .put("s3Bucket", "bucket")
          .put("s3Object", logKey(hour, name))
          .put("hashValue", sha256(plain(path(logKey(hour, name)))))
          .put("hashAlgorithm", "SHA-256");
    }
    sign(hour, digest, key);
  }

  private static Instant end(int hour) {
    return BEGIN.plusSeconds(3_600L * hour);
  }

  /** The content of a gzipped object. */
  public static byte[] plain(Path path) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static void write(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
