package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Sigma rule, ready to match.
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
    implements Serializable {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

  public SigmaRule {
    requireNonNull(head, "head is null");
    requireNonNull(notes, "notes is null");
    requireNonNull(logSource, "logSource is null");
    requireNonNull(detection, "detection is null");
    requireNonNull(origin, "origin is null");
  }

  /** Unique among the rules loaded together. */
  public String id() {
    return head.id();
  }

  public String title() {
    return head.title();
  }

  public Level level() {
    return head.level();
  }

  public Status status() {
    return head.status();
  }

  /** What to ask when it fires. */
  public Optional<TriageBlock> triage() {
    return Optional.ofNullable(triageBlock);
  }

  /** MITRE ATT&amp;CK techniques among the tags, such as {@code T1537} or {@code T1098.001}. */
  public List<String> techniques() {
    return head.tags().stream()
        .map(tag -> TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT)))
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1).toUpperCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** Whether the event matches. */
  public boolean matches(JsonNode event) {
    return detection.matches(event);
  }

  /** Why the event matches; empty when it does not. */
  public List<FieldMatch> explain(JsonNode event) {
    return detection.explain(event);
  }
}
