package dev.tourniquet.triage;

import dev.tourniquet.baseline.OwnAddress;
import dev.tourniquet.baseline.SplitSession;
import dev.tourniquet.organization.AddressList;
import dev.tourniquet.session.IssueKind;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.InstanceSession;
import dev.tourniquet.trail.SourceAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One session in two unrelated networks, where nothing explains both. */
final class Split {

  /** Sessions that a service begins for its own programs, such as a function's. */
  private static final Set<IssueKind> OF_SERVICE =
      EnumSet.of(IssueKind.SERVICE_ROLE, IssueKind.POD_IDENTITY);

  private Split() {}

  /** The first such pair of calls. */
  static Optional<Clue> of(Case c, List<Event> session) {
    return SplitSession.of(session, (one, other) -> isExplained(one, other, c)).map(Split::clue);
  }

  /** Two ways out of ours are ours; programs of a service come from wherever AWS runs them, an instance from one place. */
  private static boolean isExplained(Event one, Event other, Case c) {
    return (isOurs(one, c) && isOurs(other, c))
        || (isAws(one, c)
            && isAws(other, c)
            && InstanceSession.of(c.lead()).isEmpty()
            && isOfService(c));
  }

  private static boolean isOurs(Event event, Case c) {
    return c.organization().networkOf(event.sourceAddress()).isPresent()
        || OwnAddress.of(
                c.background().history().ours(),
                SourceAddress.of(event).key(),
                event.time().orElseThrow())
            .filter(OwnAddress::vouches)
            .isPresent();
  }

  private static boolean isAws(Event event, Case c) {
    return c.organization().addresses().of(event.sourceAddress()).stream()
        .anyMatch(hit -> hit.kind() == AddressList.Kind.AWS);
  }

  private static boolean isOfService(Case c) {
    return c.background().chain().steps().stream()
        .filter(
            step -> step.followed() && step.session().equals(c.keys().session().value()))
        .filter(step -> step.confidence().compareTo(Confidence.STRONG) >= 0)
        .anyMatch(step -> OF_SERVICE.contains(step.issue().kind()));
  }

  private static Clue clue(SplitSession pair) {
    String text =
        "Its credentials were used in two unrelated networks within the hour: %s from %s at %s, %s from %s at %s."
            .formatted(
                pair.one().operation(),
                pair.one().sourceAddress(),
                Words.time(pair.one().time().orElseThrow()),
                pair.other().operation(),
                pair.other().sourceAddress(),
                Words.time(pair.other().time().orElseThrow()));
    return Clue.of(Weight.SPLIT_SESSION, text, List.of(pair.one(), pair.other()));
  }
}
