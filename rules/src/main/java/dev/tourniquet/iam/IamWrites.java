package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.IamEntity.Attachments;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Carries an account forward over calls that changed its identities: what CloudTrail recorded after the inventory was
 * taken is laid on top of it. A call whose effect cannot be known from its record becomes a gap.
 */
final class IamWrites {

  private final String account;
  private final Map<String, IamEntity> entities;
  private final Map<String, IamEntity> groups;
  private final List<Gap> gaps;
  private final PolicyWrites managed;

  IamWrites(IamAccount before) {
    this.account = before.id();
    this.entities = new LinkedHashMap<>(before.entities());
    this.groups = new LinkedHashMap<>(before.groups());
    this.gaps = new ArrayList<>(before.gaps());
    this.managed = new PolicyWrites(before.managed(), gaps);
  }

  /** The account after all calls so far. */
  IamAccount account() {
    return new IamAccount(account, entities, groups, managed.policies(), gaps);
  }

  /** Lays one call on top. */
  void apply(Event event) {
    IamCall call = new IamCall(event);
    if (!call.counts()) {
      return;
    }
    String name = call.operation();
    if (call.omitted()) {
      gaps.add(call.unknown("its parameters were too large to be recorded"));
    } else if (name.matches("Create(User|Role|Group)")) {
      create(event);
    } else if (name.matches("Delete(User|Role|Group)")) {
      entities.remove(targetArn(event));
      groups.remove(event.text("requestParameters.groupName"));
    } else if (call.renames()) {
      note(call.unknown("it gives " + call.subject() + " another name or path"));
    } else if (call.isAboutPolicy()) {
      managed.apply(call);
    } else {
      change(event, name);
    }
  }

  /** Adds what cannot be known of the account. */
  void note(Gap gap) {
    gaps.add(gap);
  }

  private void create(Event event) {
    String type = new IamCall(event).made();
    JsonNode made = event.response().path(type);
    String arn = made.path("arn")
        .asText("arn:" + Partition.ofRegion(event.region()) + ":iam::" + account + ":" + type + "/"
            + event.text("requestParameters." + type + "Name"));
    Attachments none = new Attachments(
        List.of(), List.of(), event.text("requestParameters.permissionsBoundary"), List.of());
    List<Policy> trust =
        type.equals("role") ? read(event, "assumeRolePolicyDocument", trustName(arn)) : List.of();
    IamEntity entity = new IamEntity(
        Caller.of(arn),
        made.path(type + "Id").asText(""),
        none,
        List.of(),
        trust,
        List.of(),
        Map.of());
    if (type.equals("group")) {
      groups.put(entity.caller().name(), entity);
    } else {
      entities.put(arn, entity);
    }
  }

  /** Whether the user, role or group that a call is about is here. */
  boolean holds(Event event) {
    String group = new IamCall(event).group();
    return group.isEmpty() ? !targetArn(event).isEmpty() : groups.containsKey(group);
  }

  /** Takes away what a call left in its place; what was there before it is not known. */
  void forget(Event event) {
    IamCall call = new IamCall(event);
    if (call.isAboutPolicy()) {
      managed.undo(call);
    } else {
      alter(event, entity -> IamWrite.forgetting(entity, event));
    }
  }

  private void change(Event event, String name) {
    UnaryOperator<IamEntity> change = IamWrite.of(event, name, this::read);
    if (change == null) {
      return;
    }
    if (!alter(event, change)) {
      gaps.add(new IamCall(event).unknown("it is about somebody the inventory does not hold"));
    }
  }

  private boolean alter(Event event, UnaryOperator<IamEntity> change) {
    String group = new IamCall(event).group();
    if (!group.isEmpty()) {
      return groups.computeIfPresent(group, (key, entity) -> change.apply(entity)) != null;
    }
    return entities.computeIfPresent(targetArn(event), (key, entity) -> change.apply(entity))
        != null;
  }

  /** Requests give names; paths are known from the inventory only. */
  private String targetArn(Event event) {
    String user = new IamCall(event).user();
    String name = user.isEmpty() ? new IamCall(event).role() : user;
    return entities.values().stream()
        .filter(entity -> entity.caller().isRole() == user.isEmpty())
        .filter(entity -> entity.caller().name().equals(name))
        .map(IamEntity::arn)
        .findFirst()
        .orElse("");
  }

  private List<Policy> read(Event event, String parameter, String policyName) {
    try {
      return List.of(PolicyReader.read(policyName, event.at("requestParameters." + parameter)));
    } catch (PolicySyntaxException e) {
      gaps.add(new Gap(GapCode.POLICY_UNREADABLE, e.getMessage()));
      return List.of();
    }
  }

  static String trustName(String arn) {
    return "trust policy of " + arn;
  }
}
