package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why the calls of one identity from one address on one UTC day deserve a closer look.
 *
 * @param ip key of the address
 * @param kinds in the order of {@link SignalKind}
 */
public record Signal(LocalDate day, String ip, List<SignalKind> kinds) implements Serializable {

  private static final int WITHOUT_ONE_ALONE = 2;

  public Signal {
    requireNonNull(day, "day is null");
    requireNonNull(ip, "ip is null");
    Set<SignalKind> sorted = EnumSet.noneOf(SignalKind.class);
    sorted.addAll(kinds);
    kinds = List.copyOf(sorted);
  }

  /** Whether it is worth a trigger. */
  boolean isEnough() {
    return kinds.size() >= WITHOUT_ONE_ALONE || kinds.stream().anyMatch(SignalKind::isAlone);
  }
}
