package dev.tourniquet.triage.exposure;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the calls that lay a path for data to another account, and the switches that let the Internet in. */
final class DataPaths {

  private static final Map<String, Path> PATHS = Map.ofEntries(
      entry("s3:PutBucketReplication", new Path("replication", event -> each(event.at(
              "requestParameters.ReplicationConfiguration.Rule"))
          .map(rule -> rule.path("Destination").path("Account")))),
      entry("ecr:PutReplicationConfiguration", new Path("replication", event -> each(event.at(
              "requestParameters.replicationConfiguration.rules"))
          .flatMap(rule -> each(rule.path("destinations")))
          .map(one -> one.path("registryId")))),
      entry("s3:CopyObject", new Path("copy", DataPaths::ownersOfBuckets)),
      entry(
          "ec2:CreateVpcPeeringConnection",
          new Path("peering", event -> Stream.of(event.at("requestParameters.peerOwnerId")))),
      entry("events:PutTargets", new Path("targets", event -> each(event.at(
              "requestParameters.targets"))
          .map(one -> one.path("arn")))),
      entry(
          "sns:Subscribe",
          new Path("subscription", event -> Stream.of(event.at("requestParameters.endpoint")))),
      entry(
          "backup:StartCopyJob",
          new Path(
              "copy", event -> Stream.of(event.at("requestParameters.destinationBackupVaultArn")))),
      entry(
          "ec2:ModifyVpcEndpointServicePermissions",
          new Path(
              "principals",
              event -> each(
                  event.at(
                      "requestParameters.ModifyVpcEndpointServicePermissionsRequest.AddAllowedPrincipals.content")))));

  private DataPaths() {}

  /** Whom the call lays a path to; empty where it is another call. */
  static Optional<Exposure> of(Event event) {
    return path(event).map(path -> path.exposure(event));
  }

  /** Whether the call lays a path of which it does not tell whose account it ends in. */
  static boolean isPartlyUntold(Event event) {
    return path(event).filter(path -> path.isPartlyUntold(event)).isPresent();
  }

  private static Optional<Path> path(Event event) {
    return Optional.ofNullable(PATHS.get(event.service() + ":" + event.operation()));
  }

  /** CloudTrail names the owners of the buckets of a copy, not those of other writes. */
  private static Stream<JsonNode> ownersOfBuckets(Event event) {
    return each(event.at("resources"))
        .filter(one -> one.path("type").asText().equals("AWS::S3::Bucket"))
        .map(one -> one.path("accountId"));
  }

  /**
   * A way out for data, and what the call says of where each of its ends is.
   *
   * @param attribute of the resource
   */
  private record Path(String attribute, Function<Event, Stream<JsonNode>> ends) {

    /**
     * Where no end is told to be foreign, one that is not told may be: S3 asks for the account of a bucket only where the
     * copies are to be that account's own.
     */
    private Exposure exposure(Event event) {
      List<Grantee> added = ends.apply(event)
          .flatMap(Path::accounts)
          .filter(one -> !one.id().equals(event.account()))
          .distinct()
          .toList();
      boolean nowhere = ends.apply(event).findAny().isEmpty();
      return nowhere || (added.isEmpty() && isPartlyUntold(event))
          ? Exposure.NONE
          : new Exposure(attribute, added, List.of());
    }

    private boolean isPartlyUntold(Event event) {
      return ends.apply(event).anyMatch(end -> accounts(end).findAny().isEmpty());
    }

    /** Only what names an account tells where the path ends: an e-mail address or a bare bucket name does not. */
    private static Stream<Grantee> accounts(JsonNode end) {
      return Sharing.values(end, "").stream()
          .filter(one -> one.isPublic() || one.id().matches("\\d{12}"));
    }
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }
}
