package dev.tourniquet.recorder;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that AWS Config delivered:
 * {@code [prefix/]AWSLogs/[o-id/]<account>/Config/<region>/<year>/<month>/<day>/<kind>/<name>.json[.gz]}, month and day
 * without a leading zero.
 *
 * @param file the path as given, for messages
 * @param account twelve digits
 */
public record ConfigFile(String file, String account, String region) implements Serializable {

  /** Where AWS Config writes, as a regular expression; a folder {@code Config} elsewhere is whatever somebody calls so. */
  public static final String FOLDER = "(?:^|/)\\d{12}/Config/";

  /** The empty file by which AWS Config tries whether it may write. */
  public static final String WRITABILITY_CHECK = "ConfigWritabilityCheckFile";

  private static final Pattern FORM =
      Pattern.compile("(?:.*/)?(\\d{12})/Config/([a-z0-9-]+)/\\d{4}/\\d{1,2}/\\d{1,2}/"
          + "(?:ConfigSnapshot|ConfigHistory|OversizedChangeNotification)/[^/]+\\.json(?:\\.gz)?");

  public ConfigFile {
    requireNonNull(file, "file is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
  }

  /** Reads a path of AWS Config. */
  public static ConfigFile parse(String path) {
    Matcher m = FORM.matcher(path);
    if (m.matches()) {
      return new ConfigFile(path, m.group(1), m.group(2));
    }
    throw new IllegalArgumentException(
        "Cannot tell what AWS Config file this is: " + path
            + ". Keep the layout of AWS Config: AWSLogs/<12-digit account>/Config/<region>/<year>/<month>/<day>/"
            + "ConfigSnapshot, ConfigHistory or OversizedChangeNotification, and in it files ending in .json or .json.gz");
  }
}
