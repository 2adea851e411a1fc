package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object lies, told so that it can be compared with the key that a digest writes, also after the bucket, or a
 * part of it, was copied elsewhere.
 *
 * @param root what lies before the part that AWS names; two trees side by side are two roots
 * @param tail the part that AWS names
 */
public record KeyPlace(String root, String tail) {
  private static final Pattern AWS_LOGS =
      Pattern.compile("(.*/)?(AWSLogs/(?:o-[a-z0-9]{10,32}/)?\\d{12}/.+)", Pattern.DOTALL);
  private static final Pattern SERVICE = Pattern.compile(
      "(.*/)?(CloudTrail(?:-[A-Za-z]+)?/[^/]+/\\d{4}/\\d{2}/\\d{2}/[^/]+)", Pattern.DOTALL);
  private static final Pattern DAY = Pattern.compile(
      "(.*/)?CloudTrail(?:-[A-Za-z]+)?(/[^/]+/\\d{4}/\\d{2}/\\d{2})/[^/]+", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(.*/)?([^/]*)", Pattern.DOTALL);

  /** How much of the tree is there: all, from the service on, or a flat folder. */
  private static final Pattern[] CUTS = {AWS_LOGS, SERVICE, NAME};

  public KeyPlace {
    requireNonNull(root, "root is null");
    requireNonNull(tail, "tail is null");
  }

  /** The place of an object by its URI. */
  public static KeyPlace of(String uri) {
    return cut(uri, depth(uri));
  }

  /** The place of an object that a digest names, in the tree the digest lies in. */
  public KeyPlace of(String key, String uri) {
    return new KeyPlace(root, cut(key, depth(uri)).tail());
  }

  /** The whole URI. */
  public String uri() {
    return root + tail;
  }

  /**
   * The folder of the digests that speak for a log at this place, around midnight beside that of the next day; empty in a
   * folder that CloudTrail does not make.
   */
  public Optional<KeyPlace> digests() {
    if (tail.indexOf('/') < 0) {
      return Optional.of(new KeyPlace(root, ""));
    }
    Matcher day = DAY.matcher(tail);
    return day.matches()
        ? Optional.of(new KeyPlace(
            root, (day.group(1) == null ? "" : day.group(1)) + "CloudTrail-Digest" + day.group(2)))
        : Optional.empty();
  }

  /** The part that AWS names, without the end that unpacking takes away: what is signed is the content. */
  public String unpacked() {
    return unpacked(tail);
  }

  static String unpacked(String tail) {
    return tail.endsWith(".gz") ? tail.substring(0, tail.length() - 3) : tail;
  }

  private static int depth(String uri) {
    int depth = 0;
    while (!CUTS[depth].matcher(uri).matches()) {
      depth++;
    }
    return depth;
  }

  private static KeyPlace cut(String path, int depth) {
    Matcher match = CUTS[depth].matcher(path);
    return match.matches()
        ? new KeyPlace(match.group(1) == null ? "" : match.group(1), match.group(2))
        : new KeyPlace("", path);
  }
}
