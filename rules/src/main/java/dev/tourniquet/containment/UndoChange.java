package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.config.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts back what the triggers changed, attribute by attribute, where one call does it and one call undoes that. */
final class UndoChange {

  /** Type and attribute, to the service, the operation that reads it and the parameter that names the resource. */
  private static final Map<String, List<String>> READS = Map.of(
      "AWS::IAM::User groups", List.of("iam", "ListGroupsForUser", "UserName"),
      "AWS::IAM::User permissionsBoundary", List.of("iam", "GetUser", "UserName"),
      "AWS::IAM::Role permissionsBoundary", List.of("iam", "GetRole", "RoleName"),
      "AWS::Redshift::ClusterSnapshot restore",
          List.of("redshift", "DescribeClusterSnapshots", "SnapshotIdentifier"),
      "AWS::S3::Bucket ownership", List.of("s3", "GetBucketOwnershipControls", "Bucket"),
      "AWS::EC2::Snapshot createVolumePermission",
          List.of("ec2", "DescribeSnapshotAttribute", "SnapshotId"));

  private UndoChange() {}

  static List<Step> of(Situation s) {
    return s.changes().stream().flatMap(change -> step(s, change)).distinct().toList();
  }

  private static Stream<Step> step(Situation s, Change change) {
    String attribute = change.cause().attribute();
    List<String> read = READS.get(change.resource().type() + " " + attribute);
    Optional<Call> back = call(s, change);
    Optional<Call> again = call(s, opposite(s, change));
    return read == null || back.isEmpty() || again.isEmpty()
        ? Stream.empty()
        : Stream.of(s.step(
            back.get(),
            again.get(),
            List.of(reading(read, change)),
            List.of(
                "Rests on what the logs and the inventory tell of " + attribute + " before",
                "Whoever changed it can do so again: stop the caller as well")));
  }

  private static Optional<Call> call(Situation s, Change change) {
    return Reversals.of(change, s.account()).map(Reversal::call);
  }

  private static Call reading(List<String> read, Change change) {
    ObjectNode parameters = Json.object(read.get(2), change.resource().id());
    return new Call(
        read.get(0),
        read.get(1),
        read.get(1).equals("DescribeSnapshotAttribute")
            ? parameters.put("Attribute", change.cause().attribute())
            : parameters);
  }

  /** The change that undoing it makes: what is now is what was before that. */
  private static Change opposite(Situation s, Change change) {
    String attribute = change.cause().attribute();
    return new Change(
        change.resource(),
        s.time(),
        change.path(),
        change.after(),
        change.before(),
        change.eventId(),
        false,
        new Change.Cause(
            change.cause().source(),
            attribute,
            s.time(),
            false,
            s.now().getOrDefault(attribute, MissingNode.getInstance())));
  }
}
