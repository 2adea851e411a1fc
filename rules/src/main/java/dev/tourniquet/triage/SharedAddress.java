package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressClasses;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.iam.SensitiveCalls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * May several identities come from this address? From a network of ours they do every day; from one that nobody knows
 * one person holds the keys of several.
 */
final class SharedAddress implements Question {

  /** So many at once are rather an office than keys in one hand. */
  private static final int OFFICE = 5;

  @Override
  public String name() {
    return "address";
  }

  @Override
  public Answer ask(Case c) {
    AddressClasses address = c.address();
    String from = c.lead().sourceAddress();
    Optional<String> ours = Places.ours(c)
        .or(() -> address.has(AddressClass.KNOWN_TO_ORG)
            ? Optional.of(from + " was used by the organization's identities for weeks.")
            : Optional.empty());
    if (ours.isPresent()) {
      return Answer.notSick(
          Weight.CLEARED, ours.get() + " Several identities share it.", c.evidence());
    }
    if (address.has(AddressClass.KNOWN_VENDOR)) {
      return Answer.maybe(
          Weight.NOTE,
          "Several identities came from %s, a network of a vendor: %s."
              .formatted(from, address.network()),
          c.evidence());
    }
    return address.has(AddressClass.UNKNOWN) && address.enoughHistory()
        ? unknown(c, from)
        : notTold(c, from);
  }

  /** Behind an address of AWS may be one machine that many share, of whoever is a customer there. */
  private static Answer unknown(Case c, String from) {
    String text =
        "Several identities came from %s, which is in no network of ours and was not used before by enough of us.%s%s"
            .formatted(from, Places.also(c), excuse(c));
    return c.address().has(AddressClass.AWS_RANGE) || !excuse(c).isEmpty()
        ? Answer.maybe(Weight.NOTE, text, c.evidence())
        : Answer.sick(Weight.LIFE_THREAT, text, c.evidence());
  }

  /** What else than a thief brings several to a new address; it clears nobody. */
  private static String excuse(Case c) {
    if (c.isOrdinaryAddress()) {
      return " For who came there first, such an address is ordinary, as it is for a hosted runner.";
    }
    return isMovedOffice(c)
        ? " It is one of the same operator as before, and %d came together to do nothing that matters in an incident: an office may have got a new address."
            .formatted(Company.of(c).size() + 1)
        : "";
  }

  /** Where not every call from there is held, one that is missing may matter. */
  private static boolean isMovedOffice(Case c) {
    CallList calls = c.file().pivots().byIp();
    boolean sameOperator =
        c.located().operator().filter(seen -> seen.novelty() == Novelty.SEEN).isPresent();
    return sameOperator
        && calls.total() == calls.events().size()
        && Company.of(c).size() + 1 >= OFFICE
        && Stream.of(c.triggers(), calls.events())
            .flatMap(List::stream)
            .noneMatch(event -> SensitiveCalls.has(event.source(), event.operation()));
  }

  private static Answer notTold(Case c, String from) {
    return Answer.unknown(
        "Whether several identities may come from " + from + " is not known." + Places.also(c),
        c.evidence(),
        List.of(
            "shared address: " + from
                + " is in no network of the organization file, and too little history is held to know it; whose it is would tell"));
  }
}
