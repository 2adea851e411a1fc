package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A Sigma rule for single events, ready to match.
 *
 * @param head id, title, status, level and tags
 * @param notes description, author, references and the like
 * @param logSource the logs it is written for
 * @param detection what it looks for
 * @param triageBlock what to ask when it fires; null for a rule that does not say, see {@link #triage()}
 * @param origin where it was read
 */
public record SigmaRule(
    RuleHead head,
    RuleNotes notes,
    LogSource logSource,
    Detection detection,
    TriageBlock triageBlock,
    RuleOrigin origin)
    implements Rule {

  public SigmaRule {
    requireNonNull(head, "head is null");
    requireNonNull(notes, "notes is null");
    requireNonNull(logSource, "logSource is null");
    requireNonNull(detection, "detection is null");
    requireNonNull(origin, "origin is null");
  }

  /** Whether the event matches. */
  public boolean matches(JsonNode event) {
    return detection.matches(event);
  }

  /** The same rule for fewer events: those that the filter lets through as well. */
  SigmaRule filtered(Filter filter) {
    return new SigmaRule(
        head, notes, logSource, detection.and(filter.detection()), triageBlock, origin);
  }
}
