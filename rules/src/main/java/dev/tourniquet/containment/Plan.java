package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/** Steps in the order to take: {@code least} disruptive, or {@code strong}est. */
public record Plan(String name, List<Step> steps) implements Serializable {
  public Plan {
    requireNonNull(name, "name is null");
    steps = List.copyOf(steps);
  }
}
