package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the verdict ledger: a question of the triage card, its answer and what the verdict was after it.
 *
 * @param question name of the question, such as {@code destination}
 * @param answer one or two plain sentences
 * @param reading what this answer says on its own
 * @param verdict the running verdict after this answer
 * @param evidence event ids that prove the answer
 * @param gaps what is not known and why; an answer has evidence or gaps, never neither
 */
public record Sign(
    String question,
    String answer,
    Reading reading,
    Verdict verdict,
    List<String> evidence,
    List<String> gaps)
    implements Serializable {
  public Sign {
    requireNonNull(question, "question is null");
    requireNonNull(answer, "answer is null");
    requireNonNull(reading, "reading is null");
    requireNonNull(verdict, "verdict is null");
    evidence = List.copyOf(evidence);
    gaps = List.copyOf(gaps);
    if (evidence.isEmpty() && gaps.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid answer to '" + question + "': it has neither evidence nor a gap");
    }
  }

  Sign with(String gap) {
    return new Sign(
        question,
        answer,
        reading,
        verdict,
        evidence,
        Stream.concat(gaps.stream(), Stream.of(gap)).toList());
  }
}
