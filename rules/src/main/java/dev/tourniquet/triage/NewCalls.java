package dev.tourniquet.triage;

import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.HistoryWords;
import dev.tourniquet.baseline.UnusualCall;
import dev.tourniquet.baseline.UnusualCall.What;
import dev.tourniquet.baseline.Usage;
import dev.tourniquet.iam.SensitiveCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the call itself is new for who made it. Rules fire on what is rare for anyone, so a new operation is said and
 * weighs nothing; one that exposes data or credentials makes the answer a maybe.
 */
final class NewCalls {

  private NewCalls() {}

  /** The answer with what is new about the call, or why that cannot be told. */
  static Answer added(Answer answer, Case c) {
    UnusualCall unusual = UnusualCall.of(c.background().history(), c.lead());
    List<String> text = new ArrayList<>(List.of(answer.text()));
    text.addAll(said(unusual, c));
    List<String> gaps = new ArrayList<>(answer.gaps());
    gaps.addAll(tooLittle(unusual, c));
    boolean strong = unusual.has(What.NEW_OP) && isSensitive(c);
    return new Answer(
        String.join(" ", text),
        strong && answer.reading() == Reading.NOT_SICK ? Reading.MAYBE : answer.reading(),
        answer.weights(),
        answer.evidence(),
        gaps);
  }

  private static List<String> said(UnusualCall unusual, Case c) {
    Usage usage = c.background().history().usage();
    List<String> said = new ArrayList<>();
    if (unusual.has(What.NEW_OP)) {
      said.add("NEW_OP: its first %s, after %s of day and operation on %s%s."
          .formatted(
              call(c),
              Words.count(usage.observations(), "pair"),
              Words.count(usage.activeDays(), "day"),
              isSensitive(c) ? "; it is one that matters in an incident" : ""));
    } else if (usage.operationDays() > 0) {
      said.add(
          "It made this call on %s before.".formatted(Words.count(usage.operationDays(), "day")));
    }
    if (unusual.has(What.NEW_SERVICE)) {
      said.add("NEW_SERVICE: it never called " + service(c) + " before.");
    }
    if (unusual.has(What.NEW_OP) && usage.peerDays() > 0) {
      said.add(
          "Its peers made this call on %s before.".formatted(Words.count(usage.peerDays(), "day")));
    }
    if (unusual.has(What.NEW_OP_FOR_PEERS)) {
      said.add("NEW_OP_FOR_PEERS: neither it nor any of %s called it in %s of logs before."
          .formatted(
              Words.count(usage.peers(), "peer"), Words.count(unusual.coveredDays(), "day")));
    }
    if (unusual.has(What.NEW_OP_FOR_ACCOUNT)) {
      said.add("NEW_OP_FOR_ACCOUNT: nobody in account %s called it in %s of logs before."
          .formatted(c.lead().account(), Words.count(unusual.coveredDays(), "day")));
    }
    if (unusual.has(What.NEW_REGION_FOR_ACCOUNT)) {
      said.add("NEW_REGION: nobody in the account called anything in %s before."
          .formatted(c.lead().region()));
    } else if (unusual.has(What.NEW_REGION)) {
      said.add("NEW_REGION: it never called anything in " + c.lead().region() + " before.");
    }
    return said;
  }

  private static List<String> tooLittle(UnusualCall unusual, Case c) {
    History history = c.background().history();
    List<String> gaps = new ArrayList<>();
    String covered = HistoryWords.covered(history, c.lead().account(), c.time());
    if (!unusual.enoughOfIdentity()) {
      gaps.add(
          "operation: INSUFFICIENT_HISTORY: %s. This identity made %s of day and operation on %s. Too little to call %s unusual for it (%d pairs on %d active days needed); listed as unverified"
              .formatted(
                  covered,
                  Words.count(history.usage().observations(), "pair"),
                  Words.count(history.usage().activeDays(), "day"),
                  call(c),
                  UnusualCall.MIN_OBSERVATIONS,
                  UnusualCall.MIN_ACTIVE_DAYS));
    }
    if (!unusual.enoughOfAccount()) {
      gaps.add(
          "operation and region: INSUFFICIENT_HISTORY: %s. Too little to call %s or %s unusual for the account (%d covered days needed); listed as unverified"
              .formatted(covered, call(c), c.lead().region(), UnusualCall.MIN_COVERED_DAYS));
    }
    return gaps;
  }

  private static boolean isSensitive(Case c) {
    return SensitiveCalls.has(c.lead().source(), c.lead().operation());
  }

  private static String call(Case c) {
    return service(c) + ":" + c.lead().operation();
  }

  private static String service(Case c) {
    return c.lead().service();
  }
}
