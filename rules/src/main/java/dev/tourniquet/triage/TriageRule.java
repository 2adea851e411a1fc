package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.sigma.Level;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.TriageBlock;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a triage needs to know of the rule that fired.
 *
 * @param level what a match means by itself: critical is sick, high probably sick, anything else maybe
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

  /**
   * Whether a match is worth a case. An informational rule only marks events, says the Sigma specification: others count
   * them.
   */
  public static boolean opensCases(Rule rule) {
    return rule.level() != Level.INFORMATIONAL;
  }

  /** What triage needs of a Sigma rule. One without a {@code triage} block says by its level what a match means, as any other. */
  public static TriageRule of(Rule rule) {
    Optional<TriageBlock> block = rule.triage();
    return new TriageRule(
        rule.id(),
        rule.title(),
        rule.level().name().toLowerCase(Locale.ROOT),
        rule.techniques(),
        block.map(TriageBlock::lifeThreat).orElse(""),
        block.map(TriageBlock::questions).orElse(List.of()),
        block.map(TriageBlock::contain).orElse(""));
  }
}
