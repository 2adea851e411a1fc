package dev.tourniquet.triage.exposure;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the calls that lay a path for data to another account, and the switches that let the Internet in. */
final class DataPaths {

  static final Map<String, Function<Event, Exposure>> READERS = Map.ofEntries(
      entry("s3:PutBucketReplication", DataPaths::bucketReplication),
      entry(
          "ecr:PutReplicationConfiguration",
          event -> to(
              "replication",
              event,
              each(event.at("requestParameters.replicationConfiguration.rules"))
                  .flatMap(rule -> each(rule.path("destinations")))
                  .map(one -> one.path("registryId")))),
      entry(
          "ec2:CreateVpcPeeringConnection",
          event -> to("peering", event, Stream.of(event.at("requestParameters.peerOwnerId")))),
      entry(
          "events:PutTargets",
          event -> to(
              "targets",
              event,
              each(event.at("requestParameters.targets")).map(one -> one.path("arn")))),
      entry(
          "sns:Subscribe",
          event -> to("subscription", event, Stream.of(event.at("requestParameters.endpoint")))),
      entry(
          "backup:StartCopyJob",
          event -> to(
              "copy", event, Stream.of(event.at("requestParameters.destinationBackupVaultArn")))),
      entry(
          "ec2:ModifyVpcEndpointServicePermissions",
          event -> to(
              "principals",
              event,
              each(
                  event.at(
                      "requestParameters.ModifyVpcEndpointServicePermissionsRequest.AddAllowedPrincipals.content")))));

  private DataPaths() {}

  private static Exposure bucketReplication(Event event) {
    return to(
        "replication",
        event,
        each(event.at("requestParameters.ReplicationConfiguration.Rule"))
            .map(rule -> rule.path("Destination").path("Account")));
  }

  /** CloudTrail names the owners of the buckets of a copy, not those of other writes. */
  static Exposure copy(Event event) {
    return event.name().equals("CopyObject")
        ? to(
            "copy",
            event,
            each(event.at("resources"))
                .filter(one -> one.path("type").asText().equals("AWS::S3::Bucket"))
                .map(one -> one.path("accountId")))
        : Exposure.NONE;
  }

  /** Only what names an account tells where the path ends: an e-mail address or a bare bucket name does not. */
  private static Exposure to(String attribute, Event event, Stream<JsonNode> destinations) {
    List<Grantee> named = destinations
        .flatMap(one -> Sharing.values(one, "").stream())
        .filter(one -> one.isPublic() || one.id().matches("\\d{12}"))
        .distinct()
        .toList();
    List<Grantee> added =
        named.stream().filter(one -> !one.id().equals(event.account())).toList();
    return named.isEmpty() ? Exposure.NONE : new Exposure(attribute, added, List.of());
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }
}
