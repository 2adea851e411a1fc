package dev.tourniquet.sigma;

import java.util.Set;

/**
 * Names that a {@code triage} block may use. Whoever triages has them; without them a block is read as it is.
 *
 * @param questions what may be asked
 * @param actions what may stand after {@code contain}
 */
public record TriageNames(Set<String> questions, Set<String> actions) {

  static final TriageNames ANY = new TriageNames(Set.of(), Set.of());

  public TriageNames {
    questions = Set.copyOf(questions);
    actions = Set.copyOf(actions);
  }
}
