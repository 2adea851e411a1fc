package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.Template.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;

/** Reads the condition block of one statement. */
final class ConditionReader {

  private final StatementSource source;
  private final boolean variables;

  ConditionReader(StatementSource source, boolean variables) {
    this.source = source;
    this.variables = variables;
  }

  /** All conditions; they must all hold. */
  List<Condition> conditions() {
    JsonNode block = source.json().path("Condition");
    if (!block.isMissingNode() && !block.isObject()) {
      throw StatementReader.invalid(source, ".Condition", "is not an object");
    }
    List<Condition> conditions = new ArrayList<>();
    for (Entry<String, JsonNode> operator : block.properties()) {
      if (!operator.getValue().isObject()) {
        throw StatementReader.invalid(
            source, ".Condition." + operator.getKey(), "is not an object of keys");
      }
      operator
          .getValue()
          .properties()
          .forEach(key -> conditions.add(condition(operator.getKey(), key)));
    }
    return conditions;
  }

  private Condition condition(String operator, Entry<String, JsonNode> key) {
    OperatorUse use = OperatorUse.parse(operator);
    String element = "Condition." + operator + "." + key.getKey();
    List<ConditionValue> values = new ArrayList<>();
    for (JsonNode value : StatementReader.listed(key.getValue())) {
      // Booleans and numbers are allowed here and nowhere else.
      if (!value.isValueNode() || value.isNull()) {
        throw StatementReader.invalid(
            source, "." + element, "has a value that is no text, number or boolean");
      }
      values.add(
          new ConditionValue(use.operator(), Template.of(value.asText(), syntax(use.operator()))));
    }
    return new Condition(use, key.getKey(), values);
  }

  private Syntax syntax(ConditionOperator operator) {
    if (operator.hasWildcards()) {
      return variables ? Syntax.WILDCARDS_AND_VARIABLES : Syntax.WILDCARDS;
    }
    return variables ? Syntax.VARIABLES : Syntax.PLAIN;
  }
}
