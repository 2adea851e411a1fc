package dev.tourniquet.sigma;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the typed values of a mapping; what has the wrong type becomes a problem and reads as absent. */
record Fields(YamlMap map, Problems problems) {

  /** The text of a key; empty when it is absent or null. */
  String text(String key) {
    return map.value(key)
        .flatMap(node -> problems.attempt(node, () -> scalar(key, node)))
        .orElse("");
  }

  /** The text of a key that must be there. */
  String mandatory(String key) {
    int before = problems.count();
    String text = text(key);
    if (text.isBlank() && problems.count() == before) {
      problems.error(
          map.value(key).orElse(map.node()),
          "Missing %s: a rule needs one; add \"%s: …\"".formatted(key, key));
    }
    return text;
  }

  /** The strings in the list of a key; empty when it is absent or null. */
  List<String> texts(String key) {
    return map.value(key)
        .flatMap(node -> problems.attempt(node, () -> list(key, node)))
        .orElse(List.of());
  }

  /** The strings of a key that may also be a single text; empty when it is absent or null. */
  List<String> oneOrMore(String key) {
    return map.value(key).filter(ScalarNode.class::isInstance).isPresent()
        ? Stream.of(text(key)).filter(text -> !text.isBlank()).toList()
        : texts(key);
  }

  /** A number from 1; 0 when it is absent or null. */
  long count(String key) {
    String text = text(key);
    if (text.isEmpty() || text.matches("[1-9]\\d{0,8}")) {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    }
    problems.error(
        map.value(key).orElse(map.node()),
        "Invalid %s: %s; write a number from 1".formatted(key, Problem.excerpt(text)));
    return 0;
  }

  /** Whether a key is true; false when it is absent. */
  boolean flag(String key) {
    String text = text(key);
    if (!text.isEmpty() && !text.matches("(?i)true|false")) {
      problems.error(
          map.value(key).orElse(map.node()),
          "Invalid %s: %s; write true or false".formatted(key, Problem.excerpt(text)));
    }
    return text.equalsIgnoreCase("true");
  }

  private static List<String> list(String key, Node node) {
    if (node instanceof ScalarNode scalar && Scalar.of(scalar).isNull()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw new Invalid(
          node,
          "Invalid %s: a list is expected; write each item on a line after \"- \"".formatted(key));
    }
    return sequence.getValue().stream().map(item -> scalar(key, item)).toList();
  }

  private static String scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw new Invalid(node, "Invalid %s: text is expected, not a list or mapping".formatted(key));
    }
    return Scalar.of(scalar).isNull() ? "" : scalar.getValue();
  }

  /** One of the constants of an enum by its word; empty when absent. */
  <E extends Enum<E> & Word> Optional<E> word(String key, E[] known) {
    String text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> found = Stream.of(known).filter(e -> e.word().equals(text)).findFirst();
    if (found.isEmpty()) {
      problems.error(
          map.value(key).orElse(map.node()),
          "Unknown %s: %s; write one of %s"
              .formatted(
                  key, Problem.excerpt(text), Stream.of(known).map(Word::word).toList()));
    }
    return found;
  }
}
