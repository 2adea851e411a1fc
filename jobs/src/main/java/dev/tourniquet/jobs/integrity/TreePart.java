package dev.tourniquet.jobs.integrity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that holds all logs, or all digests, of a tree, or of an account or region of it; also of a copy that begins with
 * {@code CloudTrail} and {@code CloudTrail-Digest}.
 *
 * @param root what lies before it
 * @param account empty: all
 * @param service such as {@code CloudTrail-Digest}; empty: all
 * @param region empty: all
 */
record TreePart(
    String root, Optional<String> account, Optional<String> service, Optional<String> region) {
  private static final String SERVICE =
      "(?<service>CloudTrail(?:-[A-Za-z]+)?)(?:/(?<region>[a-z0-9-]+))?";
  private static final Pattern WHOLE = Pattern.compile(
      "(?<root>.*/)?AWSLogs(?:/o-[a-z0-9]{10,32})?(?:/(?<account>\\d{12})(?:/" + SERVICE + ")?)?");
  private static final Pattern CUT = Pattern.compile("(?<root>.*/)?" + SERVICE);

  /** Reads a URI; empty for what is smaller, as a day: it tells of its own objects alone. */
  static Optional<TreePart> of(String uri) {
    Matcher whole = WHOLE.matcher(uri);
    if (whole.matches()) {
      return Optional.of(of(whole, Optional.ofNullable(whole.group("account"))));
    }
    Matcher cut = CUT.matcher(uri);
    return cut.matches() ? Optional.of(of(cut, Optional.empty())) : Optional.empty();
  }

  private static TreePart of(Matcher part, Optional<String> account) {
    return new TreePart(
        part.group("root") == null ? "" : part.group("root"),
        account,
        Optional.ofNullable(part.group("service")),
        Optional.ofNullable(part.group("region")));
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
