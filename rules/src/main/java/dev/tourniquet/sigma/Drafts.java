package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Documents as read, each by itself: correlations and filters still name rules as their authors wrote them. */
final class Drafts {

  /** A rule and its document, for telling where a reference is wrong. */
  record DraftRule(Rule rule, YamlMap document) {}

  /** A filter and its document. */
  record DraftFilter(Filter filter, YamlMap document, String file) {}

  private final Placeholders placeholders;
  private final Map<String, DraftRule> rules = new LinkedHashMap<>();
  private final List<DraftFilter> filters = new ArrayList<>();

  Drafts(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  Placeholders placeholders() {
    return placeholders;
  }

  void add(Rule rule, YamlMap document, Problems problems) {
    DraftRule known =
        rules.putIfAbsent(rule.id().toLowerCase(Locale.ROOT), new DraftRule(rule, document));
    if (known != null) {
      problems.error(
          document.node(),
          "Duplicate id: %s: \"%s\" in %s has it too; give this rule an id of its own"
              .formatted(
                  Problem.excerpt(rule.id()),
                  Problem.excerpt(known.rule().title()),
                  known.rule().origin()));
    }
  }

  /** Whether a rule has that id, in whatever case, as UUIDs are. */
  boolean has(String id) {
    return rules.containsKey(id.toLowerCase(Locale.ROOT));
  }

  void add(Filter filter, YamlMap document, String file) {
    filters.add(new DraftFilter(filter, document, file));
  }

  /** In the order they were added, each id once. */
  List<DraftRule> rules() {
    return List.copyOf(rules.values());
  }

  List<DraftFilter> filters() {
    return List.copyOf(filters);
  }
}
