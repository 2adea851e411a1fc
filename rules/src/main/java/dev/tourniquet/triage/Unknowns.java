package dev.tourniquet.triage;

import java.util.ArrayList;
import java.util.List;

/** What do we not know, and who could tell? A bleed can be stopped while the patient is still sick. */
final class Unknowns implements Question {

  @Override
  public String name() {
    return "unknowns";
  }

  @Override
  public Answer ask(Case c) {
    List<String> gaps = new ArrayList<>();
    boolean longTerm = c.keys().credential().value().startsWith("AKIA");
    gaps.add(
        longTerm
            ? "cause: how the credentials of " + c.callerName()
                + " came to be used from there is not in the logs; ask the key's owner, then look at the hosts that hold it"
            : "cause: whether " + c.callerName()
                + " meant to do this is not in the logs; ask the person, by another channel than the account");
    if (!c.exposure().added().isEmpty()) {
      gaps.add(
          "copies: what was read or copied meanwhile shows only in the other account's logs, or in data events");
    }
    return Answer.unknown("Why it happened is not answered.", List.of(), gaps);
  }
}
