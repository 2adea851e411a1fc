package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes calls that changed an account back, from the latest to the first. What a call replaced is looked for in the calls
 * before it; where it is not there, what was in its place is a gap of the one it hung on.
 */
final class IamRollback {
  private static final Map<String, String> INVERSE = inverses();

  private final IamWrites writes;
  private final Map<String, Event> earlier;
  private final Set<String> restored = new HashSet<>();

  /**
   * Starts from what was collected later.
   *
   * @param earlier calls before those that are taken back, the oldest first
   */
  IamRollback(IamAccount later, List<Event> earlier) {
    this.writes = new IamWrites(later);
    this.earlier = new HashMap<>();
    earlier.stream()
        .filter(call -> new IamCall(call).counts())
        .filter(call -> call.account().equals(later.id()))
        .filter(call -> !new IamCall(call).isAboutPolicy() || new IamCall(call).putsInForce())
        .forEach(call -> this.earlier.put(slot(call), call));
  }

  /** The account before all calls taken back so far. */
  IamAccount account() {
    return writes.account();
  }

  /** Takes one call back; it must be the latest of those that are left. */
  void undo(Event call) {
    IamCall which = new IamCall(call);
    if (!which.counts() || which.omitted() || which.renames()) {
      writes.apply(call);
    } else if (which.changesTags()) {
      writes.note(which.unknown("which tags there were before it is in no log"));
    } else if (which.isAboutPolicy()) {
      writes.forget(call);
      Optional.ofNullable(earlier.get(slot(call))).ifPresent(writes::apply);
    } else {
      undoOne(call);
    }
  }

  private void undoOne(Event call) {
    String inverse = INVERSE.get(call.operation());
    String slot = slot(call);
    if (inverse != null && writes.holds(call)) {
      writes.apply(renamed(call, inverse));
    } else if (!slot.isEmpty() && restored.add(slot)) {
      restore(call, earlier.get(slot));
    }
  }

  private void restore(Event call, Event before) {
    if (!writes.holds(call)) {
      return;
    }
    if (before != null) {
      writes.apply(before);
    } else {
      writes.forget(call);
    }
  }

  /** What a call puts something into the place of; empty when it replaces nothing. */
  private static String slot(Event call) {
    String operation = call.operation();
    String of = Stream.of("userName", "roleName", "groupName")
        .map(name -> call.text("requestParameters." + name))
        .collect(Collectors.joining("/"));
    if (operation.matches("(Put|Delete)(User|Role|Group)Policy")) {
      return "inline " + of + "/" + call.text("requestParameters.policyName");
    }
    if (operation.matches("(Put|Delete)(User|Role)PermissionsBoundary")) {
      return "boundary " + of;
    }
    if (operation.equals("UpdateAssumeRolePolicy")) {
      return "trust " + of;
    }
    IamCall which = new IamCall(call);
    return which.isAboutPolicy() ? "document " + which.policyArn() : "";
  }

  private static Event renamed(Event call, String operation) {
    ObjectNode record = call.record().deepCopy();
    return new Event(record.put("eventName", operation));
  }

  private static Map<String, String> inverses() {
    Map<String, String> inverses = new HashMap<>();
    for (String type : List.of("User", "Role", "Group")) {
      inverses.put("Attach" + type + "Policy", "Detach" + type + "Policy");
      inverses.put("Detach" + type + "Policy", "Attach" + type + "Policy");
      inverses.put("Create" + type, "Delete" + type);
    }
    inverses.put("AddUserToGroup", "RemoveUserFromGroup");
    inverses.put("RemoveUserFromGroup", "AddUserToGroup");
    return Map.copyOf(inverses);
  }
}
