package dev.tourniquet.jobs.integrity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that holds all logs, or all digests, of a tree, or of an account or region of it.
 *
 * @param root what lies before it
 * @param account empty: all
 * @param service such as {@code CloudTrail-Digest}; empty: all
 * @param region empty: all
 */
record TreePart(
    String root, Optional<String> account, Optional<String> service, Optional<String> region) {
  private static final Pattern PART = Pattern.compile(
      "(.*/)?AWSLogs(?:/o-[a-z0-9]{10,32})?(?:/(\\d{12})(?:/(CloudTrail(?:-[A-Za-z]+)?)(?:/([a-z0-9-]+))?)?)?");

  /** Reads a URI; empty for what is smaller, as a day: it tells of its own objects alone. */
  static Optional<TreePart> of(String uri) {
    Matcher part = PART.matcher(uri);
    return part.matches()
        ? Optional.of(new TreePart(
            part.group(1) == null ? "" : part.group(1),
            Optional.ofNullable(part.group(2)),
            Optional.ofNullable(part.group(3)),
            Optional.ofNullable(part.group(4))))
        : Optional.empty();
  }

  /** Whether it holds what is of an account and region; an empty region stands for all of them. */
  boolean has(String itsAccount, Optional<String> itsRegion) {
    return account.filter(one -> !one.equals(itsAccount)).isEmpty()
        && (region.isEmpty() || region.equals(itsRegion));
  }

  boolean hasLogs() {
    return service.isEmpty() || service.get().equals("CloudTrail");
  }

  boolean hasDigests() {
    return service.isEmpty() || service.get().equals("CloudTrail-Digest");
  }
}
