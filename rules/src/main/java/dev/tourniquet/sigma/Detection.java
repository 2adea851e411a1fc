package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a rule looks for, compiled. Any JSON is taken as an event, and none makes it throw. */
public final class Detection implements Serializable {

  private final Expression expression;

  Detection(Expression expression) {
    this.expression = requireNonNull(expression, "expression is null");
  }

  /** Whether the event matches. What is no object matches nothing. */
  public boolean matches(JsonNode event) {
    return event.isObject() && matches(new EventView(event));
  }

  /** Both this and the other. */
  Detection and(Detection other) {
    return new Detection(new AllOf(List.of(expression, other.expression)));
  }

  boolean matches(EventView event) {
    return expression.test(event);
  }

  /** Folded values of which the field must have one in every event that matches; empty when any may do. */
  Optional<Set<String>> required(String field) {
    return expression.required(field);
  }
}
