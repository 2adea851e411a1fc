package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.config.Change;
import dev.tourniquet.trail.Event;
import java.util.List;

/**
 * Takes back an inline policy that was written. Writing one under a name that is taken replaces what was there, so what
 * was there goes back in its place; only a name that was free is freed.
 */
final class InlinePolicy {

  private static final String ATTRIBUTE = "inlinePolicies";
  private static final String NOT_KNOWN =
      "Whether a policy of this name was there before is not in the logs: if so, what it allowed goes too, and its document has to be put back by hand";

  private InlinePolicy() {}

  /** For the user, role or group named. */
  static List<Step> takenBack(Situation s, ObjectNode who) {
    String name = s.trigger().text("requestParameters.policyName");
    List<Event> writes = s.inForce().stream()
        .filter(event -> event.operation().equals(s.trigger().operation()))
        .filter(event -> event.text("requestParameters.policyName").equals(name))
        .filter(event -> Grants.who(event).equals(who))
        .toList();
    if (writes.isEmpty() || document(writes.get(0)).isEmpty()) {
      return List.of();
    }
    String put = s.trigger().operation();
    ObjectNode policy = who.deepCopy().put("PolicyName", name);
    JsonNode before = before(s, writes);
    Step step = Grants.step(
        s,
        before.isObject()
            ? written(put, policy, before.toString())
            : new Call("iam", put.replace("Put", "Delete"), policy),
        written(put, policy, document(writes.get(0))),
        Read.iam(put.replace("Put", "Get"), policy));
    return List.of(before.isNull() ? step.warning(NOT_KNOWN) : step);
  }

  private static Call written(String put, ObjectNode policy, String document) {
    return new Call("iam", put, policy.deepCopy().put("PolicyDocument", document));
  }

  /** The newest document that none of the triggers wrote: missing where there was none, null where nobody knows. */
  private static JsonNode before(Situation s, List<Event> writes) {
    for (Event write : writes) {
      JsonNode before = before(s, write);
      String was = before.toString();
      boolean byTrigger = writes.stream().anyMatch(one -> ExactPolicies.isSame(was, document(one)));
      if (!before.isObject() || !byTrigger) {
        return before;
      }
    }
    return Json.nothing();
  }

  private static JsonNode before(Situation s, Event write) {
    String name = write.text("requestParameters.policyName");
    return s.changes().stream()
        .filter(change -> change.eventId().equals(write.id()))
        .filter(change -> change.cause().attribute().equals(ATTRIBUTE))
        .findFirst()
        .map(change -> before(change, name))
        .orElseGet(() -> s.before().containsKey(ATTRIBUTE)
            ? s.before().get(ATTRIBUTE).path(name)
            : Json.nothing());
  }

  /** A policy that was known is compared statement by statement: the whole is what goes back. */
  private static JsonNode before(Change change, String name) {
    JsonNode whole = change.cause().whole();
    return whole.isObject() ? whole.path(name) : change.before();
  }

  private static String document(Event write) {
    return write.text("requestParameters.policyDocument");
  }
}
