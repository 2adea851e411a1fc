package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressClasses;
import java.util.List;

/**
 * May several identities come from this address? From a network of ours they do every day; from one that nobody knows
 * one person holds the keys of several.
 */
final class SharedAddress implements Question {

  @Override
  public String name() {
    return "address";
  }

  @Override
  public Answer ask(Case c) {
    AddressClasses address = c.address();
    String from = c.lead().sourceAddress();
    if (address.has(AddressClass.ORG)) {
      return ours(c, "%s is a network of ours: %s.".formatted(from, address.network()));
    }
    if (address.has(AddressClass.KNOWN_TO_ORG)) {
      return ours(c, from + " was used by the organization's identities for weeks.");
    }
    if (address.has(AddressClass.UNKNOWN) && address.enoughHistory()) {
      return Answer.sick(
          Weight.LIFE_THREAT,
          "Several identities came from %s, which is in no network of ours and was not used before by enough of us."
              .formatted(from),
          c.evidence());
    }
    return Answer.unknown(
        "Whether several identities may come from " + from + " is not known.",
        c.evidence(),
        List.of(
            "shared address: " + from
                + " is in no network of the organization file, and too little history is held to know it; whose it is would tell"));
  }

  private static Answer ours(Case c, String text) {
    return Answer.notSick(Weight.CLEARED, text + " Several identities share it.", c.evidence());
  }
}
