package dev.tourniquet.triage;

import dev.tourniquet.config.State;
import dev.tourniquet.organization.Standing;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.Grantee;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a case is to be closed: strangers lose what they got, accounts of ours and vendors keep it. */
final class ToClose {

  private static final Comparator<Event> BY_TIME =
      Comparator.comparing((Event event) -> event.time().orElseThrow()).thenComparing(Event::id);

  private ToClose() {}

  /** Strangers still let in; where that is not known, those whom the triggers let in. */
  static List<Grantee> grantees(Case c) {
    return c.effective().stream()
        .flatMap(event -> in(c, event).stream())
        .distinct()
        .filter(one -> isStranger(c, one))
        .toList();
  }

  private static List<Grantee> in(Case c, Event trigger) {
    Still still = c.still(trigger);
    return switch (still.open()) {
      case YES -> still.to();
      case NO -> List.of();
      case UNKNOWN -> c.exposure().isNone() ? List.of() : Exposure.of(trigger).added();
    };
  }

  /**
   * Triggers whose effect is not known to be over, the newest first; those of responders only where the case is about
   * them.
   */
  static List<Event> calls(Case c) {
    return c.effective().stream()
        .filter(event -> event.equals(c.lead()) || !Responders.is(event, c.organization()))
        .filter(event -> !c.still(event).no() && !letsInOnlyKnown(c, event))
        .sorted(BY_TIME.reversed())
        .toList();
  }

  /**
   * The state before the first trigger that let in someone who is to be shut out: what was changed before that stays.
   * Where somebody was let in and nobody is to be shut out, the state as it is.
   */
  static Optional<State> before(Case c) {
    List<Grantee> strangers = grantees(c);
    if (strangers.isEmpty() && !c.exposure().added().isEmpty()) {
      return c.folded().now();
    }
    return Stream.concat(c.effective().stream(), c.triggers().stream())
        .filter(event -> strangers.isEmpty()
            || Exposure.of(event).added().stream().anyMatch(strangers::contains))
        .findFirst()
        .flatMap(event -> c.folded().at(event.time().orElseThrow().minusSeconds(1)));
  }

  /** Whether everyone is let in, may be, and nobody else is to be shut out. */
  static boolean isOnlyMeantToBePublic(Case c) {
    return c.exposure().added().stream().anyMatch(Grantee::isPublic)
        && c.exposure().added().stream().noneMatch(one -> isStranger(c, one));
  }

  private static boolean letsInOnlyKnown(Case c, Event event) {
    List<Grantee> added = c.exposure().isNone() ? List.of() : Exposure.of(event).added();
    return !added.isEmpty()
        && Exposure.isWhollyTold(event)
        && added.stream().noneMatch(one -> isStranger(c, one));
  }

  /** The public is none where it may be let in: a website stays up when a stranger is taken out of its policy. */
  private static boolean isStranger(Case c, Grantee one) {
    return one.isPublic()
        ? !PublicAllowed.of(c).clears()
        : Destination.standing(c, one) == Standing.UNKNOWN;
  }
}
