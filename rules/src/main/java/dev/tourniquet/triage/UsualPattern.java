package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.HistoryWords;
import dev.tourniquet.baseline.Networks;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.trail.SourceAddress;
import java.util.List;
import java.util.Set;

/** Does it fit what this identity always did: where it came from, when and how it worked, and since when it is? And is the call new for it? */
final class UsualPattern implements Question {

  @Override
  public String name() {
    return "pattern";
  }

  @Override
  public Answer ask(Case c) {
    return NewCalls.added(Habits.added(Footing.added(address(c), c), c), c);
  }

  private static Answer address(Case c) {
    List<String> lead = List.of(c.lead().id());
    if (c.address().has(AddressClass.NOT_AN_IP)) {
      return Answer.unknown(
          "Whether the source fits the identity's history cannot be told.",
          lead,
          List.of("pattern: no address to compare with the identity's history"));
    }
    FirstSeen seen = c.firstSeen();
    String from = c.lead().sourceAddress();
    String covered = HistoryWords.covered(c.background().history(), c.lead().account(), c.time());
    return switch (seen.novelty()) {
      case SEEN ->
        Answer.notSick(
            Weight.NOTE,
            "%s came from %s before: active on %s, %s."
                .formatted(
                    c.callerName(),
                    from,
                    Words.count(seen.activeDays(), "day"),
                    HistoryWords.from(seen.addresses())),
            lead);
      case ROAMS -> roams(c, seen);
      case NEW_STRONG, NEW_WEAK -> isNew(c, seen, covered);
      case INSUFFICIENT_HISTORY ->
        Answer.unknown(
            "INSUFFICIENT_HISTORY to say whether this is usual for " + c.callerName() + ".",
            lead,
            List.of(HistoryWords.tooLittle(seen, covered, from)));
    };
  }

  private static Answer roams(Case c, FirstSeen seen) {
    String ordinary =
        "new addresses are ordinary for %s: it came from %d addresses in %s before, and the chance of a new one is %s per observation."
            .formatted(
                c.callerName(),
                seen.addresses().size(),
                Words.count(seen.networks(), "network"),
                seen.chanceInWords());
    String from = c.lead().sourceAddress();
    List<String> lead = List.of(c.lead().id());
    if (c.located().isNew()) {
      String text = "First time from " + from + c.located().widest() + ". Otherwise " + ordinary;
      boolean known = c.address().isOurs() || c.isOrdinaryAddress();
      return Answer.maybe(known ? Weight.NOTE : Weight.STRANGE_ADDRESS, text, lead);
    }
    List<String> gaps = c.located().gaps(from);
    return new Answer(
        "First time from " + from + ", but " + ordinary,
        Reading.UNKNOWN,
        Set.of(Weight.NOTE),
        lead,
        gaps);
  }

  private static Answer isNew(Case c, FirstSeen seen, String covered) {
    boolean strong = seen.novelty() == Novelty.NEW_STRONG;
    String text =
        "First time that %s comes from %s%s: active on %s before, %s. Chance of a new address: %s per observation. %s.%s"
            .formatted(
                c.callerName(),
                c.lead().sourceAddress(),
                widest(c, seen),
                Words.count(seen.activeDays(), "day"),
                HistoryWords.from(seen.addresses()),
                seen.chanceInWords(),
                covered,
                strong ? " It smells of a lost credential." : "");
    boolean ordinary = c.address().isOurs() || c.isOrdinaryAddress();
    return Answer.maybe(
        ordinary ? Weight.NOTE : Weight.STRANGE_ADDRESS, text, List.of(c.lead().id()));
  }

  private static String widest(Case c, FirstSeen seen) {
    if (c.located().isNew()) {
      return c.located().widest();
    }
    return Networks.isNew(SourceAddress.of(c.lead()), seen.addresses())
        ? " and from that network"
        : ", in a network it used before";
  }
}
