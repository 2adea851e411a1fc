package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressClasses;
import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.trail.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From where? An address of ours is quiet; one that nothing vouches for is not. */
final class SourceIp implements Question {

  @Override
  public String name() {
    return "source-ip";
  }

  @Override
  public Answer ask(Case c) {
    if (c.isOfAws()) {
      return Answer.notSick(
          Weight.USUAL_SOURCE,
          "AWS made the call itself: %s is a role of %s, which nobody else can take. Who had it do so, if anybody did, is in the calls to that service."
              .formatted(c.callerName(), Invocation.linkedService(c.lead())),
          lead(c));
    }
    String from = c.lead().sourceAddress();
    Optional<String> known = Places.ours(c).or(() -> known(c, from));
    if (known.isPresent()) {
      return Answer.notSick(usual(c), known.get() + Places.also(c), lead(c));
    }
    AddressClasses address = c.address();
    if (address.has(AddressClass.OWN_AWS)) {
      return onlyNow(c, from);
    }
    if (address.has(AddressClass.NOT_AN_IP)) {
      return Answer.unknown(
          from.isEmpty() ? "No source is recorded." : from + " is no address to judge.",
          lead(c),
          List.of(
              "source address: the record names a service or nothing, not where the caller was"));
    }
    if (address.has(AddressClass.PRIVATE)) {
      return Answer.unknown(
          from + " is a private address." + Places.also(c),
          lead(c),
          List.of(
              "source address: " + from
                  + " means something only within one network; list the network under 'networks' of the organization file"));
    }
    return unknown(c, from);
  }

  private static Optional<String> known(Case c, String from) {
    if (c.address().has(AddressClass.KNOWN_VENDOR)) {
      return Optional.of(
          "%s is in a vendor's network: %s.".formatted(from, c.address().network()));
    }
    return c.address().has(AddressClass.KNOWN_TO_ORG)
        ? Optional.of(from + " was used by the organization's identities for weeks.")
        : Optional.empty();
  }

  /** Who is in the account can make an address ours: one that became so with the incident says nothing. */
  private static Answer onlyNow(Case c, String from) {
    String why = c.address().own().map(Places::text).orElseThrow();
    return Answer.unknown(
        "%s is an address of ours, but only by what is as new as the event: %s.%s"
            .formatted(from, why, Places.also(c)),
        lead(c),
        List.of(
            "source address: " + from
                + " became ours too shortly before to vouch for the caller: who made it so would tell"));
  }

  private static Answer unknown(Case c, String from) {
    String text = from + " is unknown: in no network of ours, and not used before by enough of us."
        + Places.also(c);
    if (!c.address().enoughHistory()) {
      return Answer.unknown(
          text,
          lead(c),
          gaps(
              c,
              "source address: %d covered days and %d pairs of identity and address are held; %d and %d are needed to call an address unusual for the organization"
                  .formatted(
                      c.firstSeen().coveredDays(),
                      c.background().history().knownPairs(),
                      FirstSeen.MIN_COVERED_DAYS,
                      AddressClasses.MIN_PAIRS)));
    }
    Answer answer = c.isOrdinaryAddress()
        ? Answer.maybe(Weight.NOTE, text + " New addresses are ordinary for this caller.", lead(c))
        : Answer.maybe(Weight.STRANGE_ADDRESS, text, lead(c));
    return answer.withGaps(gaps(c));
  }

  /** Of a strange address it is told who runs it, or that this is not known. */
  private static List<String> gaps(Case c, String... first) {
    return Stream.concat(Stream.of(first), c.located().gaps(c.lead().sourceAddress()).stream())
        .toList();
  }

  private static List<String> lead(Case c) {
    return List.of(c.lead().id());
  }

  /** Only a place that this identity itself used before is its usual one. */
  private static Weight usual(Case c) {
    return c.firstSeen().novelty() == Novelty.SEEN ? Weight.USUAL_SOURCE : Weight.NOTE;
  }
}
