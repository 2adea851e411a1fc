package dev.tourniquet.baseline;

import java.util.Optional;
import java.util.regex.Pattern;

/** The operating system that a user agent names. */
public final class Systems {

  private static final Pattern MAC = Pattern.compile("(?i)\\b(darwin/|os/macos|macosx|mac os)");
  private static final Pattern WINDOWS = Pattern.compile("(?i)\\b(windows/|os/windows|windows nt)");
  private static final Pattern LINUX = Pattern.compile("(?i)\\b(linux/|os/linux)");

  private Systems() {}

  /** {@code macOS}, {@code Windows} or {@code Linux}; empty where the agent does not say. */
  public static Optional<String> of(String userAgent) {
    if (MAC.matcher(userAgent).find()) {
      return Optional.of("macOS");
    }
    if (WINDOWS.matcher(userAgent).find()) {
      return Optional.of("Windows");
    }
    return LINUX.matcher(userAgent).find() ? Optional.of("Linux") : Optional.empty();
  }
}
