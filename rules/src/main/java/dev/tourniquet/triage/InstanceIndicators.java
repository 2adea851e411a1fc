package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.Enumeration;
import dev.tourniquet.baseline.Systems;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.InstanceSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Signs that the credentials of an instance are used by someone else than its programs. */
final class InstanceIndicators {

  private static final String DELIVERY = "userIdentity.sessionContext.ec2RoleDelivery";
  private static final String OLD = "1.0";

  private InstanceIndicators() {}

  /** None for a caller that is no instance. */
  static List<Indicator> of(Case c) {
    if (InstanceSession.of(c.lead()).isEmpty()) {
      return List.of();
    }
    List<Indicator> found = new ArrayList<>();
    Stream.of(
            Places.leftInstance(c).map(sign -> OtherActivity.left(sign, c)),
            Split.of(c, Indicators.session(c)),
            delivery(c),
            system(c))
        .flatMap(Optional::stream)
        .forEach(clue -> found.add(Indicator.strong(clue)));
    Stream.of(address(c), lookedAround(c))
        .flatMap(Optional::stream)
        .forEach(clue -> found.add(Indicator.weak(clue)));
    return found;
  }

  /** Whether the credentials were seen where the instance is not. */
  static boolean isOff(Case c) {
    return c.address().has(AddressClass.UNKNOWN) && !c.address().isOurs();
  }

  private static Optional<Clue> delivery(Case c) {
    return c.lead().text(DELIVERY).equals(OLD)
        ? other(c, event -> event.text(DELIVERY), "2.0")
            .map(event -> Clue.of(
                Weight.UNLIKE_INSTANCE,
                "Its credentials were fetched without a token, while %s from %s at %s shows that the instance fetches them with one."
                    .formatted(
                        event.operation(),
                        event.sourceAddress(),
                        Words.time(event.time().orElseThrow())),
                List.of(c.lead(), event)))
        : Optional.empty();
  }

  private static Optional<Clue> system(Case c) {
    Optional<String> here = Systems.of(c.lead().userAgent());
    return here.flatMap(system -> ofInstance(c)
        .filter(event -> isElsewhere(event, c))
        .filter(event ->
            Systems.of(event.userAgent()).filter(one -> !one.equals(system)).isPresent())
        .findFirst()
        .map(event -> Clue.of(
            Weight.UNLIKE_INSTANCE,
            "It came with %s, and the instance runs %s, by %s from %s."
                .formatted(
                    system,
                    Systems.of(event.userAgent()).orElseThrow(),
                    event.operation(),
                    event.sourceAddress()),
            List.of(c.lead(), event))));
  }

  private static Optional<Clue> address(Case c) {
    return isOff(c) && c.firstSeen().isNew() && FirstSteps.isStrange(c)
        ? Optional.of(Clue.of(
            Weight.STRANGE_ADDRESS,
            "The instance never came from %s before, in %s."
                .formatted(
                    c.lead().sourceAddress(),
                    Words.count(c.firstSeen().activeDays(), "active day")),
            List.of(c.lead())))
        : Optional.empty();
  }

  /** An instance's programs know who they are and what is there. */
  private static Optional<Clue> lookedAround(Case c) {
    List<Event> session = Indicators.session(c);
    boolean asked = session.stream()
        .anyMatch(event -> event.source().equals("sts.amazonaws.com")
            && event.operation().equals("GetCallerIdentity"));
    return asked ? Enumeration.in(session).map(OtherActivity::lookingAround) : Optional.empty();
  }

  private static Optional<Event> other(Case c, Function<Event, String> what, String value) {
    return ofInstance(c)
        .filter(event -> isElsewhere(event, c) && what.apply(event).equals(value))
        .findFirst();
  }

  private static boolean isElsewhere(Event event, Case c) {
    return !EventKeys.of(event).source().value().equals(c.keys().source().value());
  }

  private static Stream<Event> ofInstance(Case c) {
    String instance = InstanceSession.of(c.lead());
    return Stream.of(
            c.file().pivots().bySession().events(),
            c.file().pivots().byIdentity().events())
        .flatMap(List::stream)
        .filter(event -> InstanceSession.of(event).equals(instance));
  }
}
