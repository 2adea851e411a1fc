package dev.tourniquet.jobs.ingest;

import java.util.regex.Pattern;

/** What an object below a log folder is, told by its key as AWS writes it. */
public enum ObjectKind {
  /** CloudTrail events, or something whose name does not say otherwise. */
  LOG,
  /** Signed hashes of log objects: evidence of integrity, no events. */
  DIGEST,
  /** CloudTrail Insights: unusual call rates, another record shape. */
  INSIGHT,
  /** AWS Config snapshots, histories and its write check. */
  CONFIG,
  /** Anything that does not end in {@code .json} or {@code .json.gz}. */
  OTHER;

  private static final Pattern DIGEST_KEY =
      Pattern.compile("/CloudTrail-Digest/|_CloudTrail-Digest_");
  private static final Pattern INSIGHT_KEY =
      Pattern.compile("/CloudTrail-Insight/|_CloudTrail-Insight_");
  private static final Pattern CONFIG_KEY = Pattern.compile(
      "/Config/|_Config_|/ConfigSnapshot/|/ConfigHistory/|ConfigWritabilityCheckFile");
  private static final Pattern READABLE = Pattern.compile("(?i)\\.json(\\.gz)?$");

  /** What an object is by its URI. */
  public static ObjectKind of(String path) {
    if (DIGEST_KEY.matcher(path).find()) {
      return DIGEST;
    }
    if (INSIGHT_KEY.matcher(path).find()) {
      return INSIGHT;
    }
    if (CONFIG_KEY.matcher(path).find()) {
      return CONFIG;
    }
    return READABLE.matcher(path).find() ? LOG : OTHER;
  }
}
