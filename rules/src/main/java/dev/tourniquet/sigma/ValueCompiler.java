package dev.tourniquet.sigma;

import dev.tourniquet.sigma.FieldReferenceCheck.Relation;
import dev.tourniquet.sigma.Modifier.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Turns one value of a rule into the checks it stands for; more than one when a modifier makes variants. Says with
 * IllegalArgumentException what does not fit.
 */
record ValueCompiler(FieldKey key, Placeholders placeholders) {

  List<FieldCheck> compile(Scalar value) {
    if (value.isNull()) {
      return List.of(nullCheck());
    }
    if (key.has(Modifier.EXISTS)) {
      return List.of(existsCheck(value));
    }
    if (!key.has(Modifier.EXPAND)) {
      return compileExpanded(value);
    }
    return placeholders.expand(value.text()).stream()
        .flatMap(text -> compileExpanded(new Scalar(text, value.type())).stream())
        .toList();
  }

  private FieldCheck nullCheck() {
    if (key.isKeyword()) {
      throw new IllegalArgumentException("Invalid keyword: null: write the text to search for");
    }
    if (key.modifiers().stream().anyMatch(m -> m != Modifier.NEQ)) {
      throw new IllegalArgumentException(
          "Invalid value: null: only neq applies to it; write \"%s: null\"".formatted(key.field()));
    }
    return new NullCheck();
  }

  private static FieldCheck existsCheck(Scalar value) {
    boolean wanted = value.text().equalsIgnoreCase("true");
    if (value.type() != Scalar.Type.BOOLEAN) {
      throw new IllegalArgumentException(
          "Invalid value for exists: %s: write true or false without quotes"
              .formatted(Problem.excerpt(value.text())));
    }
    return new ExistsCheck(wanted);
  }

  private List<FieldCheck> compileExpanded(Scalar value) {
    if (key.has(Modifier.RE)) {
      return List.of(Regex.compile(value.text(), key.set()));
    }
    if (key.has(Modifier.CIDR)) {
      return List.of(CidrCheck.of(value.text()));
    }
    if (key.has(Modifier.FIELDREF)) {
      return List.of(fieldReference(value.text()));
    }
    if (key.has(Kind.TIME)) {
      return List.of(timeCheck(value));
    }
    if (key.has(Kind.COMPARISON)) {
      return List.of(new NumericCheck(comparison(), number(value)));
    }
    boolean plain =
        key.modifiers().stream().allMatch(m -> m.kind() == Kind.LINKING || m.kind() == Kind.CASE);
    if (plain && !key.isKeyword() && value.type() == Scalar.Type.NUMBER) {
      return Numbers.ofRule(value.text())
          .map(number -> List.<FieldCheck>of(new NumberCheck(value.text(), number)))
          .orElseGet(() -> TextCompiler.compile(key, value.text()));
    }
    return TextCompiler.compile(key, value.text());
  }

  private FieldCheck fieldReference(String text) {
    SigmaString name = SigmaString.parse(text);
    if (name.hasWildcard() || text.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid field reference: %s: write the name of a field, without wildcards"
              .formatted(Problem.excerpt(text)));
    }
    return new FieldReferenceCheck(FieldPath.of(name.text()), relation(), key.letterCase());
  }

  private Relation relation() {
    if (key.has(Modifier.CONTAINS)) {
      return Relation.CONTAINS;
    }
    if (key.has(Modifier.STARTSWITH)) {
      return Relation.STARTS_WITH;
    }
    return key.has(Modifier.ENDSWITH) ? Relation.ENDS_WITH : Relation.EQUALS;
  }

  private FieldCheck timeCheck(Scalar value) {
    TimePart part = key.modifiers().stream()
        .filter(m -> m.kind() == Kind.TIME)
        .map(m -> TimePart.valueOf(m.name()))
        .findFirst()
        .orElseThrow();
    BigDecimal number = number(value);
    boolean inRange = number.compareTo(BigDecimal.valueOf(part.least())) >= 0
        && number.compareTo(BigDecimal.valueOf(part.most())) <= 0;
    if (!inRange) {
      throw new IllegalArgumentException("Invalid %s: %s: write a number from %d to %d"
          .formatted(
              part.name().toLowerCase(Locale.ROOT), value.text(), part.least(), part.most()));
    }
    return new TimeCheck(part, comparison(), number);
  }

  private Comparison comparison() {
    if (key.has(Modifier.LT)) {
      return Comparison.LESS;
    }
    if (key.has(Modifier.LTE)) {
      return Comparison.AT_MOST;
    }
    if (key.has(Modifier.GT)) {
      return Comparison.GREATER;
    }
    return key.has(Modifier.GTE) ? Comparison.AT_LEAST : Comparison.EQUAL;
  }

  private static BigDecimal number(Scalar value) {
    return Numbers.ofRule(value.text())
        .orElseThrow(() -> new IllegalArgumentException(
            "Invalid number: %s: this modifier compares numbers; write one"
                .formatted(Problem.excerpt(value.text()))));
  }
}
