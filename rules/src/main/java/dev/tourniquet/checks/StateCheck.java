package dev.tourniquet.checks;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A condition that a resource's configuration meets or not, at any moment.
 *
 * @param id stable
 * @param title what is wrong when it fails
 * @param types resource types that have it
 * @param attributes what it looks at
 * @param fails YES where the condition holds, and so the check fails; UNKNOWN where the state does not tell
 */
record StateCheck(
    String id,
    String title,
    Set<String> types,
    List<String> attributes,
    Function<State, Presence> fails) {

  StateCheck {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    types = Set.copyOf(types);
    attributes = List.copyOf(attributes);
    requireNonNull(fails, "fails is null");
  }
}
