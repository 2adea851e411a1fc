package dev.tourniquet.iam;

import dev.tourniquet.iam.IamEntity.Attachments;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What one call does to the user, role or group that it names. */
final class IamWrite {

  private IamWrite() {}

  /** Reads the policy in a request parameter; empty when it is none. */
  @FunctionalInterface
  interface Reading {
    List<Policy> read(Event event, String parameter, String policyName);
  }

  /** The change, or null when the call changes no permissions of an identity. */
  static UnaryOperator<IamEntity> of(Event event, String name, Reading reading) {
    String arn = event.text("requestParameters.policyArn");
    String group = event.text("requestParameters.groupName");
    return switch (name) {
      case "PutUserPolicy", "PutRolePolicy", "PutGroupPolicy" ->
        entity -> put(entity, event, reading);
      case "DeleteUserPolicy", "DeleteRolePolicy", "DeleteGroupPolicy" ->
        entity -> withInline(entity, without(entity, inlineName(entity, event)));
      case "AttachUserPolicy", "AttachRolePolicy", "AttachGroupPolicy" ->
        entity -> withManaged(entity, added(entity.policies().managed(), arn));
      case "DetachUserPolicy", "DetachRolePolicy", "DetachGroupPolicy" ->
        entity -> withManaged(entity, removed(entity.policies().managed(), arn));
      case "PutUserPermissionsBoundary", "PutRolePermissionsBoundary" ->
        entity -> withBoundary(entity, event.text("requestParameters.permissionsBoundary"));
      case "DeleteUserPermissionsBoundary", "DeleteRolePermissionsBoundary" ->
        entity -> withBoundary(entity, "");
      case "AddUserToGroup" -> entity -> entity.withGroups(added(entity.groups(), group));
      case "RemoveUserFromGroup" -> entity -> entity.withGroups(removed(entity.groups(), group));
      case "UpdateAssumeRolePolicy" ->
        entity -> entity.withTrust(
            reading.read(event, "policyDocument", IamWrites.trustName(entity.arn())));
      case "TagUser", "TagRole" -> entity -> entity.withTags(tagged(entity, event));
      case "UntagUser", "UntagRole" -> entity -> entity.withTags(untagged(entity, event));
      default -> null;
    };
  }

  private static Map<String, String> tagged(IamEntity entity, Event event) {
    Map<String, String> tags = new LinkedHashMap<>(entity.tags());
    event
        .at("requestParameters.tags")
        .forEach(tag -> tags.put(tag.path("key").asText(""), tag.path("value").asText("")));
    return tags;
  }

  private static Map<String, String> untagged(IamEntity entity, Event event) {
    Map<String, String> tags = new LinkedHashMap<>(entity.tags());
    event.at("requestParameters.tagKeys").forEach(key -> tags.remove(key.asText("")));
    return tags;
  }

  /** The one it is about without what the call put there, and with the gap that this leaves. */
  static IamEntity forgetting(IamEntity entity, Event event) {
    String which = event.operation() + " (" + event.id() + ")";
    if (event.operation().endsWith("PermissionsBoundary")) {
      return withBoundary(entity, "in force before " + which);
    }
    IamEntity without = event.operation().equals("UpdateAssumeRolePolicy")
        ? entity.withTrust(List.of())
        : withInline(entity, without(entity, inlineName(entity, event)));
    return noting(
        without,
        new Gap(GapCode.POLICY_UNREADABLE, "what was in force before " + which + " is in no log"));
  }

  private static IamEntity noting(IamEntity entity, Gap gap) {
    Attachments old = entity.policies();
    List<Gap> unreadable = new ArrayList<>(old.unreadable());
    unreadable.add(gap);
    return entity.with(new Attachments(old.inline(), old.managed(), old.boundary(), unreadable));
  }

  private static IamEntity put(IamEntity entity, Event event, Reading reading) {
    String name = inlineName(entity, event);
    List<Policy> inline = new ArrayList<>(without(entity, name));
    inline.addAll(reading.read(event, "policyDocument", name));
    return withInline(entity, inline);
  }

  /** The name that {@link IamAccountReader} gives to policies written into an entity. */
  private static String inlineName(IamEntity entity, Event event) {
    return event.text("requestParameters.policyName") + " in " + entity.arn();
  }

  private static List<Policy> without(IamEntity entity, String name) {
    return entity.policies().inline().stream()
        .filter(policy -> !policy.name().equals(name))
        .toList();
  }

  private static List<String> added(List<String> list, String one) {
    List<String> longer = new ArrayList<>(removed(list, one));
    longer.add(one);
    return longer;
  }

  private static List<String> removed(List<String> list, String one) {
    return list.stream().filter(Predicate.not(one::equals)).toList();
  }

  private static IamEntity withInline(IamEntity entity, List<Policy> inline) {
    Attachments old = entity.policies();
    return entity.with(new Attachments(inline, old.managed(), old.boundary(), old.unreadable()));
  }

  private static IamEntity withManaged(IamEntity entity, List<String> managed) {
    Attachments old = entity.policies();
    return entity.with(new Attachments(old.inline(), managed, old.boundary(), old.unreadable()));
  }

  private static IamEntity withBoundary(IamEntity entity, String boundary) {
    Attachments old = entity.policies();
    return entity.with(new Attachments(old.inline(), old.managed(), boundary, old.unreadable()));
  }
}
