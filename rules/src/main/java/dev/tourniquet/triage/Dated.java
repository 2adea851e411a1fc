package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.Age;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.util.Optional;

/**
 * How old one trait of a caller was at the event.
 *
 * @param call that made or changed it last; empty where none is held
 * @param source what else tells its age, in words; empty where a call does
 */
record Dated(Trait trait, Age age, Optional<Event> call, String source) {

  Dated {
    requireNonNull(trait, "trait is null");
    requireNonNull(age, "age is null");
    requireNonNull(call, "call is null");
    requireNonNull(source, "source is null");
  }

  /** Whether it is worth a sentence of its own: made or changed within the week before. */
  boolean isYoung() {
    return age.isFresh() || age.kind() == Age.Kind.YOUNG;
  }

  /** {@code HOT credential: CreateAccessKey by mallory came only 12 minutes before.}. */
  String sentence() {
    return call.map(event -> "%s %s: %s by %s came only %s before."
            .formatted(
                age.kind(),
                trait.word(),
                event.operation(),
                PrincipalName.of(event).name(),
                age.words()))
        .orElseGet(() -> "%s %s: made only %s before, says %s."
            .formatted(age.kind(), trait.word(), age.words(), source));
  }

  /** {@code principal (at least 40 days)}. */
  String old() {
    return trait.word() + " (" + age.words() + ")";
  }
}
