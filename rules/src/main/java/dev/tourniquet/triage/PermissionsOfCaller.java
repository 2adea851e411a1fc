package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ServicePrefix;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may the caller do? Its class tells how far it can go and leaves the verdict as it is: what it did with it is asked
 * elsewhere. Where policies are not held, what it was seen to do is a floor, never a ceiling.
 */
final class PermissionsOfCaller implements Question {

  private static final int MOST_EVIDENCE = 10;
  private static final Set<String> HIGH = Set.of("ADMIN", "ESCALATES");
  private static final Set<String> WIDE = Set.of("MAY_ESCALATE", "WIDE_BOUNDED");

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
    CallerPermissions permissions = c.background().permissions();
    return permissions.known() ? assessed(c, permissions) : seen(c, permissions);
  }

  private static Answer assessed(Case c, CallerPermissions permissions) {
    String text = "%s is %s. %s"
        .formatted(c.callerName(), permissions.permissionClass(), permissions.sentence());
    List<String> evidence = List.of(c.lead().id());
    Answer answer = HIGH.contains(permissions.permissionClass())
        ? Answer.sick(Weight.NOTE, text, evidence)
        : WIDE.contains(permissions.permissionClass())
            ? Answer.maybe(Weight.NOTE, text, evidence)
            : Answer.notSick(Weight.NOTE, text, evidence);
    return answer.withGaps(permissions.gaps());
  }

  private static Answer seen(Case c, CallerPermissions permissions) {
    List<Event> writes = Stream.concat(
            c.effective().stream(), c.file().pivots().byIdentity().events().stream())
        .filter(event -> event.succeeded() && !event.readOnly())
        .toList();
    List<String> operations = writes.stream()
        .map(event -> ServicePrefix.of(event.source()) + ":" + event.operation())
        .distinct()
        .sorted()
        .toList();
    String seen = operations.isEmpty()
        ? "No successful write of it is held."
        : "It was seen to do: " + Words.list(operations) + ".";
    return Answer.unknown(
        "What %s may do is not known. %s".formatted(c.callerName(), seen),
        writes.stream().map(Event::id).distinct().limit(MOST_EVIDENCE).toList(),
        permissions.gaps());
  }
}
