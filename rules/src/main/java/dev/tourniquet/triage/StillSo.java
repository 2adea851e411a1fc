package dev.tourniquet.triage;

import dev.tourniquet.config.Presence;
import dev.tourniquet.config.Value;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.HeldTo;
import java.util.List;

/**
 * Whether what the triggers of a case did is still in effect. Each is asked by itself: of two policies that were attached,
 * or of a key policy and a grant, the one that was taken back does not speak for the other.
 */
final class StillSo {

  private StillSo() {}

  /** Of all triggers that took effect, but for those that only take access away. */
  static Still of(Case c) {
    List<Still> each = c.effective().stream()
        .filter(event -> !asksWhoIsLetIn(c) || Lead.mayOpen(event))
        .map(event -> of(c, event))
        .distinct()
        .toList();
    if (each.isEmpty()) {
      return Still.unknown("whether it is still so: the calls let in nobody that can be read");
    }
    Still held = Still.together(each);
    long leftOut = c.file().all().leftOut();
    return held.no() && leftOut > 0
        ? Still.unknown("whether it is still so: the rule was met by %s more than the case holds"
            .formatted(Words.count(leftOut, "other call")))
        : held;
  }

  /** Of one trigger. */
  static Still of(Case c, Event trigger) {
    Exposure own = asksWhoIsLetIn(c) ? Exposure.of(trigger) : Exposure.NONE;
    if (own.isNone() || (own.added().isEmpty() && HeldTo.of(trigger).isEmpty())) {
      return lasting(c, trigger);
    }
    Still bare = c.folded().still(own);
    List<String> places = bare.no() ? UnknownPlaces.since(c, trigger, own.attribute()) : List.of();
    if (!places.isEmpty()) {
      return fromElsewhere(c, own, places);
    }
    return c.guard()
        .shut()
        .filter(block -> bare.yes() && c.folded().letsInEveryone(own.attribute()))
        .map(block -> behind(c, block))
        .orElse(bare);
  }

  private static boolean asksWhoIsLetIn(Case c) {
    return Questions.askWhoIsLetIn(c.rule());
  }

  /** The state of this resource tells nothing of a call that changed another one, such as a user that the caller made. */
  private static Still lasting(Case c, Event trigger) {
    return c.folded().isChangedBy(trigger)
        ? Lasting.of(trigger, c.folded().now())
        : Lasting.unknown();
  }

  /** Who now lets everyone in from one address alone, or by an id, took nothing back from whoever has that. */
  private static Still fromElsewhere(Case c, Exposure own, List<String> places) {
    return Still.unknown(
        "whether it is still so: %s of %s now lets in whoever comes from or is %s; %s"
            .formatted(
                own.attribute(),
                c.resource().id(),
                UnknownPlaces.words(places),
                UnknownPlaces.gap("that")));
  }

  /** A setting that was there before never opened; one that came since has closed it. */
  private static Still behind(Case c, Value block) {
    return c.guard().open() || block.asOf().isAfter(c.time())
        ? new Still(Presence.NO, List.of(), block.evidence(), List.of())
        : Still.unknown("whether it ever was open: " + c.guard().gaps().get(0));
  }
}
