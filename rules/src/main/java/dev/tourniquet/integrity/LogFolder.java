package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the folders of an object say, where CloudTrail and the other services that write logs there make them.
 *
 * @param account the account the logs are of
 * @param region empty when no folder is named so
 * @param day {@code yyyy-MM-dd}; empty when the folders tell none
 */
record LogFolder(String account, String region, String day) {
  private static final Pattern DAY = Pattern.compile(
      "(?:.*/)?(\\d{12})/CloudTrail(?:-[A-Za-z]+)?/([a-z0-9-]+)/(\\d{4})/(\\d{2})/(\\d{2})/[^/]+");
  private static final Pattern REGION = Pattern.compile(
      "(?:.*/)?(\\d{12})/CloudTrail(?:-[A-Za-z]+)?/([a-z0-9-]+)/.*", Pattern.DOTALL);
  private static final Pattern ACCOUNT =
      Pattern.compile("AWSLogs/(?:o-[a-z0-9]{10,32}/)?(\\d{12})/.*", Pattern.DOTALL);

  public LogFolder {
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(day, "day is null");
  }

  /** Reads a key from the part that AWS names; empty when the folders do not even tell the account. */
  public static Optional<LogFolder> of(String tail) {
    Matcher day = DAY.matcher(tail);
    if (day.matches()) {
      String date = String.join("-", day.group(3), day.group(4), day.group(5));
      return Optional.of(new LogFolder(day.group(1), day.group(2), date));
    }
    Matcher region = REGION.matcher(tail);
    if (region.matches()) {
      return Optional.of(new LogFolder(region.group(1), region.group(2), ""));
    }
    Matcher account = ACCOUNT.matcher(tail);
    return account.matches()
        ? Optional.of(new LogFolder(account.group(1), "", ""))
        : Optional.empty();
  }
}
