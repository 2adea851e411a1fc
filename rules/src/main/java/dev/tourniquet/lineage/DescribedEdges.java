package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.inventory.Spelling;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.ResourceKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads relations from what AWS described. */
final class DescribedEdges {

  /** What CreateImage writes into the snapshots it makes. Anybody may write the same, so it is never EXACT. */
  private static final Pattern BY_CREATE_IMAGE =
      Pattern.compile("Created by CreateImage\\((i-[0-9a-zA-Z]+)\\) for (ami-[0-9a-zA-Z]+)");
  /** What CopyImage writes into the snapshots it copies. */
  private static final Pattern BY_COPY_IMAGE = Pattern.compile(
      "Copied for DestinationAmi (ami-[0-9a-zA-Z]+) from SourceAmi (ami-[0-9a-zA-Z]+) for SourceSnapshot"
          + " (snap-[0-9a-zA-Z]+)");

  private final InventoryItem item;
  private final JsonNode facts;
  private final EdgeSource source;
  private final List<ResourceEdge> edges = new ArrayList<>();

  private DescribedEdges(InventoryItem item, JsonNode facts, EdgeSource source) {
    this.item = item;
    this.facts = facts;
    this.source = source;
  }

  /** AWS Config has what describing calls print, with other capitals, and relationships beside it. */
  private static List<ResourceEdge> recorded(InventoryItem item) {
    JsonNode facts = Spelling.capitalised(item.item().path("configuration"));
    DescribedEdges recorded = new DescribedEdges(item, facts, EdgeSource.CONFIG);
    switch (item.resourceType()) {
      case ResourceTypes.VOLUME -> recorded.volume();
      case ResourceTypes.INSTANCE -> recorded.instance();
      case ResourceTypes.DB_SNAPSHOT -> recorded.databaseSnapshot();
      case ResourceTypes.FUNCTION -> recorded.add(EdgeType.RUNS_AS, ResourceTypes.ROLE, "Role");
      case ResourceTypes.ROLE -> recorded.role();
      case ResourceTypes.USER -> recorded.user();
      default -> {}
    }
    recorded.edges.addAll(RecordedRelations.of(item));
    return recorded.edges.stream().distinct().toList();
  }

  static List<ResourceEdge> of(InventoryItem item) {
    if (item.isRecorded()) {
      return recorded(item);
    }
    DescribedEdges described = new DescribedEdges(item, item.item(), EdgeSource.DESCRIBE);
    switch (item.operation() + " " + item.resourceType()) {
      case "describe-images AWS::EC2::Image" -> described.image();
      case "describe-snapshots AWS::EC2::Snapshot" -> described.snapshot();
      case "describe-volumes AWS::EC2::Volume" -> described.volume();
      case "describe-instances AWS::EC2::Instance" -> described.instance();
      case "describe-db-snapshots AWS::RDS::DBSnapshot" -> described.databaseSnapshot();
      case "list-functions AWS::Lambda::Function" ->
        described.add(EdgeType.RUNS_AS, ResourceTypes.ROLE, "Role");
      case "get-account-authorization-details AWS::IAM::Role" -> described.role();
      case "get-account-authorization-details AWS::IAM::User" -> described.user();
      default -> {}
    }
    return List.copyOf(described.edges);
  }

  private void image() {
    Instant made = time("CreationDate");
    add(EdgeType.DERIVED_FROM, ResourceTypes.INSTANCE, made, "SourceInstanceId");
    add(
        EdgeType.HAS_SNAPSHOT,
        ResourceTypes.SNAPSHOT,
        made,
        "BlockDeviceMappings[].Ebs.SnapshotId");
    Place source = item.place().inRegion(facts.path("SourceImageRegion").asText(""));
    keys(source, ResourceTypes.IMAGE, "SourceImageId")
        .forEach(key -> add(item.key(), EdgeType.COPY_OF, key, made, Confidence.EXACT));
  }

  private void snapshot() {
    Instant made = time("StartTime");
    add(EdgeType.SNAPSHOT_OF, ResourceTypes.VOLUME, made, "VolumeId");
    String description = facts.path("Description").asText("");
    Matcher created = BY_CREATE_IMAGE.matcher(description);
    if (created.find()) {
      add(
          key(ResourceTypes.IMAGE, created.group(2)),
          EdgeType.HAS_SNAPSHOT,
          item.key(),
          made,
          Confidence.STRONG);
      add(
          key(ResourceTypes.IMAGE, created.group(2)),
          EdgeType.DERIVED_FROM,
          key(ResourceTypes.INSTANCE, created.group(1)),
          made,
          Confidence.STRONG);
      add(
          item.key(),
          EdgeType.DERIVED_FROM,
          key(ResourceTypes.INSTANCE, created.group(1)),
          made,
          Confidence.STRONG);
    }
    Matcher copied = BY_COPY_IMAGE.matcher(description);
    if (copied.find()) {
      // The source may be of another region, which the text does not say: the same region is the
      // best guess.
      add(
          key(ResourceTypes.IMAGE, copied.group(1)),
          EdgeType.HAS_SNAPSHOT,
          item.key(),
          made,
          Confidence.STRONG);
      add(
          item.key(),
          EdgeType.COPY_OF,
          key(ResourceTypes.SNAPSHOT, copied.group(3)),
          made,
          Confidence.WEAK);
    }
  }

  private void volume() {
    add(EdgeType.CREATED_FROM, ResourceTypes.SNAPSHOT, time("CreateTime"), "SnapshotId");
    for (JsonNode attachment : facts.path("Attachments")) {
      Instant since = time(attachment.path("AttachTime"));
      Ends.texts(attachment, "InstanceId")
          .forEach(id -> add(
              item.key(),
              EdgeType.ATTACHED_TO,
              key(ResourceTypes.INSTANCE, id),
              since,
              Confidence.EXACT));
    }
  }

  private void instance() {
    Instant launched = time("LaunchTime");
    add(EdgeType.LAUNCHED_FROM, ResourceTypes.IMAGE, launched, "ImageId");
    add(EdgeType.IN, "AWS::EC2::Subnet", launched, "SubnetId");
    add(EdgeType.IN, "AWS::EC2::VPC", launched, "VpcId");
    // Groups and profile can be changed after the launch: they are known to hold only when
    // described.
    add(EdgeType.USES, ResourceTypes.SECURITY_GROUP, item.takenAt(), "SecurityGroups[].GroupId");
    add(
        EdgeType.HAS_PROFILE,
        ResourceTypes.INSTANCE_PROFILE,
        item.takenAt(),
        "IamInstanceProfile.Arn");
    for (JsonNode device : facts.path("BlockDeviceMappings")) {
      Instant since = time(device.path("Ebs").path("AttachTime"));
      Ends.texts(device, "Ebs.VolumeId")
          .forEach(id -> add(
              key(ResourceTypes.VOLUME, id),
              EdgeType.ATTACHED_TO,
              item.key(),
              since,
              Confidence.EXACT));
    }
  }

  private void databaseSnapshot() {
    Instant made = time("SnapshotCreateTime");
    add(EdgeType.SNAPSHOT_OF, ResourceTypes.DB_INSTANCE, made, "DBInstanceIdentifier");
    add(EdgeType.COPY_OF, ResourceTypes.DB_SNAPSHOT, made, "SourceDBSnapshotIdentifier");
  }

  private void role() {
    add(EdgeType.HAS_POLICY, ResourceTypes.POLICY, "AttachedManagedPolicies[].PolicyArn");
    Ends.texts(facts, "InstanceProfileList[].InstanceProfileName")
        .forEach(name -> add(
            key(ResourceTypes.INSTANCE_PROFILE, name),
            EdgeType.CONTAINS,
            item.key(),
            item.takenAt(),
            Confidence.EXACT));
    Principals.trusted(item.place(), facts.path("AssumeRolePolicyDocument"))
        .forEach(key -> add(item.key(), EdgeType.TRUSTS, key, item.takenAt(), Confidence.EXACT));
  }

  private void user() {
    add(EdgeType.HAS_POLICY, ResourceTypes.POLICY, "AttachedManagedPolicies[].PolicyArn");
    add(EdgeType.MEMBER_OF, ResourceTypes.GROUP, "GroupList[]");
  }

  private void add(EdgeType type, String parentType, String path) {
    add(type, parentType, item.takenAt(), path);
  }

  private void add(EdgeType type, String parentType, Instant since, String path) {
    keys(item.place(), parentType, path)
        .forEach(key -> add(item.key(), type, key, since, Confidence.EXACT));
  }

  private void add(
      ResourceKey child, EdgeType type, ResourceKey parent, Instant since, Confidence confidence) {
    edges.add(
        new ResourceEdge(child, parent, type, since, false, item.source(), source, confidence));
  }

  private Stream<ResourceKey> keys(Place place, String type, String path) {
    return Ends.texts(facts, path)
        .map(text -> Ends.id(type, text))
        .filter(Ends::isReal)
        .map(id -> ResourceTypes.key(place, type, id));
  }

  private ResourceKey key(String type, String id) {
    return ResourceTypes.key(item.place(), type, id);
  }

  private Instant time(String field) {
    return time(facts.path(field));
  }

  /** When AWS says it was made; when it was described where that cannot be read. */
  private Instant time(JsonNode value) {
    try {
      return OffsetDateTime.parse(value.asText("")).toInstant();
    } catch (DateTimeException e) {
      return item.takenAt();
    }
  }
}
