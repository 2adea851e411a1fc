package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

/**
 * A Sigma correlation rule: matches of other rules that belong together.
 *
 * @param head id, title, status, level and tags
 * @param notes description, author, references and the like
 * @param correlation what it looks for
 * @param triageBlock what to ask when it fires; null for a rule that does not say, see {@link #triage()}
 * @param origin where it was read
 */
public record CorrelationRule(
    RuleHead head,
    RuleNotes notes,
    Correlation correlation,
    TriageBlock triageBlock,
    RuleOrigin origin)
    implements Rule {

  public CorrelationRule {
    requireNonNull(head, "head is null");
    requireNonNull(notes, "notes is null");
    requireNonNull(correlation, "correlation is null");
    requireNonNull(origin, "origin is null");
  }

  CorrelationRule with(Correlation linked) {
    return new CorrelationRule(head, notes, linked, triageBlock, origin);
  }
}
