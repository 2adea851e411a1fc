package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** A share of an image by the key of a nightly build: how old were user, key and policies then, and who made them? */
class AgesTest {

  private static final int DAY = 24 * 60;
  private static final String KEY = "AKIAQQQQQQQQQQQQQQQQ";
  private static final String MALLORY = "iamuser:111122223333:AIDAMALLORY";

  private static Story shared() {
    return new Story().with(image("e1", 0, OFFICE, add(STRANGER)));
  }

  private static Answer pattern(Story story) {
    return new UsualPattern().ask(Case.of(story.file()));
  }

  private static Event iam(String id, int minutes, String operation, String more) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IAMUser", "userName": "mallory", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/mallory", "principalId": "AIDAMALLORY"},
         "requestParameters": {"userName": "ImageBuilder"%s},
         "responseElements": {"accessKey": {"accessKeyId": "%s", "userName": "ImageBuilder"}}}""".formatted(operation, OFFICE, more, KEY));
  }

  private static Event policy(int minutes, String arn) {
    return iam("policy", minutes, "AttachUserPolicy", ", \"policyArn\": \"" + arn + "\"");
  }

  @Test
  void userKeyAndPoliciesHaveAgesOfTheirOwn() {
    Answer answer = pattern(shared()
        .with(
            iam("user", -5 * DAY, "CreateUser", ""),
            iam("key", -3 * 60, "CreateAccessKey", ""),
            policy(-59, "arn:aws:iam::aws:policy/AdministratorAccess")));

    assertThat(answer.text())
        .contains("YOUNG principal: CreateUser by mallory came only 5 days before."
            + " FRESH credential: CreateAccessKey by mallory came only 3 hours before."
            + " HOT permissions: AttachUserPolicy by mallory came only 59 minutes before.");
    assertThat(answer.evidence()).contains("user", "key", "policy");
    assertThat(answer.weights()).as("shown, and changes nothing").containsExactly(Weight.NOTE);
    assertThat(answer.gaps()).noneMatch(gap -> gap.startsWith("age"));
  }

  @Test
  void whatIsOldIsSaidOnceAndIsNoSign() {
    Answer answer = pattern(shared()
        .batchDays(42)
        .with(
            iam("user", -8 * DAY, "CreateUser", ""),
            iam("key", -7 * DAY, "CreateAccessKey", ""),
            policy(-9 * DAY, "arn:aws:iam::aws:policy/ReadOnlyAccess")));

    assertThat(answer.text())
        .endsWith("OLD: principal (8 days), credential (7 days) and permissions (9 days).");
    assertThat(answer.reading()).isEqualTo(Reading.NOT_SICK);
  }

  @Test
  void whoWasThereAWeekBeforeIsOldWithoutAnyoneSayingWhenItWasMade() {
    assertThat(pattern(shared().batchDays(42)).text())
        .endsWith("OLD: principal (at least 42 days) and permissions (at least 44 days).");
    assertThat(pattern(shared().batchDays(42)).gaps())
        .anyMatch(gap -> gap.startsWith("age: whether its credential came new is unknown"));
  }

  @Test
  void whatTheLogsBeginWithIsOfUnknownAge() {
    Answer answer = pattern(shared().batchDays(6).coveredDays(6));

    assertThat(answer.text()).doesNotContain("OLD", "YOUNG", "FRESH", "HOT");
    assertThat(answer.gaps())
        .contains(
            "age: whether its principal, credential and permissions came new is unknown: no call held made or"
                + " changed that, and what is held begins within 7 days before; earlier logs, or iam"
                + " get-account-authorization-details, list-access-keys and the credential report in the inventory"
                + " would tell");
    assertThat(answer.weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void whatAwsAnsweredTellsAges() {
    Answer answer = pattern(shared()
        .coveredDays(3)
        .listing(
            "get-account-authorization-details", "{\"CreateDate\": \"2026-03-01T13:30:00+00:00\"}")
        .listing(
            "list-access-keys",
            "{\"AccessKeyId\": \"" + KEY + "\", \"CreateDate\": \"2020-01-01T00:00:00Z\"}")
        .listing(
            "list-access-keys",
            "{\"AccessKeyId\": \"AKIAOTHER\", \"CreateDate\": \"2026-03-01T14:00:00Z\"}"));

    assertThat(answer.text())
        .contains(
            "HOT principal: made only 35 minutes before, says iam get-account-authorization-details at 2026-03-01T14:05:00Z.",
            "OLD: credential (2251 days).");
  }

  @Test
  void theCredentialReportTellsTheAgeOfTheUserAndNotApplicableTellsNothing() {
    assertThat(pattern(
                shared()
                    .coveredDays(3)
                    .listing(
                        "get-credential-report",
                        "{\"user_creation_time\": \"2026-02-27T14:05:00+00:00\", \"password_last_changed\": \"N/A\"}"))
            .text())
        .contains("YOUNG principal: made only 2 days before, says iam get-credential-report");
    assertThat(pattern(shared()
                .coveredDays(3)
                .listing("get-credential-report", "{\"user_creation_time\": \"not_supported\"}"))
            .text())
        .doesNotContain("principal");
  }

  @Test
  void aDateAfterTheCallIsOfALaterUserOfThatName() {
    assertThat(pattern(shared()
                .coveredDays(3)
                .listing(
                    "get-account-authorization-details",
                    "{\"CreateDate\": \"2026-03-01T14:06:00Z\"}"))
            .text())
        .doesNotContain("principal");
  }

  @Test
  void anotherKeyAPolicyThatDeniesAndWhatFailedMakeNothingFresh() {
    Event other = Event.parse(
        iam("key", -60, "CreateAccessKey", "").record().toString().replace(KEY, "AKIAOTHER"));
    Event failed = Event.parse(iam("user", -60, "CreateUser", "")
        .record()
        .toString()
        .replace("\"readOnly\"", "\"errorCode\":\"AccessDenied\",\"readOnly\""));

    assertThat(pattern(shared()
                .with(
                    other,
                    failed,
                    policy(-60, "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3")))
            .text())
        .doesNotContain("HOT", "FRESH");
    assertThat(pattern(shared().with(policy(-60, "arn:aws:iam::aws:policy/AWSDenyAll")))
            .text())
        .doesNotContain("HOT", "FRESH");
  }

  @Test
  void whatCameAfterTheCallMakesNothingFresh() {
    assertThat(pattern(shared().with(iam("key", 10, "CreateAccessKey", ""))).text())
        .doesNotContain("HOT", "FRESH");
  }

  @Test
  void whoWasMadeByASickIdentityIsSick() {
    Story made = shared().batchDays(20).with(iam("user", -20 * DAY, "CreateUser", ""));
    Answer answer = pattern(made.sickThen(MALLORY, 21, -1));

    assertThat(answer.weights()).contains(Weight.MADE_BY_SICK);
    assertThat(answer.reading()).isEqualTo(Reading.SICK);
    assertThat(answer.evidence()).contains("user");
    assertThat(answer.text())
        .contains(
            "Its principal was made by mallory, which was SICK then by another finding: so is this.");
    assertThat(made.judged().verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void whoWasMadeBeforeItsMakerFellSickOrAfterItWasStoppedIsNot() {
    assertThat(pattern(
                shared().with(iam("user", -20 * DAY, "CreateUser", "")).sickThen(MALLORY, 19, -1))
            .weights())
        .doesNotContain(Weight.MADE_BY_SICK);
    assertThat(pattern(
                shared().with(iam("user", -20 * DAY, "CreateUser", "")).sickThen(MALLORY, 30, 21))
            .weights())
        .doesNotContain(Weight.MADE_BY_SICK);
    assertThat(pattern(shared()
                .with(iam("user", -20 * DAY, "CreateUser", ""))
                .sickThen("iamuser:111122223333:AIDAOTHER", 30, -1))
            .weights())
        .doesNotContain(Weight.MADE_BY_SICK);
  }

  @Test
  void aPolicyFromASickIdentityIsOneSign() {
    Answer answer = pattern(shared()
        .with(policy(-20 * DAY, "arn:aws:iam::aws:policy/AdministratorAccess"))
        .sickThen(MALLORY, 21, -1));

    assertThat(answer.weights())
        .contains(Weight.TOUCHED_BY_SICK)
        .doesNotContain(Weight.MADE_BY_SICK);
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
  }

  @Test
  void aSessionThatASickIdentityIssuedIsOneSign() {
    Event issued = event("issued", -30, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IAMUser", "userName": "mallory", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/mallory", "principalId": "AIDAMALLORY", "accessKeyId": "AKIAM"},
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/IncidentResponse", "roleSessionName": "case-7"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQ3", "expiration": "Mar 1, 2026, 3:30:00 PM"},
           "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ3:case-7",
             "arn": "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7"}}}""".formatted(OFFICE));
    String session = Shares.RESPONDER.replace("2026-03-01T14:30:00Z", "2026-03-01T13:35:00Z");
    Story story = new Story().with(issued, image("e1", 0, OFFICE, add(STRANGER), session));

    Answer answer = pattern(story.sickThen(MALLORY, 1, -1));
    assertThat(answer.weights()).contains(Weight.TOUCHED_BY_SICK);
    assertThat(answer.text())
        .contains(
            "Its session was issued by a call of mallory, which was SICK then by another finding.");
    assertThat(pattern(new Story().with(issued, image("e1", 0, OFFICE, add(STRANGER), session)))
            .weights())
        .doesNotContain(Weight.TOUCHED_BY_SICK);
  }
}
