package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * What a question found. It has evidence or a named gap, never neither; what is not known can only be
 * {@link Reading#UNKNOWN} or worse, never calm.
 *
 * @param text one or two plain sentences
 * @param weights what the answer does to the verdict
 * @param evidence event ids
 * @param gaps what is not known and why
 */
record Answer(
    String text, Reading reading, Set<Weight> weights, List<String> evidence, List<String> gaps) {

  /** Lists of evidence are cut here; counts never are. */
  private static final int MOST_EVIDENCE = 100;

  /** Names in logs are chosen by attackers: no answer grows with them. */
  private static final int LONGEST_TEXT = 2_000;

  Answer {
    text = Words.cut(text, LONGEST_TEXT);
    requireNonNull(reading, "reading is null");
    weights = Set.copyOf(weights);
    evidence = evidence.stream().distinct().limit(MOST_EVIDENCE).toList();
    gaps = gaps.stream().map(gap -> Words.cut(gap, LONGEST_TEXT)).toList();
    if (evidence.isEmpty() && gaps.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid answer: '" + text + "' has neither evidence nor a gap");
    }
    if (reading == Reading.NOT_SICK && evidence.isEmpty()) {
      throw new IllegalArgumentException("Invalid answer: '" + text + "' calms without evidence");
    }
  }

  static Answer sick(Weight weight, String text, List<String> evidence) {
    return new Answer(text, Reading.SICK, Set.of(weight), evidence, List.of());
  }

  static Answer maybe(Weight weight, String text, List<String> evidence) {
    return new Answer(text, Reading.MAYBE, Set.of(weight), evidence, List.of());
  }

  static Answer notSick(Weight weight, String text, List<String> evidence) {
    return new Answer(text, Reading.NOT_SICK, Set.of(weight), evidence, List.of());
  }

  /** The calls themselves show that the condition does not hold. */
  static Answer notMet(String text, List<String> evidence) {
    return new Answer(
        text, Reading.NOT_SICK, Set.of(Weight.CLEARED, Weight.NOT_MET), evidence, List.of());
  }

  /** Not known: each gap says what is missing and what would answer. */
  static Answer unknown(String text, List<String> evidence, List<String> gaps) {
    if (gaps.isEmpty()) {
      throw new IllegalArgumentException("Invalid answer: '" + text + "' names no gap");
    }
    return new Answer(text, Reading.UNKNOWN, Set.of(Weight.NOTE), evidence, gaps);
  }

  Answer withGaps(List<String> more) {
    return new Answer(text, reading, weights, evidence, more);
  }
}
