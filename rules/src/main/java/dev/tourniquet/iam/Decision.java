package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The answer to a request with what decided it.
 *
 * @param outcome the answer
 * @param layer the kind of policy that decided
 * @param statements those that deny or allow; empty when it was that nothing allows
 * @param unmetKeys the condition keys one would have to know; only for Maybe
 */
public record Decision(
    Outcome outcome, Layer layer, List<StatementSource> statements, Set<String> unmetKeys)
    implements Serializable {

  public Decision {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(layer, "layer is null");
    statements = List.copyOf(statements);
    unmetKeys = Collections.unmodifiableSet(new TreeSet<>(unmetKeys));
  }

  /** One sentence: what was decided and by what. */
  public String reason() {
    return switch (outcome) {
      case ALLOWED -> "The " + layer + " allows it: " + cited();
      case EXPLICITLY_DENIED -> "The " + layer + " denies it: " + cited();
      case IMPLICITLY_DENIED -> "No " + layer + " allows it";
      case MAYBE ->
        "It depends on " + String.join(", ", unmetKeys) + " (" + layer + ": " + cited() + ")";
    };
  }

  private String cited() {
    return statements.isEmpty() ? "no statement" : statements.get(0).toString();
  }
}
