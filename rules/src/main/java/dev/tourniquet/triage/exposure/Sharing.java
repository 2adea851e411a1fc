package dev.tourniquet.triage.exposure;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the calls that share images, snapshots, documents and the like by naming accounts. */
final class Sharing {

  static final Map<String, Function<Event, Exposure>> READERS = Map.ofEntries(
      entry("ec2:ModifyImageAttribute", event -> of(event, "launchPermission")),
      entry("ec2:ModifySnapshotAttribute", event -> of(event, "createVolumePermission")),
      entry("ec2:ModifyFpgaImageAttribute", event -> of(event, "loadPermission")),
      entry("rds:ModifyDBSnapshotAttribute", Sharing::restore),
      entry("rds:ModifyDBClusterSnapshotAttribute", Sharing::restore),
      entry(
          "redshift:AuthorizeSnapshotAccess",
          event -> lists(event, "restore", "accountWithRestoreAccess", "")),
      entry(
          "ssm:ModifyDocumentPermission",
          event -> lists(event, "share", "accountIdsToAdd", "accountIdsToRemove")),
      entry("ram:CreateResourceShare", event -> principals(event, true)),
      entry("ram:AssociateResourceShare", event -> principals(event, true)),
      entry("ram:DisassociateResourceShare", event -> principals(event, false)),
      entry("sts:AssumeRole", Sharing::session));

  private Sharing() {}

  /** RDS has one attribute that shares: {@code restore}. */
  private static Exposure restore(Event event) {
    return event.text("requestParameters.attributeName").equals("restore")
        ? lists(event, "restore", "valuesToAdd", "valuesToRemove")
        : Exposure.NONE;
  }

  /** A role that is taken lets in whoever takes it, where that is an identity of another account. */
  private static Exposure session(Event event) {
    return event.text("userIdentity.type").equals("AWSAccount")
        ? new Exposure(
            "session", values(event.at("userIdentity.accountId"), event.account()), List.of())
        : Exposure.NONE;
  }

  private static Exposure lists(Event event, String attribute, String added, String removed) {
    if (!event.request().has(added) && !event.request().has(removed)) {
      return Exposure.NONE;
    }
    return new Exposure(
        attribute,
        values(event.request().path(added), event.account()),
        values(event.request().path(removed), event.account()));
  }

  /** A resource share may be with an account, an organization or a unit of one, or with single roles and users. */
  private static Exposure principals(Event event, boolean associated) {
    JsonNode list = event.request().path("principals");
    List<Grantee> named = values(list, event.account(), Grantee::principal);
    return list.isMissingNode()
        ? Exposure.NONE
        : new Exposure(
            "principals", associated ? named : List.of(), associated ? List.of() : named);
  }

  private static Exposure of(Event event, String attribute) {
    JsonNode permission = event.request().path(attribute);
    return permission.isObject()
        ? new Exposure(
            attribute,
            items(permission.path("add").path("items")),
            items(permission.path("remove").path("items")))
        : Exposure.NONE;
  }

  private static List<Grantee> items(JsonNode items) {
    List<Grantee> grantees = new ArrayList<>();
    for (JsonNode item : items) {
      String group = item.path("group").asText("");
      if (!group.isEmpty()) {
        grantees.add(Grantee.everyone(group));
      }
      String account = item.path("userId").asText("");
      if (!account.isEmpty()) {
        grantees.add(Grantee.account(account));
      }
      for (String unit : List.of("organizationArn", "organizationalUnitArn")) {
        String arn = item.path(unit).asText("");
        if (!arn.isEmpty()) {
          grantees.add(new Grantee(Grantee.Kind.ORGANIZATION, arn));
        }
      }
    }
    return grantees;
  }

  /** Whoever a list names beside the own account. */
  static List<Grantee> values(JsonNode values, String own) {
    return values(values, own, Grantee::named);
  }

  private static List<Grantee> values(
      JsonNode values, String own, Function<String, Grantee> naming) {
    Stream<JsonNode> all = values.isArray() ? values.valueStream() : Stream.of(values);
    return all.filter(JsonNode::isValueNode)
        .map(value -> value.asText(""))
        .filter(value -> !value.isEmpty() && !value.equals("null"))
        .map(naming)
        .filter(one -> !one.id().equals(own))
        .distinct()
        .toList();
  }
}
