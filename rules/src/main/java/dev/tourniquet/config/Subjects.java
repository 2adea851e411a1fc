package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.ResourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the resource that a call changes. */
final class Subjects {

  private Subjects() {}

  /** The resource whose id or name stands at the first of these paths that holds one; an ARN counts by its last part. */
  static Function<Event, List<ResourceKey>> at(String type, String... paths) {
    return event -> Arrays.stream(paths)
        .map(path -> name(Json.text(event.at(path))))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .map(name -> List.of(ResourceTypes.key(Place.of(event), type, name)))
        .orElseGet(() -> listed(event, type));
  }

  /** Where CloudTrail left the request out, {@code resources} of the record may still name what it was about. */
  private static List<ResourceKey> listed(Event event, String type) {
    return AttributeRule.isLeftOut(event)
        ? Mentions.of(event).all().stream()
            .map(Mention::resource)
            .filter(key -> key.type().equals(type))
            .distinct()
            .toList()
        : List.of();
  }

  /** The resource that is called by a whole ARN, such as a managed policy. */
  static Function<Event, List<ResourceKey>> arn(String type, String path) {
    return event -> {
      String arn = Json.text(event.at(path));
      return arn.isEmpty() ? List.of() : List.of(ResourceTypes.key(Place.of(event), type, arn));
    };
  }

  /** One setting of an account in one region. */
  static Function<Event, List<ResourceKey>> region(String type) {
    return event -> List.of(ResourceTypes.key(Place.of(event), type, event.region()));
  }

  /** The account named in the request, else the event's own. */
  static List<ResourceKey> accountPublicAccess(Event event) {
    String named = Json.text(event.at("requestParameters.accountId"));
    Place place = named.isEmpty() ? Place.of(event) : Place.of(named, event.region());
    return List.of(
        ResourceTypes.key(place, ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK, place.account()));
  }

  /** The IAM user in the request; who leaves it out means himself. */
  static Function<Event, List<ResourceKey>> user() {
    return at(
        ResourceTypes.USER,
        "requestParameters.userName",
        "responseElements.accessKey.userName",
        "userIdentity.userName");
  }

  /** The snapshots of CreateSnapshots: newer EC2 calls wrap request and response. */
  static List<ResourceKey> newSnapshots(Event event) {
    return Stream.of(
            "responseElements.CreateSnapshotsResponse.snapshotSet", "responseElements.snapshotSet")
        .flatMap(path -> Json.items(event.at(path)).stream())
        .map(item -> Json.text(item.path("snapshotId")))
        .filter(id -> !id.isEmpty())
        .map(id -> ResourceTypes.key(Place.of(event), ResourceTypes.SNAPSHOT, id))
        .toList();
  }

  /** The function, called by name, by {@code name:qualifier}, by partial or by full ARN. */
  static List<ResourceKey> function(Event event) {
    String text = Json.text(event.at("requestParameters.functionName"));
    int named = text.indexOf(":function:");
    String name =
        (named < 0 ? text : text.substring(named + ":function:".length())).split(":", 2)[0];
    return name.isEmpty()
        ? List.of()
        : List.of(ResourceTypes.key(Place.of(event), ResourceTypes.FUNCTION, name));
  }

  /** The secret, by name or by ARN, which ends in six random characters. */
  static List<ResourceKey> secret(Event event) {
    String text = Stream.of(
            "requestParameters.secretId",
            "responseElements.aRN",
            "responseElements.arn",
            "requestParameters.name")
        .map(path -> Json.text(event.at(path)))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse("");
    int named = text.indexOf(":secret:");
    String name = named < 0
        ? text
        : text.substring(named + ":secret:".length()).replaceFirst("-[A-Za-z0-9]{6}$", "");
    return name.isEmpty()
        ? List.of()
        : List.of(ResourceTypes.key(Place.of(event), "AWS::SecretsManager::Secret", name));
  }

  /** The queue, by the last part of its URL. */
  static List<ResourceKey> queue(Event event) {
    return Stream.of(
            "requestParameters.queueUrl",
            "responseElements.queueUrl",
            "requestParameters.queueName")
        .map(path -> Json.text(event.at(path)))
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .map(name -> List.of(ResourceTypes.key(Place.of(event), "AWS::SQS::Queue", name)))
        .orElse(List.of());
  }

  /** The endpoints of DeleteVpcEndpoints, of which some may stay. */
  static List<ResourceKey> endpoints(Event event) {
    JsonNode ids = event.at("requestParameters.DeleteVpcEndpointsRequest.VpcEndpointId");
    return (ids.isArray() ? Json.each(ids) : Stream.of(ids))
        .map(id -> Json.text(id.isObject() ? id.path("content") : id))
        .filter(id -> !id.isEmpty())
        .map(id -> ResourceTypes.key(Place.of(event), "AWS::EC2::VPCEndpoint", id))
        .toList();
  }

  /** The key's own id: the request may have an alias, {@code resources} has the key. */
  static List<ResourceKey> kmsKey(Event event) {
    return Stream.concat(
            Json.each(event.at("resources")).map(r -> r.path("ARN")).filter(arn -> arn.asText()
                .contains(":key/")),
            Stream.of(
                    "responseElements.keyMetadata.keyId",
                    "responseElements.keyId",
                    "requestParameters.keyId")
                .map(event::at))
        .map((JsonNode id) -> Json.text(id))
        .filter(id -> !name(id).isEmpty())
        .findFirst()
        .map(id -> List.of(ResourceTypes.key(owner(event, id), ResourceTypes.KMS_KEY, name(id))))
        .orElse(List.of());
  }

  /** The ARN knows best whose key it is. */
  private static Place owner(Event event, String key) {
    String[] arn = key.split(":", 6);
    return arn.length == 6 && arn[4].matches("\\d{12}")
        ? new Place(arn[1], arn[4], arn[3])
        : Place.of(event);
  }

  private static String name(String text) {
    if (!text.startsWith("arn:")) {
      return text;
    }
    String[] parts = text.split(":", 6);
    String resource = parts[parts.length - 1];
    return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
  }
}
