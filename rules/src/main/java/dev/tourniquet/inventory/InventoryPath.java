package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an inventory file lies, which says all that the AWS CLI does not print:
 * {@code <yyyyMMddTHHmmssZ>/<account>/<region or global>/<service>-<operation>[--<subject>].json}.
 *
 * @param file the path as given, for messages
 * @param service as the AWS CLI names it, such as {@code ec2} or {@code s3api}
 * @param operation as the AWS CLI names it, such as {@code describe-images}
 * @param subject what the answer is about where it does not say so itself, such as the bucket of
 *     {@code s3api-get-bucket-policy--my-bucket.json}; else empty
 */
public record InventoryPath(
    String file,
    Instant takenAt,
    String account,
    String region,
    String service,
    String operation,
    String subject)
    implements Serializable {

  private static final Pattern FORM = Pattern.compile(
      "(?:.*/)?(\\d{8}T\\d{6}Z)/(\\d{12})/([a-z0-9-]+)/([a-z0-9]+)-([a-z0-9-]+?)(?:--([^/]+))?\\.json(?:\\.gz)?");
  private static final DateTimeFormatter TAKEN =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  public InventoryPath {
    requireNonNull(file, "file is null");
    requireNonNull(takenAt, "takenAt is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(service, "service is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(subject, "subject is null");
  }

  /** Reads a path below the inventory folder; folders before the time are passed over. */
  public static InventoryPath parse(String path) {
    Matcher m = FORM.matcher(path);
    if (!m.matches()) {
      throw new IllegalArgumentException("Cannot tell what inventory file this is: " + path
          + ". Name it <yyyyMMddTHHmmssZ>/<12-digit account>/<region or global>/<service>-<operation>.json, such as"
          + " 20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json");
    }
    String subject = m.group(6) == null ? "" : Percent.decoded(m.group(6));
    return new InventoryPath(
        path, taken(path, m.group(1)), m.group(2), m.group(3), m.group(4), m.group(5), subject);
  }

  private static Instant taken(String path, String text) {
    try {
      return LocalDateTime.parse(text, TAKEN).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Cannot read the time of inventory file " + path + ": " + text
              + ". Write UTC as yyyyMMddTHHmmssZ",
          e);
    }
  }

  /** The account and region that the file describes. */
  public Place place() {
    return Place.of(account, region);
  }
}
