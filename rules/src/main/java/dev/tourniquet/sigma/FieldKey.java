package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The key of a detection item, {@code field|modifier|modifier}.
 *
 * @param field empty for keywords
 * @param modifiers in the order written, which is the order they apply in
 */
record FieldKey(String field, List<Modifier> modifiers) {

  FieldKey {
    modifiers = List.copyOf(modifiers);
  }

  /** Reads a key.
   *
   * @throws IllegalArgumentException for unknown modifiers and for those that do not go together
   */
  static FieldKey parse(String key) {
    String[] parts = key.split("\\|", -1);
    List<Modifier> modifiers = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String word = parts[i];
      Modifier modifier = Modifier.of(word)
          .orElseThrow(
              () -> new IllegalArgumentException("Unknown modifier: %s in %s; known ones are %s"
                  .formatted(Problem.excerpt(word), Problem.excerpt(key), Modifier.known())));
      modifiers.add(modifier);
    }
    FieldKey parsed = new FieldKey(parts[0], modifiers);
    Combination.check(parsed);
    return parsed;
  }

  boolean isKeyword() {
    return field.isEmpty();
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  boolean has(Modifier.Kind kind) {
    return modifiers.stream().anyMatch(m -> m.kind() == kind);
  }

  Set<Modifier> set() {
    Set<Modifier> set = EnumSet.noneOf(Modifier.class);
    set.addAll(modifiers);
    return set;
  }

  Case letterCase() {
    return has(Modifier.CASED) ? Case.KEPT : Case.IGNORED;
  }

  FieldPath path() {
    return isKeyword() ? FieldPath.WHOLE_EVENT : FieldPath.of(field);
  }
}
