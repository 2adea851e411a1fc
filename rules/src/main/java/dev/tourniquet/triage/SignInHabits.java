package dev.tourniquet.triage;

import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.Tools;
import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How an identity used to sign in, and what breaks that: no second factor, or the console at all. */
final class SignInHabits {

  private static final Duration INCIDENT = Duration.ofHours(24);

  private SignInHabits() {}

  /** What the call that leads the case breaks; by the calls held from before, where those are enough. */
  static List<Clue> broken(Case c) {
    List<Event> before = c.file().pivots().byIdentity().held().stream()
        .filter(event -> event.time().orElseThrow().isBefore(c.time().minus(INCIDENT)))
        .toList();
    long days = before.stream().map(SignInHabits::day).distinct().count();
    if (before.size() < Tools.MIN_CALLS || days < FirstSeen.MIN_ACTIVE_DAYS) {
      return List.of();
    }
    List<Clue> broken = new ArrayList<>();
    Predicate<Event> factor = event -> mfa(event).equals("true");
    if (mfa(c.lead()).equals("false") && before.stream().allMatch(factor)) {
      broken.add(told("It came without a second factor, which it always showed before.", c));
    }
    if (isConsole(c.lead()) && before.stream().noneMatch(SignInHabits::isConsole)) {
      broken.add(told("It used the console, which it never did before.", c));
    }
    return broken;
  }

  private static Clue told(String text, Case c) {
    return Clue.of(Weight.NOTE, text, List.of(c.lead()));
  }

  private static String mfa(Event event) {
    return event.text("userIdentity.sessionContext.attributes.mfaAuthenticated");
  }

  private static boolean isConsole(Event event) {
    return event.operation().equals("ConsoleLogin")
        || event.text("sessionCredentialFromConsole").equals("true");
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.time().orElseThrow(), ZoneOffset.UTC);
  }
}
