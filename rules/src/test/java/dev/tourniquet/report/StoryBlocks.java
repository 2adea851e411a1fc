package dev.tourniquet.report;

import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.ActorView.Permissions;
import dev.tourniquet.report.ActorView.ResourcePermissions;
import dev.tourniquet.report.HistoryView.Change;
import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.ResourceView.Attribute;
import dev.tourniquet.report.ResourceView.Configuration;
import dev.tourniquet.report.ResourceView.Edge;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of the image of the story and of its caller. */
final class StoryBlocks {
  private static final String SHARED = Story.SHARE.eventID();
  private static final Instant INVENTORY = Instant.parse("2026-03-01T00:00:00Z");

  private StoryBlocks() {}

  static Configuration configuration() {
    return new Configuration(
        3,
        Story.json("{'launchPermission':[{'userId':'846424999548'}],'encrypted':false}"),
        false,
        "TRAIL+INVENTORY",
        Story.SHARE.time(),
        List.of(
            new Attribute(
                "launchPermission",
                Story.json("[{'userId':'846424999548'}]"),
                true,
                "TRAIL",
                Story.SHARE.time(),
                List.of(SHARED)),
            new Attribute(
                "encrypted", Story.json("false"), true, "INVENTORY", INVENTORY, List.of()),
            new Attribute(
                "blockDeviceMapping",
                Story.json(
                    "[{'deviceName':'/dev/xvda','ebs':{'snapshotId':'snap-0123456789abcdef0','volumeSize':200}}]"),
                false,
                "INVENTORY",
                INVENTORY,
                List.of())),
        List.of("Tags of the image: no inventory after it was made"));
  }

  static Block<Edge> related() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Name", "Prod-Payments-01");
    facts.put("Environment", "production");
    facts.put("State", "running");
    var snapshot = new EntityReference(
        EntityKind.RESOURCE,
        "AWS::EC2::Snapshot|us-east-1|snap-0123456789abcdef0",
        "snap-0123456789abcdef0");
    return Block.whole(
        List.of(
            new Edge(
                "made-from",
                Story.THE_IMAGE.key(),
                Story.INSTANCE,
                facts,
                "EXACT",
                "TRAIL",
                List.of(Story.CREATE.eventID())),
            new Edge(
                "backed-by",
                Story.THE_IMAGE.key(),
                snapshot,
                Map.of("Size", "200 GiB, not encrypted"),
                "STRONG",
                "INVENTORY",
                List.of())),
        List.of());
  }

  static Block<Hop> chain() {
    return Block.whole(
        List.of(
            new Hop(
                Story.KEY,
                "Long-term access key of ImageBuilder",
                "userIdentity.accessKeyId of the call",
                "EXACT",
                List.of(SHARED)),
            new Hop(
                Story.USER,
                "IAM user, made for the nightly image batch",
                "owner of the key",
                "EXACT",
                List.of(Story.nights().get(0).eventID()))),
        List.of("Who holds the key: an access key of a user names no person"));
  }

  static Block<Check> history() {
    return Block.whole(
        List.of(
            new Check(
                "5b6c2f0e",
                "Image shared with another account",
                "PASS",
                Story.CREATE.time(),
                Story.SHARE.time(),
                List.of(Story.CREATE.eventID()),
                null),
            new Check(
                "5b6c2f0e",
                "Image shared with another account",
                "FAIL",
                Story.SHARE.time(),
                null,
                List.of(SHARED),
                Story.finding().id())),
        List.of());
  }

  static List<Change> changes() {
    return List.of(
        new Change(
            Story.CREATE.time(),
            "image",
            null,
            Story.json("{'name':'nightly-20260301','public':false}"),
            Story.CREATE.eventID(),
            Story.USER_ARN,
            "EXACT"),
        new Change(
            Story.SHARE.time(),
            "launchPermission",
            Story.json("[{'userId':'111122224444'}]"),
            Story.json("[{'userId':'846424999548'},{'userId':'111122224444'}]"),
            SHARED,
            Story.USER_ARN,
            "EXACT",
            null,
            "TRAIL",
            List.of(),
            new HistoryView.Revert(
                "ec2",
                "ModifyImageAttribute",
                Story.json("{'ImageId':'ami-6df78d24dd651383c'}"),
                "aws ec2 modify-image-attribute --cli-input-json '{}'")),
        new Change(
            Story.SHARE.time(),
            "configuration.description",
            Story.json("'nightly'"),
            Story.json("'x'"),
            null,
            null,
            "UNATTRIBUTED",
            "service-internal: the logs held cover the time and name no call",
            "CONFIG",
            List.of(),
            null));
  }

  static ResourceView.Origin origin() {
    return new ResourceView.Origin(
        "Its content comes from instance i-0f1e2d3c4b5a69788 “prod-db-1”.",
        List.of(new ResourceView.Way(
            Story.INSTANCE,
            Story.CREATE.time(),
            List.of("image ami-6df78d24dd651383c derived from instance i-0f1e2d3c4b5a69788"),
            java.util.Map.of("name", "prod-db-1", "role", "prod-db-role"),
            "EXACT",
            List.of(Story.CREATE.eventID()))),
        List.of());
  }

  static Permissions permissions() {
    return new Permissions(
        null,
        "WIDE_BOUNDED",
        "May create images of any instance and share them with any account; nothing else.",
        "ec2:CreateImage, ec2:ModifyImageAttribute, ec2:Describe* on *",
        "the same: the user has one inline policy",
        List.of("noResourceConstraint", "noConditionConstraint"),
        List.of(
            Story.json(
                "{'Effect':'Allow','Action':['ec2:CreateImage','ec2:ModifyImageAttribute','ec2:Describe*'],'Resource':'*'}")),
        List.of("BLOCKED iam-001: iam:CreatePolicyVersion (denied by a service control policy)"),
        List.of("Service control policies are not in the inventory"));
  }

  static Block<EvidenceObject> evidence() {
    return Block.whole(
        List.of(new EvidenceObject(
            "s3a://trail/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/01/111122223333_CloudTrail_us-east-1_20260301T1400Z_a.json.gz",
            "111122223333",
            "us-east-1",
            Story.CREATE.time(),
            Story.SHARE.time(),
            2,
            "532219dbf2a5e25b6ce6cb5f0101d7163a44dfd7d68460c58614dd9337ff32cf",
            "valid")),
        List.of());
  }

  static ResourcePermissions resourcePermissions() {
    return new ResourcePermissions(0, List.of(), List.of());
  }
}
