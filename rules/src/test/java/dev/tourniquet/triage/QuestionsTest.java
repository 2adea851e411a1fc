package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionsTest {

  private static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  private static Story shared(String with, String from) {
    return new Story().with(image("e1", 0, from, add(with)));
  }

  private static final Event REFUSED = event("refused", 0, """
      {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "readOnly": false,
       "sourceIPAddress": "198.51.100.77", "errorCode": "Client.UnauthorizedOperation", "userIdentity": %s,
       "requestParameters": {"imageId": "ami-0a1b2c3d4e5f60718",
         "launchPermission": {"add": {"items": [{"userId": "846424999548"}]}}}}""".formatted(Shares.BUILDER));

  // condition

  @Test
  void aShareThatTookEffectIsTheCondition() {
    Answer answer = ask(new Condition(), shared(STRANGER, OFFICE));

    assertThat(answer.weights()).containsExactly(Weight.CONDITION);
    assertThat(answer.evidence()).containsExactly("e1");
  }

  @Test
  void aRefusedShareIsAnAttemptAndNothingBleeds() {
    Story story = new Story().with(REFUSED);

    assertThat(ask(new Condition(), story).text())
        .isEqualTo(
            "Attempt: ModifyImageAttribute by ImageBuilder failed 1 time, last at 2026-03-01 14:05 UTC"
                + " (Client.UnauthorizedOperation). Nothing was changed.");
    Finding finding = story.judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(finding.stopTheBleed()).isFalse();
    assertThat(finding.containment()).isEmpty();
  }

  @Test
  void nothingInALogMakesAnAnswerLong() {
    Event huge = event("huge", 0, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "sourceIPAddress": "%s",
         "errorCode": "%s", "userIdentity": {"type": "IAMUser", "userName": "%s"},
         "requestParameters": {"imageId": "ami-0a1b2c3d4e5f60718",
           "launchPermission": {"add": {"items": [{"userId": "%s"}]}}}}""".formatted(
            "x".repeat(9_999), "y".repeat(99_999), "z".repeat(99_999), "1".repeat(99_999)));

    Finding finding = new Story().with(huge).judged();

    assertThat(finding.summary()).hasSizeLessThan(3_000);
    assertThat(finding.signs()).allMatch(sign -> sign.answer().length() <= 2_001);
    assertThat(finding.source().ip()).hasSizeLessThan(300);
  }

  @Test
  void aRespondersUnshareIsContainmentAndNotSick() {
    Event unshare = snapshot("gone", 0, TAKE_BACK, RESPONDER);
    TriageRule anyChange =
        new TriageRule("any", "Any change", "", List.of(), "cross-account-sharing", List.of(), "");
    CaseFile file = new CaseFile(
        anyChange,
        new ResourceFile(Shares.snapshotKey(), List.of(unshare), List.of()),
        Story.NOW,
        CallList.whole(List.of(unshare), List.of()),
        Pivots.NONE,
        List.of(),
        new Background(
            Organizations.ours(),
            dev.tourniquet.baseline.History.NONE,
            List.of(),
            ResourceFile.NONE,
            CallerPermissions.UNKNOWN,
            List.of()));

    assertThat(new Condition().ask(Case.of(file)).text())
        .endsWith("takes access away from everyone: a responder's containment.");
    assertThat(Triage.judge(file).verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  // destination

  @Test
  void aStrangerIsALifeThreat() {
    assertThat(ask(new Destination(), shared(STRANGER, OFFICE)).weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void withoutAnOrganizationFileEveryoneIsAStranger() {
    assertThat(ask(new Destination(), shared(Story.BACKUP, OFFICE).in(Organization.unknown()))
            .weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void ourOwnAccountIsClearedByName() {
    Answer answer = ask(new Destination(), shared(Story.BACKUP, OFFICE));

    assertThat(answer.weights()).containsExactly(Weight.CLEARED);
    assertThat(answer.text()).contains("backup (444455556666)");
  }

  @Test
  void aVendorIsClearedOnlyWithAPurpose() {
    assertThat(ask(new Destination(), shared(Organizations.VENDOR, OFFICE)).text())
        .contains("nightly copies");
    Answer purposeless =
        ask(new Destination(), shared(Organizations.VENDOR_WITHOUT_PURPOSE, OFFICE));
    assertThat(purposeless.reading()).isEqualTo(Reading.MAYBE);
    assertThat(purposeless.weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void oneStrangerAmongOursIsEnough() {
    Story story = new Story()
        .with(image("e1", 0, OFFICE, add(Story.BACKUP)), image("e2", 1, OFFICE, add(STRANGER)));
    assertThat(ask(new Destination(), story).weights()).containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void ourOrganizationIsOursAndAnotherIsNot() {
    String unit =
        "{\"add\": {\"items\": [{\"organizationArn\": \"arn:aws:organizations::1:organization/%s\"}]}}";
    assertThat(ask(
                new Destination(),
                new Story().with(image("e1", 0, OFFICE, unit.formatted("o-exampleorgid"))))
            .weights())
        .containsExactly(Weight.CLEARED);
    assertThat(ask(
                new Destination(),
                new Story().with(image("e1", 0, OFFICE, unit.formatted("o-exampleorgi"))))
            .weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void aLaterShareWithOurOwnAccountDoesNotHideTheStranger() {
    Finding finding = new Story()
        .with(
            image("stranger", 0, STRANGE, add(STRANGER)),
            image("backup", 60, OFFICE, add(Story.BACKUP)))
        .judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
  }

  // contents

  @Test
  void withoutNameAndOriginTheContentsAreUnknownAndLowerNothing() {
    Answer answer = ask(new Contents(), shared(STRANGER, OFFICE));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.gaps()).isNotEmpty();
    assertThat(shared(STRANGER, OFFICE).judged().verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void anOriginNamedForTestsIsOfLittleValueAndKeepsTheVerdictProbable() {
    Event made = Shares.createImage("made", -10, OFFICE);
    Event named = Shares.tagInstance("named", -60 * 24 * 40, "web-test-3");
    Story story = shared(STRANGER, OFFICE).with(made).related(Shares.instanceKey(), named, made);

    Answer answer = ask(new Contents(), story);

    assertThat(answer.weights()).containsExactly(Weight.HARMLESS);
    assertThat(answer.text()).contains("web-test-3");
    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void aNameThatOnlyContainsTheWordIsNoTestAndANameGivenInTheIncidentCountsNothing() {
    Event made = Shares.createImage("made", -10, OFFICE);
    Event old = Shares.tagInstance("old", -60 * 24 * 40, "contest-server");
    Event fresh = Shares.tagInstance("fresh", -5, "test");
    Story story =
        shared(STRANGER, OFFICE).with(made).related(Shares.instanceKey(), old, fresh, made);
    assertThat(ask(new Contents(), story).reading()).isEqualTo(Reading.UNKNOWN);
  }

  // buckets

  private static final String EVERYONE_READS =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"}]}";

  private static Event bucket(
      String id, int minutes, String operation, String bucket, String request) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"bucketName": "%s", %s}}""".formatted(operation, Shares.PERSON, bucket, request));
  }

  private static String key(Event event) {
    return CaseResource.of(event, "requestParameters.bucketName").text();
  }

  private static Story published(String bucket) {
    return Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|" + bucket)
        .with(
            bucket("policy", 0, "PutBucketPolicy", bucket, "\"bucketPolicy\": " + EVERYONE_READS));
  }

  @Test
  void aPublicPolicyIsNotProvenWhileThePublicAccessBlockIsUnknown() {
    Finding finding = published("billing").judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(finding.gaps())
        .anyMatch(gap -> gap.startsWith("public access block of bucket billing"));
  }

  @Test
  void aPublicPolicyIsSickOnceTheBlockIsKnownToBeGone() {
    Finding finding = published("billing")
        .with(bucket(
            "gone", -1, "DeleteBucketPublicAccessBlock", "billing", "\"publicAccessBlock\": \"\""))
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
  }

  @Test
  void aWebsiteThatMayBePublicIsNotSick() {
    Finding finding = published("www.example.com")
        .with(bucket(
            "gone",
            -1,
            "DeleteBucketPublicAccessBlock",
            "www.example.com",
            "\"publicAccessBlock\": \"\""))
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(finding.summary()).contains("public_allowed has arn:aws:s3:::www.example.com");
  }

  @Test
  void aLiftedBlockIsNotSickWhereEveryoneMayComeInAndMaybeElsewhere() {
    assertThat(unblocked("www.example.com").verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(unblocked("billing").verdict()).isEqualTo(Verdict.MAYBE);
  }

  private static Finding unblocked(String name) {
    Event lifted =
        bucket("gone", 0, "DeleteBucketPublicAccessBlock", name, "\"publicAccessBlock\": \"\"");
    return Story.of(Rules.publicAccessBlock(), key(lifted)).with(lifted).judged();
  }

  @Test
  void aPolicyThatLetsInNobodyOutsideIsNotSick() {
    String own =
        "\"bucketPolicy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\":"
            + " {\"AWS\": \"arn:aws:iam::111122223333:role/app\"}}]}";
    Event policy = bucket("policy", 0, "PutBucketPolicy", "billing", own);
    Finding finding = Story.of(Rules.bucketPolicy(), key(policy)).with(policy).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  // source-ip and pattern

  @Test
  void anUnknownAddressIsAnIndicator() {
    assertThat(ask(new SourceIp(), shared(STRANGER, STRANGE).batchDays(42)).weights())
        .containsExactly(Weight.STRANGE_ADDRESS);
  }

  @Test
  void anOfficeTheIdentityUsedBeforeIsItsUsualPlace() {
    assertThat(ask(new SourceIp(), shared(STRANGER, OFFICE).batchDays(42)).weights())
        .containsExactly(Weight.USUAL_SOURCE);
    assertThat(ask(new SourceIp(), shared(STRANGER, OFFICE)).weights())
        .containsExactly(Weight.NOTE);
  }

  @Test
  void withTooLittleHistoryAnUnknownAddressIsOnlyUnverified() {
    Answer answer = ask(new SourceIp(), shared(STRANGER, STRANGE).coveredDays(1));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.gaps())
        .containsExactly(
            "source address: 1 covered days and 25 pairs of identity and address are held; 14 and 20 are"
                + " needed to call an address unusual for the organization",
            "country and network owner of 198.51.100.77: unknown; no database of them is named under ip_databases of"
                + " the organization file");
  }

  @Test
  void aServiceIsNoAddressToJudge() {
    Story story = shared(STRANGER, "ec2.amazonaws.com");
    assertThat(ask(new SourceIp(), story).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(ask(new UsualPattern(), story).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(ask(new OtherActivity(), story).reading()).isEqualTo(Reading.UNKNOWN);
  }

  @Test
  void aFirstAddressInFortyTwoDaysSmellsOfALostCredential() {
    Answer answer = ask(new UsualPattern(), shared(STRANGER, STRANGE).batchDays(42));

    assertThat(answer.weights()).containsExactly(Weight.STRANGE_ADDRESS);
    assertThat(answer.text()).contains("It smells of a lost credential.");
    assertThat(answer.gaps())
        .contains("cadence: INSUFFICIENT_HISTORY: of this identity 0 calls in 0 runs on 0 days"
            + " are held from before, and 44 days covered; 10 active days or 30 runs, and 14 covered"
            + " days, are needed to call it a batch job or a person");
  }

  @Test
  void threeDaysOfHistorySayInsufficient() {
    Answer answer =
        ask(new UsualPattern(), shared(STRANGER, STRANGE).batchDays(3).coveredDays(12));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.text()).startsWith("INSUFFICIENT_HISTORY");
    assertThat(answer.gaps().get(0))
        .contains("12 days of logs are covered", "active on 3 days, always from 203.0.113.7");
  }

  // other-activity

  @Test
  void anotherIdentityOnAnUnknownAddressIsStrangeCompany() {
    Story story = shared(STRANGER, STRANGE).alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");
    assertThat(ask(new OtherActivity(), story).weights())
        .containsExactlyInAnyOrder(Weight.NOTE, Weight.STRANGE_COMPANY);
  }

  @Test
  void anotherIdentityInTheOfficeIsNot() {
    Story story = shared(STRANGER, OFFICE).alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");
    assertThat(ask(new OtherActivity(), story).weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void onePersonInTwoRolesIsNoCompany() {
    String otherRole = PERSON
        .replace("AROAQQQQQQQQQQQQQQQQ2", "AROAQQQQQQQQQQQQQQQQ9")
        .replace("BeanstalkAdmin", "ReadOnly");
    Event ours = image("e1", 0, STRANGE, add(STRANGER), PERSON);
    Event other = image("e2", 5, STRANGE, Shares.remove(STRANGER), otherRole);
    String principal = "role:111122223333:AROAQQQQQQQQQQQQQQQQ9";

    assertThat(ask(new OtherActivity(), new Story().with(ours, other).alsoOnTheAddress(principal))
            .weights())
        .containsExactly(Weight.NOTE);
    assertThat(ask(new OtherActivity(), new Story().with(ours).alsoOnTheAddress(principal))
            .weights())
        .contains(Weight.STRANGE_COMPANY);
  }

  @Test
  void threeDifferentRefusedWritesOfOneSessionAreProbing() {
    Story story = new Story().with(REFUSED, denied("d1", "CreateUser"), denied("d2", "CreateRole"));
    assertThat(ask(new OtherActivity(), story).weights()).contains(Weight.PROBING);
    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void theSameRefusedWriteThreeTimesIsARetry() {
    Story story = new Story().with(REFUSED, denied("d1", "CreateUser"), denied("d2", "CreateUser"));
    assertThat(ask(new OtherActivity(), story).weights()).doesNotContain(Weight.PROBING);
  }

  private static Event denied(String id, String operation) {
    return event(id, 1, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "errorCode": "AccessDenied",
         "sourceIPAddress": "198.51.100.77", "userIdentity": %s}""".formatted(operation, Shares.BUILDER));
  }

  // effects that last

  private static Event grant(String id, int minutes, String operation) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"userName": "bob", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}}""".formatted(operation, Shares.PERSON));
  }

  @Test
  void anAttachedPolicyBleedsUntilItIsDetached() {
    Event attach = grant("attach", 0, "AttachUserPolicy");
    Story story =
        Story.of(Rules.adminPolicy(), CaseResource.of(attach, "").text()).with(attach);

    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(story.with(grant("detach", 30, "DetachUserPolicy")).judged().bleeding())
        .isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void anAdministratorInTheUsualPlaceIsAMaybeAndElsewhereProbable() {
    Event attach = grant("attach", 0, "AttachUserPolicy");
    Story story =
        Story.of(Rules.adminPolicy(), CaseResource.of(attach, "").text()).with(attach);

    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(story.batchDays(20).judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  // continuing

  @Test
  void aSnapshotUsedByNoneOfOurCallsWasTaken() {
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("e1", 0, Shares.PUBLISH, PERSON), used("used", 20));

    Answer answer = ask(new Continuing(), story);

    assertThat(answer.reading()).isEqualTo(Reading.SICK);
    assertThat(answer.evidence()).containsExactly("used");
  }

  @Test
  void aSnapshotUsedByOurOwnVolumeWasNotTaken() {
    Event ours = event("ours", 20, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateVolume", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"snapshotId": "snap-046281ab24d756c50"}}""".formatted(PERSON));
    Story story = Story.of(Rules.snapshot(), Shares.snapshotKey())
        .with(snapshot("e1", 0, Shares.PUBLISH, PERSON), ours, used("used", 20));

    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.MAYBE);
  }

  private static Event used(String id, int minutes) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "SharedSnapshotVolumeCreated",
         "eventType": "AwsServiceEvent", "userIdentity": {"invokedBy": "ec2.amazonaws.com"},
         "serviceEventDetails": {"snapshotId": "snap-046281ab24d756c50"}}""");
  }

  @Test
  void aDeniedUserIsStoppedAndAnAllowedOneIsNot() {
    Story story = shared(STRANGER, STRANGE);
    assertThat(ask(new Continuing(), story).reading()).isEqualTo(Reading.MAYBE);
    assertThat(ask(new Continuing(), story.with(Shares.denyBuilder("deny", 5))).reading())
        .isEqualTo(Reading.NOT_SICK);
  }

  // permissions, resource-history, containment, unknowns

  @Test
  void collectedPermissionsTellTheBlastRadiusAndLeaveTheVerdictAsItIs() {
    CallerPermissions wide = new CallerPermissions(
        "WIDE_BOUNDED",
        "Can share any image with any account. Cannot escalate.",
        "METADATA_READER",
        "WIDE_BOUNDED",
        List.of("noResourceConstraint"),
        List.of(),
        List.of(),
        List.of("SCP_NOT_COLLECTED(111122223333)"));
    CaseFile file = shared(STRANGER, OFFICE).file();
    Background before = file.background();
    Background after = new Background(
        before.organization(),
        before.history(),
        before.coverage(),
        before.actor(),
        wide,
        before.earlier());
    CaseFile known = new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        after);

    Answer answer = new PermissionsOfCaller().ask(Case.of(known));

    assertThat(answer.text())
        .isEqualTo(
            "ImageBuilder is WIDE_BOUNDED. Can share any image with any account. Cannot escalate.");
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
    assertThat(answer.gaps()).containsExactly("SCP_NOT_COLLECTED(111122223333)");
    assertThat(Triage.judge(known).verdict()).isEqualTo(Triage.judge(file).verdict());
  }

  @Test
  void permissionsAreAFloorWithANamedGap() {
    Answer answer = ask(new PermissionsOfCaller(), shared(STRANGER, OFFICE));

    assertThat(answer.text())
        .isEqualTo(
            "What ImageBuilder may do is not known. It was seen to do: ec2:ModifyImageAttribute.");
    assertThat(answer.gaps()).containsExactlyElementsOf(CallerPermissions.UNKNOWN.gaps());
  }

  @Test
  void theHistoryCountsChangesAndCallers() {
    Answer answer = ask(
        new ResourceHistory(),
        shared(STRANGER, OFFICE).with(image("e2", 5, OFFICE, Shares.remove(STRANGER), RESPONDER)));

    assertThat(answer.text()).startsWith("2 changes of it, by ImageBuilder and IncidentResponse.");
  }

  @Test
  void whyItHappenedIsNeverAnswered() {
    assertThat(ask(new Unknowns(), shared(STRANGER, STRANGE)).gaps())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("cause: how the credentials of ImageBuilder came to be used from there");
  }

  // the guarantees of an answer

  @Test
  void anAnswerWithoutEvidenceAndGapCannotBe() {
    assertThatThrownBy(() -> Answer.sick(Weight.NOTE, "So it is.", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid answer: 'So it is.' has neither evidence nor a gap");
  }

  @Test
  void nothingCalmsWithoutEvidence() {
    assertThatThrownBy(() -> new Answer(
            "All is well.", Reading.NOT_SICK, Set.of(Weight.CLEARED), List.of(), List.of("gap")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid answer: 'All is well.' calms without evidence");
  }

  @Test
  void aQuestionNobodyKnowsIsToldWithThoseThatAre() {
    TriageRule rule = new TriageRule("id", "t", "high", List.of(), "", List.of("weather"), "");
    assertThatThrownBy(() -> Questions.of(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Unknown question: weather. Use one of condition, tried, destination,");
  }

  @Test
  void aRuleWithoutATriageBlockIsAskedTheGeneralQuestions() {
    TriageRule plain = new TriageRule("id", "t", "", List.of(), "", List.of(), "");
    assertThat(Questions.of(plain))
        .extracting(Question::name)
        .doesNotContain("destination", "contents")
        .hasSize(9);
  }
}
