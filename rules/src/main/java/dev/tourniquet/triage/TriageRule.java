package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * What a triage needs to know of the rule that fired.
 *
 * @param level the rule's own guess: informational, low, medium, high or critical; empty when it has none
 * @param attack ATT&amp;CK technique ids, such as {@code T1537}
 * @param lifeThreat such as {@code cross-account-sharing}; empty when the rule names none
 * @param questions names of the questions to ask, in this order; empty for all of the triage card
 * @param contain name of the action that stops the bleed; empty when the rule names none
 */
public record TriageRule(
    String id,
    String title,
    String level,
    List<String> attack,
    String lifeThreat,
    List<String> questions,
    String contain)
    implements Serializable {
  public TriageRule {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(level, "level is null");
    attack = List.copyOf(attack);
    requireNonNull(lifeThreat, "lifeThreat is null");
    questions = List.copyOf(questions);
    requireNonNull(contain, "contain is null");
  }
}
