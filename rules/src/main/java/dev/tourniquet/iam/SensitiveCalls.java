package dev.tourniquet.iam;

import dev.tourniquet.trail.ServicePrefix;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls that matter in an incident: they expose, read, destroy, hide, cost or give credentials. */
public final class SensitiveCalls {

  private static final Set<String> ALL = Arrays.stream(SensitiveActions.values())
      .flatMap(list -> list.names().stream())
      .map(name -> name.toLowerCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableSet());

  private SensitiveCalls() {}

  /** Whether the call is one of them; {@code eventSource} as in {@code ec2.amazonaws.com}. */
  public static boolean has(String eventSource, String operation) {
    return ALL.contains((ServicePrefix.of(eventSource) + ":" + operation).toLowerCase(Locale.ROOT));
  }
}
