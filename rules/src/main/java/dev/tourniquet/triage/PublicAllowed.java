package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.PublicUse;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is open to everyone is meant to be: {@code public_allowed} of the organization file lets everyone read and
 * list, and do nothing else.
 */
record PublicAllowed(boolean clears, String text) {

  PublicAllowed {
    requireNonNull(text, "text is null");
  }

  /** Of what the calls opened to everyone. */
  static PublicAllowed of(Case c) {
    Optional<String> entry = entry(c);
    if (entry.isEmpty()) {
      return new PublicAllowed(false, "Open to everyone, and nothing says it may be.");
    }
    return letIn(c).stream().allMatch(PublicUse::isReading)
        ? new PublicAllowed(
            true, "Open to everyone, and meant to be: public_allowed has " + entry.get() + ".")
        : more(entry.get());
  }

  /**
   * A block that is lifted lets in whomever a policy names: no matter where everyone may read anyway. Empty where the calls
   * are others, or nothing says that the resource may be public.
   */
  static Optional<PublicAllowed> ofLifted(Case c) {
    boolean lifted =
        calls(c).stream().allMatch(event -> event.operation().endsWith("PublicAccessBlock"));
    boolean reads = c.folded()
        .now()
        .flatMap(state -> state.attribute("policy"))
        .filter(policy -> !PublicUse.isReading(policy.known()))
        .isEmpty();
    return entry(c)
        .filter(entry -> lifted)
        .map(entry -> reads
            ? new PublicAllowed(
                true, "It may be open to everyone: public_allowed has " + entry + ".")
            : more(entry));
  }

  /** Whether every call tells whom it lets in: what was left out of one may be a stranger. */
  static boolean isWhollyTold(Case c) {
    return calls(c).stream().noneMatch(event -> Exposure.of(event).isNone());
  }

  private static PublicAllowed more(String entry) {
    return new PublicAllowed(
        false,
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
