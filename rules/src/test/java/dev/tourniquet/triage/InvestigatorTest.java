package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.PUBLISH;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.ActorView;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.HistoryView;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.ResourceView;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestigatorTest {

  private static final Event SIGNED_IN = event("saml", -15, """
      {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRoleWithSAML", "readOnly": true,
       "sourceIPAddress": "203.0.113.7",
       "userIdentity": {"type": "SAMLUser", "principalId": "q:jane@example.com", "userName": "jane@example.com",
         "identityProvider": "AWSSSO_0123456789abcdef_DO_NOT_DELETE"},
       "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"},
       "responseElements": {"credentials": {"accessKeyId": "ASIAANOTHER"},
         "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com"}}}""");

  private static Story story() {
    return Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(
            SIGNED_IN,
            snapshot("public-1", 0, PUBLISH, PERSON),
            snapshot("private-1", 10, TAKE_BACK, PERSON),
            snapshot("public-2", 30, PUBLISH, PERSON),
            snapshot("private-2", 60, TAKE_BACK, RESPONDER))
        .batchDays(20)
        .asOf(NOW.plusSeconds(7_200));
  }

  private static Investigation investigated() {
    return Investigator.investigate(story().file());
  }

  @Test
  void everyToggleIsAChangeTiedToItsCallAndCaller() {
    assertThat(investigated().changes().items())
        .extracting(HistoryView.Change::event, HistoryView.Change::principal)
        .containsExactly(
            tuple("public-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-1", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("public-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ2"),
            tuple("private-2", "role:111122223333:AROAQQQQQQQQQQQQQQQQ3"));
  }

  @Test
  void everyToggleHasTheCallThatPutsItBack() {
    assertThat(investigated().changes().items())
        .extracting(
            HistoryView.Change::path,
            HistoryView.Change::attribution,
            change -> change.revert().parameters().path("OperationType").asText())
        .containsExactly(
            tuple("createVolumePermission[all]", "EXACT", "remove"),
            tuple("createVolumePermission[all]", "EXACT", "add"),
            tuple("createVolumePermission[all]", "EXACT", "remove"),
            tuple("createVolumePermission[all]", "EXACT", "add"));
  }

  @Test
  void anImageSaysFromWhichInstanceItCameAndWhatThatWasThen() {
    Event launched = event("launched", -60 * 24 * 50, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "readOnly": false, "userIdentity": %s,
         "requestParameters": {"iamInstanceProfile": {"name": "web"}},
         "responseElements": {"instancesSet": {"items": [{"instanceId": "%s", "imageId": "ami-0fff00000000000ff",
           "subnetId": "subnet-0aaaaaaaaaaaaaaa1", "vpcId": "vpc-0aaaaaaaaaaaaaaa1",
           "groupSet": {"items": [{"groupId": "sg-0aaaaaaaaaaaaaaa1"}]}}]}}}
        """.formatted(RESPONDER, Shares.INSTANCE));
    Event role = event("role", -60 * 24 * 51, """
        {"eventSource": "iam.amazonaws.com", "eventName": "AddRoleToInstanceProfile", "readOnly": false,
         "userIdentity": %s, "requestParameters": {"instanceProfileName": "web", "roleName": "WebRole"}}
        """.formatted(RESPONDER));
    Event moved = event("moved", -5, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyInstanceAttribute", "readOnly": false,
         "userIdentity": %s,
         "requestParameters": {"instanceId": "%s", "groupSet": {"items": [{"groupId": "sg-0bbbbbbbbbbbbbbb2"}]}}}
        """.formatted(RESPONDER, Shares.INSTANCE));
    ResourceView.Origin origin = Investigator.investigate(new Story()
            .with(
                Shares.createImage("made", -10, Story.OFFICE),
                Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
            .related(
                Shares.instanceKey(),
                launched,
                moved,
                Shares.tagInstance("named", -60 * 24 * 40, "Prod-Web-01"))
            .related("AWS::IAM::InstanceProfile|aws|111122223333|global|web", role)
            .batchDays(42)
            .file())
        .origin();

    assertThat(origin.answer())
        .isEqualTo("Its content comes from instance " + Shares.INSTANCE + " “Prod-Web-01”.");
    assertThat(origin.gaps()).isEmpty();
    assertThat(origin.ways()).singleElement().satisfies(way -> {
      assertThat(way.at()).isEqualTo(NOW.minusSeconds(600));
      assertThat(way.steps())
          .containsExactly("image " + Shares.IMAGE + " derived from instance " + Shares.INSTANCE);
      assertThat(way.facts())
          .containsEntry("name", "Prod-Web-01")
          .containsEntry("profile", "web")
          .containsEntry("role", "WebRole")
          .containsEntry("subnet", "subnet-0aaaaaaaaaaaaaaa1")
          .containsEntry("vpc", "vpc-0aaaaaaaaaaaaaaa1")
          .containsEntry("security groups", "sg-0aaaaaaaaaaaaaaa1")
          .containsEntry("launched from", "ami-0fff00000000000ff");
    });
  }

  @Test
  void anImageOfWhichNothingIsHeldSaysWhatWouldTell() {
    assertThat(Investigator.investigate(new Story()
                .with(Shares.image("shared", 0, Story.OFFICE, Shares.add(Story.STRANGER)))
                .batchDays(42)
                .file())
            .origin()
            .answer())
        .startsWith("What it is a copy of is not known: " + Shares.IMAGE + " was created before ")
        .contains("ec2-describe-images.json");
  }

  @Test
  void aRequestThatWasLeftOutIsAGapOfTheConfigurationAndOfTheChanges() {
    Event omitted = event("omitted", 20, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false, "userIdentity": %s,
         "resources": [{"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::logs-b", "accountId": "111122223333"}],
         "requestParameters": {"omitted": true, "reason": "requestParameters too large", "originalSize": 300000}}
        """.formatted(PERSON));
    CaseFile file = story().file();
    Investigation shown = Investigator.investigate(new CaseFile(
        file.rule(),
        new ResourceFile("AWS::S3::Bucket|aws||global|logs-b", List.of(omitted), List.of()),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        file.background()));

    assertThat(shown.configuration().gaps())
        .contains(
            "configuration: policy is not known since 2026-03-01T14:25:00Z: CloudTrail left out what the call wrote");
    assertThat(shown.changes().gaps()).singleElement().asString().contains("(event omitted)");
  }

  @Test
  void aSnapshotCarriesNoRole() {
    assertThat(investigated().resourcePermissions())
        .isEqualTo(new ActorView.ResourcePermissions(0, List.of(), List.of()));
  }

  @Test
  void aFunctionSaysWhatItMayDoThroughItsRoleOrWhatWouldTell() {
    Event configured = event("configured", -30, """
        {"eventSource": "lambda.amazonaws.com", "eventName": "UpdateFunctionConfiguration20150331v2",
         "readOnly": false, "userIdentity": %s,
         "requestParameters": {"functionName": "f", "role": "arn:aws:iam::111122223333:role/Wide"}}
        """.formatted(PERSON));
    String function = "AWS::Lambda::Function|aws|111122223333|us-east-1|f";
    CallerPermissions wide = new CallerPermissions(
        "ADMIN",
        "May do everything.",
        "ADMIN",
        "ADMIN",
        List.of(),
        List.of(),
        List.of(),
        List.of());
    String role = "AWS::IAM::Role|aws|111122223333|global|Wide";

    assertThat(
            carried(new ResourceFile(function, List.of(configured), List.of())).gaps())
        .singleElement()
        .asString()
        .startsWith("NO_GAAD: it runs as role Wide, whose policies are not in the inventory");
    assertThat(carried(new ResourceFile(function, List.of(), List.of())).gaps())
        .singleElement()
        .asString()
        .startsWith("RESOURCE_ROLE_UNKNOWN: ");
    assertThat(carried(new ResourceFile(
                function, List.of(configured), List.of(), java.util.Map.of(role, wide)))
            .items())
        .extracting(ActorView.Permissions::of, ActorView.Permissions::sentence)
        .containsExactly(
            tuple("arn:aws:iam::111122223333:role/Wide", "As role Wide: May do everything."));
  }

  @Test
  void aRoleAndAUserAreToldForThemselves() {
    CallerPermissions wide = new CallerPermissions(
        "ADMIN", "May do all.", "ADMIN", "ADMIN", List.of(), List.of(), List.of(), List.of());
    for (String kind : List.of("Role", "User")) {
      String key = "AWS::IAM::" + kind + "|aws|111122223333|global|Wide";
      String lower = kind.toLowerCase(java.util.Locale.ROOT);

      assertThat(carried(new ResourceFile(key, List.of(), List.of())).gaps())
          .containsExactly("NO_GAAD: what Wide itself may do is not known;"
              + " iam-get-account-authorization-details.json of account 111122223333 would tell");
      assertThat(carried(new ResourceFile(key, List.of(), List.of(), java.util.Map.of(key, wide)))
              .items())
          .extracting(ActorView.Permissions::of, ActorView.Permissions::sentence)
          .containsExactly(tuple(
              "arn:aws:iam::111122223333:" + lower + "/Wide",
              "As " + lower + " Wide: May do all."));
    }
  }

  private static ActorView.ResourcePermissions carried(ResourceFile resource) {
    CaseFile file = story().file();
    return Investigator.investigate(new CaseFile(
            file.rule(),
            resource,
            file.asOf(),
            file.trigger(),
            file.pivots(),
            file.related(),
            file.background()))
        .resourcePermissions();
  }

  @Test
  void thePersonIsNamedByTheSignInAndNotByTheSessionName() {
    assertThat(investigated().finding().actor().human())
        .isEqualTo(new Finding.Human("jane@example.com", "saml-user", "EXACT"));
  }

  @Test
  void theHistorySaysWhenItWasOpenAndWhenNot() {
    assertThat(investigated().history().items())
        .extracting(HistoryView.Check::outcome, HistoryView.Check::from, HistoryView.Check::to)
        .containsExactly(
            tuple("FAIL", NOW, NOW.plusSeconds(600)),
            tuple("PASS", NOW.plusSeconds(600), NOW.plusSeconds(1_800)),
            tuple("FAIL", NOW.plusSeconds(1_800), NOW.plusSeconds(3_600)),
            tuple("PASS", NOW.plusSeconds(3_600), null));
  }

  @Test
  void theChainBreaksByNameWhereTheIssuingCallIsNotHeld() {
    Investigation.Block<ActorView.Hop> chain = Investigator.investigate(
            Story.of(Rules.snapshot(), Shares.snapshotKey())
                .with(snapshot("public-1", 0, PUBLISH, PERSON))
                .file())
        .actorChain();

    assertThat(chain.items())
        .extracting(hop -> hop.who().kind(), ActorView.Hop::what)
        .startsWith(tuple(EntityKind.SESSION, "session"), tuple(EntityKind.IDENTITY, "principal"));
    assertThat(chain.gaps()).singleElement().asString().contains("issued at 2026-03-01T13:50:00Z");
  }

  @Test
  void theChainLeadsToTheSubjectOfTheIssuingCall() {
    CaseFile file = story().file();
    Pivots held = new Pivots(
        file.pivots().onResource(),
        CallList.whole(List.of(SIGNED_IN), List.of()),
        CallList.NONE,
        CallList.NONE,
        CallList.NONE);
    Investigation.Block<ActorView.Hop> chain = Investigator.investigate(new CaseFile(
            file.rule(),
            file.resource(),
            file.asOf(),
            file.trigger(),
            held,
            file.related(),
            file.background()))
        .actorChain();

    assertThat(chain.items())
        .extracting(hop -> hop.who().label())
        .containsExactly(
            "jane@example.com",
            "AWSReservedSSO_BeanstalkAdmin_0123456789abcdef",
            "jane@example.com");
    assertThat(chain.gaps()).isEmpty();
  }

  @Test
  void callsSayTheirTotalAndHowManyAreCut() {
    CaseFile file = story().file();
    CallList cut = new CallList(500, file.pivots().byIp().events(), List.of());
    Investigation investigation = Investigator.investigate(new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        new Pivots(CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE, cut),
        file.related(),
        file.background()));

    assertThat(investigation.callsByIp().total()).isEqualTo(500);
    assertThat(investigation.callsByIp().more()).isEqualTo(500L - cut.events().size());
  }

  @Test
  void permissionsAreUnknownWithANamedGap() {
    assertThat(investigated().permissions().permissionClass()).isEqualTo("UNKNOWN");
    assertThat(investigated().permissions().gaps()).isNotEmpty();
  }
}
