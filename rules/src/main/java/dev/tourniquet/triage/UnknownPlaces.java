package dev.tourniquet.triage;

import dev.tourniquet.baseline.OwnAddress;
import dev.tourniquet.config.State;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.HeldTo;
import dev.tourniquet.triage.exposure.StillIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Places that a policy lets everyone in from, ids that it lets in, and subjects of identity providers, which nothing held
 * tells to be ours.
 */
final class UnknownPlaces {

  private static final int MOST_SHOWN = 20;

  private UnknownPlaces() {}

  /** As the policies that took effect write them. */
  static List<String> of(Case c) {
    return c.effective().stream()
        .flatMap(event -> HeldTo.of(event).stream())
        .distinct()
        .filter(place -> !isOurs(c, place))
        .toList();
  }

  /** As the policy of the resource has them as of the triage, but for those that were in it before a trigger. */
  static List<String> since(Case c, Event trigger, String attribute) {
    if (!StillIn.isPolicy(attribute)) {
      return List.of();
    }
    List<String> now = held(c, c.folded().now(), attribute).stream()
        .distinct()
        .filter(place -> !isOurs(c, place))
        .toList();
    if (now.isEmpty()) {
      return now;
    }
    Instant before = trigger.time().orElseThrow().minusSeconds(1);
    List<String> old = held(c, c.folded().at(before), attribute);
    return now.stream().filter(place -> !old.contains(place)).toList();
  }

  private static List<String> held(Case c, Optional<State> state, String attribute) {
    return state
        .flatMap(known -> known.attribute(attribute))
        .map(value -> StillIn.heldTo(value, c.resource()))
        .orElse(List.of());
  }

  private static boolean isOurs(Case c, String place) {
    return c.organization().holds(place)
        || OwnAddress.isEndpoint(c.background().history().ours(), place);
  }

  static String gap(String places) {
    return "whose " + places
        + " is: networks of the organization file, or ec2 describe-vpc-endpoints and describe-vpcs in the inventory,"
        + " would tell it of an address, network or endpoint; of an id or a subject only who is meant by it can";
  }

  static String words(List<String> places) {
    return Words.list(
        places.stream().limit(MOST_SHOWN).map(one -> Words.cut(one, 100)).toList());
  }
}
