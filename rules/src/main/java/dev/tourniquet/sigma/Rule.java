package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule that can fire: on one event, or on several that belong together. */
public sealed interface Rule extends Serializable permits SigmaRule, CorrelationRule {

  /** Id, title, status, level and tags. */
  RuleHead head();

  /** Description, author, references and the like. */
  RuleNotes notes();

  /** What to ask when it fires; null for a rule that does not say, see {@link #triage()}. */
  TriageBlock triageBlock();

  /** Where it was read. */
  RuleOrigin origin();

  /** Unique among the rules loaded together. */
  default String id() {
    return head().id();
  }

  default String title() {
    return head().title();
  }

  default Level level() {
    return head().level();
  }

  default Status status() {
    return head().status();
  }

  /** What to ask when it fires. */
  default Optional<TriageBlock> triage() {
    return Optional.ofNullable(triageBlock());
  }

  /** MITRE ATT&amp;CK techniques among the tags, such as {@code T1537} or {@code T1098.001}. */
  default List<String> techniques() {
    return head().tags().stream()
        .map(tag -> Tags.TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT)))
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1).toUpperCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /** How tags are written. */
  final class Tags {
    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");

    private Tags() {}
  }
}
