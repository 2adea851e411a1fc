package dev.tourniquet.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.report.ActorView.Permissions;
import dev.tourniquet.report.ActorView.ResourcePermissions;
import dev.tourniquet.report.Investigation.ActivityDay;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.Investigation.Calls;
import dev.tourniquet.report.Investigation.Coverage;
import dev.tourniquet.report.ResourceView.Configuration;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The founding case by hand: ImageBuilder, a batch user, shares an image of a production server with an account nobody
 * knows, from an address it never used.
 */
final class Story {
  static final Instant AS_OF = Instant.parse("2026-03-02T09:00:00Z");
  static final Site SITE =
      new Site(AS_OF, Instant.parse("2026-03-02T09:03:20Z"), "/var/lib/lake", entity -> true);

  static final String ACCOUNT = "111122223333";
  static final String STRANGER = "846424999548";
  static final String IMAGE = "ami-0a1b2c3d4e5f60718";
  static final String USER_ARN = "arn:aws:iam::111122223333:user/ImageBuilder";
  static final EntityReference USER =
      new EntityReference(EntityKind.IDENTITY, USER_ARN, "user/ImageBuilder");
  static final EntityReference KEY =
      new EntityReference(EntityKind.CREDENTIAL, "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE");
  static final EntityReference NEW_IP =
      new EntityReference(EntityKind.IP, "198.51.100.77", "198.51.100.77");
  static final EntityReference OFFICE =
      new EntityReference(EntityKind.IP, "203.0.113.10", "203.0.113.10");
  static final EntityReference THE_IMAGE =
      new EntityReference(EntityKind.RESOURCE, "AWS::EC2::Image|us-east-1|" + IMAGE, IMAGE);
  static final EntityReference INSTANCE = new EntityReference(
      EntityKind.RESOURCE,
      "AWS::EC2::Instance|111122223333|us-east-1|i-0f00ba4c0ffee1234",
      "i-0f00ba4c0ffee1234");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Story() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static final Call CREATE = call("c0ffee00-0001", "2026-03-01T14:02:41Z", "CreateImage", NEW_IP)
      .request("{'instanceId':'i-0f00ba4c0ffee1234','name':'nightly-20260301','noReboot':true}")
      .on(INSTANCE)
      .build();
  static final Call REFUSED = call(
          "c0ffee00-0002", "2026-03-01T14:13:20Z", "ModifySnapshotAttribute", NEW_IP)
      .request("{'snapshotId':'snap-0123456789abcdef0','attributeType':'CREATE_VOLUME_PERMISSION'}")
      .refused("Client.UnauthorizedOperation")
      .build();
  static final Call SHARE = call(
          "c0ffee00-0003", "2026-03-01T14:14:09Z", "ModifyImageAttribute", NEW_IP)
      .request("{'imageId':'" + IMAGE + "','attributeType':'launchPermission',"
          + "'launchPermission':{'add':{'items':[{'userId':'" + STRANGER + "'}]}}}")
      .on(THE_IMAGE)
      .build();

  private static CallBuilder call(String id, String time, String name, EntityReference ip) {
    return new CallBuilder(id, time, name, ip);
  }

  /** Forty-two nights of the batch that the user exists for. */
  static List<Call> nights() {
    var calls = new ArrayList<Call>();
    var first = LocalDate.parse("2026-01-18");
    for (int night = 0; night < 42; night++) {
      String day = first.plusDays(night).toString();
      calls.add(call("b47c4000-%04d".formatted(night), day + "T02:00:11Z", "CreateImage", OFFICE)
          .request("{'instanceId':'i-0dev','name':'nightly-" + day + "'}")
          .build());
    }
    return calls;
  }

  static List<ActivityDay> days(List<Call> calls) {
    var days = new LinkedHashMap<String, ActivityDay>();
    for (var call : calls) {
      String day = call.time().toString().substring(0, 10);
      days.merge(
          day,
          new ActivityDay(day, 1, call.denied() ? 0 : 1, call.denied() ? 1 : 0),
          (a, b) -> new ActivityDay(
              day, a.calls() + b.calls(), a.ok() + b.ok(), a.denied() + b.denied()));
    }
    return List.copyOf(days.values());
  }

  static Calls pivot(EntityReference of, List<Call> calls) {
    return new Calls(
        of, calls.size(), null, calls.stream().map(Call::eventID).toList(), days(calls), List.of());
  }

  static List<Call> attack() {
    return List.of(CREATE, REFUSED, SHARE);
  }

  static List<Call> byIdentity() {
    return Stream.concat(nights().stream(), attack().stream()).toList();
  }

  /** One rule that fires now and then, and one that fires too often. */
  static List<RuleNoise> noise() {
    List<LocalDate> covered =
        LocalDate.parse("2026-02-01").datesUntil(LocalDate.parse("2026-03-03")).toList();
    return List.of(
        new RuleNoise(
            "loud",
            "Administrator policy given to a user, role or group",
            5,
            covered,
            covered.stream().collect(Collectors.toMap(Function.identity(), day -> 12L))),
        new RuleNoise(
            "rare",
            "Image shared with another account",
            10,
            covered,
            Map.of(LocalDate.parse("2026-03-01"), 40L)));
  }

  static List<Coverage> coverage() {
    return List.of(
        new Coverage(
            ACCOUNT,
            "us-east-1",
            Instant.parse("2026-01-16T00:00:00Z"),
            Instant.parse("2026-03-02T08:55:00Z"),
            13_104,
            1_204_331,
            List.of()),
        new Coverage(
            ACCOUNT,
            "eu-central-1",
            Instant.parse("2026-01-16T00:00:00Z"),
            Instant.parse("2026-02-27T23:55:00Z"),
            8_211,
            90_412,
            List.of("No file for 2026-02-28 and later")));
  }

  static Finding finding() {
    return StoryFinding.shared();
  }

  /** The same rule with another verdict, for a board. */
  static Finding finding(String id, Verdict verdict, Bleeding bleeding) {
    var f = finding();
    return new Finding(
        id,
        f.rule(),
        verdict,
        bleeding,
        false,
        "The image is shared with one of our own accounts. The nightly batch did it.",
        f.resource(),
        f.actor(),
        f.source(),
        f.trigger(),
        f.firstSeen(),
        f.lastSeen(),
        f.signs(),
        List.of(),
        List.of(),
        PagePaths.finding(id),
        PagePaths.findingData(id));
  }

  static Investigation investigation() {
    var events = new LinkedHashMap<String, Call>();
    byIdentity().forEach(call -> events.put(call.eventID(), call));
    var byCredential = new Calls(
        KEY,
        1_204,
        1_201L,
        attack().stream().map(Call::eventID).toList(),
        days(byIdentity()),
        List.of());
    return new Investigation(
        finding(),
        StoryBlocks.configuration(),
        StoryBlocks.related(),
        StoryBlocks.origin(),
        StoryBlocks.chain(),
        StoryBlocks.history(),
        pivot(NEW_IP, attack()),
        pivot(USER, byIdentity()),
        byCredential,
        pivot(THE_IMAGE, List.of(SHARE)),
        Block.whole(StoryBlocks.changes(), List.of()),
        StoryBlocks.permissions(),
        StoryBlocks.resourcePermissions(),
        coverage(),
        StoryBlocks.evidence(),
        events);
  }

  static EntityDossier dossier() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Type", "IAM user");
    facts.put("Account", ACCOUNT + " core-prod");
    facts.put("First seen", "2026-01-18 02:00:11");
    facts.put("Last seen", "2026-03-01 14:14:09");
    facts.put("Addresses", "2: 203.0.113.10 on 42 days, 198.51.100.77 on 1 day");
    return new EntityDossier(
        USER,
        facts,
        1_204,
        1_159,
        byIdentity(),
        days(byIdentity()),
        Block.cut(31, List.of(finding())),
        List.of(
            new SeenWith(
                EntityKind.CREDENTIAL,
                false,
                Block.cut(1, List.of(new SeenWith.Other(KEY, 1_204)))),
            new SeenWith(
                EntityKind.IP,
                false,
                Block.cut(
                    7, List.of(new SeenWith.Other(NEW_IP, 3), new SeenWith.Other(OFFICE, 1_180)))),
            new SeenWith(
                EntityKind.RESOURCE,
                true,
                Block.cut(
                    2,
                    List.of(new SeenWith.Other(THE_IMAGE, 1), new SeenWith.Other(INSTANCE, 2))))),
        List.of(),
        StoryBlocks.evidence());
  }

  /** A finding of which nothing is known but the rule. */
  static Investigation bare() {
    var none = new Calls(null, 0, null, List.of(), List.of(), List.of());
    return new Investigation(
        new Finding(
            "f-bare",
            new Finding.RuleReference("r", "A rule", null, List.of()),
            Verdict.MAYBE,
            Bleeding.UNKNOWN,
            false,
            "One sentence only",
            null,
            null,
            null,
            List.of("not-held"),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            PagePaths.finding("f-bare"),
            PagePaths.findingData("f-bare")),
        new Configuration(0, null, false, null, null, List.of(), List.of()),
        Block.whole(List.of(), List.of()),
        ResourceView.Origin.NONE,
        Block.whole(List.of(), List.of()),
        Block.whole(List.of(), List.of()),
        none,
        none,
        none,
        none,
        Block.whole(List.of(), List.of()),
        new Permissions(null, null, null, null, null, List.of(), List.of(), List.of(), List.of()),
        new ResourcePermissions(0, List.of(), List.of()),
        List.of(),
        Block.whole(List.of(), List.of()),
        Map.of());
  }
}
