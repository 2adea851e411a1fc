package dev.tourniquet.jobs.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an object below a log folder is, told by its key as AWS writes it: by its name, else by the nearest folder of a service. */
public enum ObjectKind {
  /** CloudTrail events, or something whose name does not say otherwise. */
  LOG,
  /** Signed hashes of log objects: evidence of integrity, no events. */
  DIGEST,
  /** CloudTrail Insights: unusual call rates, another record shape. */
  INSIGHT,
  /** AWS Config snapshots, histories and its write check. */
  CONFIG,
  /** What another service of AWS wrote, and what never holds events, as a README. */
  OTHER,
  /** Anything else that does not end in {@code .json} or {@code .json.gz}: it is told that it is not read. */
  UNKNOWN;

  private static final String REGION = "[a-z]{2,}(?:-[a-z]+)+-\\d+";
  private static final String SERVICE = "CloudTrail(?:-Digest|-Insight)?|Config";
  private static final Pattern NAME =
      Pattern.compile("/\\d{12}_(" + SERVICE + ")_" + REGION + "_[^/]*$");

  /**
   * Only where AWS writes, {@code AWSLogs/<account>/<service>/} or in a copy {@code <service>/<region>/yyyy/mm/dd/}, is a folder
   * that of a service; anywhere above, {@code Config} may be whatever somebody calls so.
   */
  private static final Pattern FOLDER = Pattern.compile(
      ".*/(?:AWSLogs/(?:o-[a-z0-9]+/)?(?:aws-account-id=)?\\d{12}/([^/]+)|(" + SERVICE + ")/"
          + REGION + "/\\d{4}/\\d{1,2}/\\d{1,2})/.*",
      Pattern.DOTALL);

  private static final Pattern READABLE = Pattern.compile("(?i)\\.json(\\.gz)?$");
  private static final Pattern NO_DATA = Pattern.compile(
      "/(?:\\.[^/]*|_SUCCESS|ConfigWritabilityCheckFile|(?i:readme|license|notice)(?:\\.(?:md|txt|html))?)$");

  /** What an object is by its URI. */
  public static ObjectKind of(String path) {
    String service = service(path);
    return switch (service) {
      case "CloudTrail-Digest" -> DIGEST;
      case "CloudTrail-Insight" -> INSIGHT;
      case "Config" -> CONFIG;
      default -> byEnding(path, !service.isEmpty() && !service.equals("CloudTrail"));
    };
  }

  private static ObjectKind byEnding(String path, boolean ofAnother) {
    if (READABLE.matcher(path).find()) {
      return LOG;
    }
    return ofAnother || NO_DATA.matcher(path).find() ? OTHER : UNKNOWN;
  }

  private static String service(String path) {
    Matcher name = NAME.matcher(path);
    if (name.find()) {
      return name.group(1);
    }
    Matcher folder = FOLDER.matcher(path);
    if (!folder.matches()) {
      return "";
    }
    return folder.group(1) == null ? folder.group(2) : folder.group(1);
  }
}
