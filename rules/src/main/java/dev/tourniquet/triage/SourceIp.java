package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressClasses;
import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.Novelty;
import java.util.List;

/** From where? An address of ours is quiet; one that nothing vouches for is not. */
final class SourceIp implements Question {

  @Override
  public String name() {
    return "source-ip";
  }

  @Override
  public Answer ask(Case c) {
    AddressClasses address = c.address();
    String from = c.lead().sourceAddress();
    List<String> lead = List.of(c.lead().id());
    if (address.has(AddressClass.ORG)) {
      return Answer.notSick(
          usual(c), "%s is in a network of ours: %s.".formatted(from, address.network()), lead);
    }
    if (address.has(AddressClass.KNOWN_TO_ORG)) {
      return Answer.notSick(
          usual(c), from + " was used by the organization's identities for weeks.", lead);
    }
    if (address.has(AddressClass.NOT_AN_IP)) {
      return Answer.unknown(
          from.isEmpty() ? "No source is recorded." : from + " is no address to judge.",
          lead,
          List.of(
              "source address: the record names a service or nothing, not where the caller was"));
    }
    if (address.has(AddressClass.PRIVATE)) {
      return Answer.unknown(
          from + " is a private address.",
          lead,
          List.of(
              "source address: " + from
                  + " means something only within one network; list the network under 'networks' of the organization file"));
    }
    return unknown(c, from, lead);
  }

  private static Answer unknown(Case c, String from, List<String> lead) {
    String text = from + " is unknown: in no network of ours, and not used before by enough of us.";
    if (!c.address().enoughHistory()) {
      return Answer.unknown(
          text,
          lead,
          List.of(
              "source address: %d covered days and %d pairs of identity and address are held; %d and %d are needed to call an address unusual for the organization"
                  .formatted(
                      c.firstSeen().coveredDays(),
                      c.background().history().knownPairs(),
                      FirstSeen.MIN_COVERED_DAYS,
                      AddressClasses.MIN_PAIRS)));
    }
    return c.isOrdinaryAddress()
        ? Answer.maybe(Weight.NOTE, text + " New addresses are ordinary for this caller.", lead)
        : Answer.maybe(Weight.STRANGE_ADDRESS, text, lead);
  }

  /** Only a place that this identity itself used before is its usual one. */
  private static Weight usual(Case c) {
    return c.firstSeen().novelty() == Novelty.SEEN ? Weight.USUAL_SOURCE : Weight.NOTE;
  }
}
