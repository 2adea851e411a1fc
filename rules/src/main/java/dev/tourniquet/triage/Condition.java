package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What happened, and is it still so? */
final class Condition implements Question {

  private static final int LONGEST_REASON = 200;

  @Override
  public String name() {
    return "condition";
  }

  @Override
  public Answer ask(Case c) {
    List<Event> effective = c.effective();
    if (effective.isEmpty()) {
      return attempt(c);
    }
    Exposure exposure = c.exposure();
    boolean nobody = !exposure.isNone() && exposure.added().isEmpty();
    if (nobody && effective.stream().allMatch(Exposure::isWhollyTold)) {
      List<String> places = UnknownPlaces.of(c);
      if (!places.isEmpty()) {
        return heldTo(c, UnknownPlaces.words(places));
      }
      return Answer.notMet(exposure.onlyRemoves() ? takesAway(c) : letsInNobody(c), c.evidence());
    }
    String did =
        "%s by %s at %s".formatted(c.lead().operation(), c.callerName(), Words.time(c.time()));
    long calls = effective.stream().filter(event -> !Taken.is(event)).count();
    String often = calls <= 1 ? "" : ", " + Words.count(calls, "time") + " in all";
    if (exposure.added().isEmpty()) {
      return done(c, did + often);
    }
    return opened(c, did + often, exposure);
  }

  /** A call that opens nothing to anybody in particular. */
  private static Answer done(Case c, String did) {
    Still still = c.still();
    String text = "%s: %s.%s".formatted(c.rule().title(), did, nowText(still));
    List<Event> undone = Released.of(c);
    return undone.isEmpty()
        ? Answer.maybe(Weight.CONDITION, text, c.evidence()).withGaps(still.gaps())
        : new Answer(
            text
                + " It takes back %s, a responder's call, and is one itself."
                    .formatted(undone.get(undone.size() - 1).operation()),
            Reading.MAYBE,
            Set.of(Weight.CONDITION, Weight.RELEASED),
            Stream.concat(c.evidence().stream(), undone.stream().map(Event::id)).toList(),
            still.gaps());
  }

  private static Answer opened(Case c, String did, Exposure exposure) {
    Still still = c.still();
    Guard guard = c.guard();
    String text = "%s gave %s access to %s.%s"
        .formatted(
            did,
            Words.list(exposure.added().stream().map(Object::toString).toList()),
            c.resource().id(),
            nowText(still, guard));
    if (!guard.open()) {
      return new Answer(text, Reading.MAYBE, Set.of(Weight.UNPROVEN), c.evidence(), guard.gaps());
    }
    List<String> gaps =
        Stream.concat(still.gaps().stream(), guard.gaps().stream()).toList();
    return Answer.maybe(Weight.CONDITION, text, c.evidence()).withGaps(gaps);
  }

  private static String nowText(Still still, Guard guard) {
    String now = guard.shut().isPresent() && !guard.text().isEmpty() ? "" : nowText(still);
    return guard.text().isEmpty() ? now : now + " " + guard.text();
  }

  private static String nowText(Still still) {
    return switch (still.open()) {
      case YES -> " It is still so.";
      case NO -> " It has been taken back since.";
      case UNKNOWN -> "";
    };
  }

  /** Not public, and not ours either: the address, or the repository, may be the one of whoever wrote it. */
  private static Answer heldTo(Case c, String places) {
    return new Answer(
        "What %s wrote at %s lets in whoever comes from or is %s, and nobody else outside the account."
            .formatted(c.callerName(), Words.time(c.time()), places),
        Reading.MAYBE,
        Set.of(Weight.UNPROVEN),
        c.evidence(),
        List.of(UnknownPlaces.gap(places)));
  }

  private static String letsInNobody(Case c) {
    return "What %s wrote at %s lets in nobody outside the account."
        .formatted(c.callerName(), Words.time(c.time()));
  }

  private static String takesAway(Case c) {
    return "%s by %s at %s takes access away from %s%s."
        .formatted(
            c.lead().operation(),
            c.callerName(),
            Words.time(c.time()),
            Words.list(c.exposure().removed().stream().map(Object::toString).toList()),
            c.organization().isResponder(c.caller().arn()).isPresent()
                ? ": a responder's containment"
                : "");
  }

  private static Answer attempt(Case c) {
    Event last = c.lead();
    String why = last.errorCode().isEmpty() ? last.text("errorMessage") : last.errorCode();
    return Answer.maybe(
        Weight.ATTEMPT,
        "Attempt: %s by %s failed %s, last at %s (%s). Nothing was changed."
            .formatted(
                last.operation(),
                c.callerName(),
                Words.count(c.file().trigger().total(), "time"),
                Words.time(c.time()),
                why.isEmpty() ? "no reason given" : Words.cut(why, LONGEST_REASON)),
        c.evidence());
  }
}
