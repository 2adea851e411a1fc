package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.config.Presence;
import dev.tourniquet.config.Value;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.PublicUse;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is open to everyone is meant to be: {@code public_allowed} of the organization file lets everyone read and
 * list, and do nothing else.
 *
 * @param reading never {@link Reading#MAYBE}
 */
record PublicAllowed(Reading reading, String text) {

  PublicAllowed {
    requireNonNull(reading, "reading is null");
    requireNonNull(text, "text is null");
  }

  /** Of what the calls opened to everyone. */
  static PublicAllowed of(Case c) {
    Optional<String> entry = entry(c);
    if (entry.isEmpty()) {
      return new PublicAllowed(Reading.SICK, "Open to everyone, and nothing says it may be.");
    }
    return letIn(c).stream().allMatch(PublicUse::isReading)
        ? new PublicAllowed(
            Reading.NOT_SICK,
            "Open to everyone, and meant to be: public_allowed has " + entry.get() + ".")
        : more(entry.get());
  }

  /**
   * A block that is lifted lets in whomever a policy names: no matter where everyone may read anyway. Empty where the calls
   * are others, or nothing says that the resource may be public.
   */
  static Optional<PublicAllowed> ofLifted(Case c) {
    boolean lifted =
        calls(c).stream().allMatch(event -> event.operation().endsWith("PublicAccessBlock"));
    return entry(c).filter(entry -> lifted).map(entry -> switch (policyOnlyReads(c)) {
      case YES ->
        new PublicAllowed(
            Reading.NOT_SICK, "It may be open to everyone: public_allowed has " + entry + ".");
      case NO -> more(entry);
      case UNKNOWN ->
        new PublicAllowed(
            Reading.UNKNOWN,
            "Everyone may read it: public_allowed has " + entry
                + ". Whether its policy lets everyone do more is not known.");
    });
  }

  private static Presence policyOnlyReads(Case c) {
    Optional<Value> policy =
        c.folded().now().flatMap(state -> state.attribute("policy")).filter(Value::readable);
    if (policy.map(Value::known).filter(known -> !PublicUse.isReading(known)).isPresent()) {
      return Presence.NO;
    }
    boolean surely = policy
        .filter(known -> known.complete() && c.folded().gap().isEmpty())
        .filter(known -> known.alternatives().stream().allMatch(PublicUse::isReading))
        .isPresent();
    return surely ? Presence.YES : Presence.UNKNOWN;
  }

  boolean clears() {
    return reading == Reading.NOT_SICK;
  }

  /**
   * Whether every call tells whom it lets in: what was left out of one may be a stranger. What AWS notes of a snapshot that was
   * taken is no call.
   */
  static boolean isWhollyTold(Case c) {
    return calls(c).stream().filter(event -> !Taken.is(event)).allMatch(Exposure::isWhollyTold);
  }

  private static PublicAllowed more(String entry) {
    return new PublicAllowed(
        Reading.SICK,
        "Open to everyone for more than to read and list, which is all that public_allowed has "
            + entry + " for.");
  }

  private static List<Event> letIn(Case c) {
    return calls(c).stream()
        .filter(event -> !Exposure.of(event).added().isEmpty())
        .toList();
  }

  private static List<Event> calls(Case c) {
    return c.effective().isEmpty() ? c.triggers() : c.effective();
  }

  private static Optional<String> entry(Case c) {
    return Arns.of(c.resource()).flatMap(c.organization()::publicAllowed);
  }
}
