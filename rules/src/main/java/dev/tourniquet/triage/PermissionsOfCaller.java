package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.Stream;

/** What may the caller do? Policies are not evaluated here: what it was seen to do is a floor, never a ceiling. */
final class PermissionsOfCaller implements Question {

  static final String GAP =
      "PERMISSIONS_NOT_EVALUATED: the policies of the caller are not evaluated, so its class and"
          + " the constraints on resources and conditions are unknown";

  @Override
  public String name() {
    return "permissions";
  }

  @Override
  public Answer ask(Case c) {
    if (c.keys().principal().value().startsWith("root:")) {
      return Answer.maybe(
          Weight.NOTE,
          "The root user may do everything in its account.",
          List.of(c.lead().id()));
    }
    List<Event> writes = Stream.concat(
            c.effective().stream(), c.file().pivots().byIdentity().events().stream())
        .filter(event -> event.succeeded() && !event.readOnly())
        .toList();
    List<String> operations = writes.stream()
        .map(event -> event.service() + ":" + event.operation())
        .distinct()
        .sorted()
        .toList();
    String seen = operations.isEmpty()
        ? "No successful write of it is held."
        : "It was seen to do: " + Words.list(operations) + ".";
    return Answer.unknown(
        "What %s may do is not evaluated. %s".formatted(c.callerName(), seen),
        writes.stream().map(Event::id).toList(),
        List.of(GAP));
  }
}
