package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What is worth how much. */
class ContentsTest {

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
  void whatIsKnownIsNamedAsWhatDoesNotTell() {
    Event run = Story.event("run", -60 * 24 * 40, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "RunInstances", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s, "requestParameters": {"instanceType": "t3.micro"},
         "responseElements": {"instancesSet": {"items": [{"instanceId": "%s"}]}}}""".formatted(Shares.BUILDER, Shares.INSTANCE));
    Event made = Shares.createImage("made", -10, OFFICE);
    Event named = Shares.tagInstance("named", -60 * 24 * 39, "web-7");
    Story story = shared(STRANGER, OFFICE).with(made);
    Answer answer = ask(new Contents(), story.related(Shares.instanceKey(), run, named, made));

    assertThat(answer.text())
        .isEqualTo(
            "It comes from instance i-0f00dfeed00000001 ('web-7'); nothing says whether that is sensitive.");
    assertThat(answer.gaps())
        .containsExactly(
            "contents of ami-0a1b2c3d4e5f60718: known are only name nightly and name web-7;"
                + " 'sensitive' of the organization file has none of them");
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

  @Test
  void aNameThatTheImageGotWhenItWasMadeForTheShareCalmsNothing() {
    Story story = shared(STRANGER, OFFICE).with(image("made", -5));

    Answer answer = ask(new Contents(), story);

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.gaps())
        .contains(
            "contents of ami-0a1b2c3d4e5f60718: its name and tags say that they are of little value, but were"
                + " first written in the 24 hours before: they may be an attacker's words");
    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(shared(STRANGER, OFFICE).with(image("made", -60 * 25)).judged().verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }

  private static Event image(String id, int minutes) {
    return Story.event(
        id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"instanceId": "%s", "name": "dev-test"},
         "responseElements": {"requestId": "r", "imageId": "%s"}}""".formatted(OFFICE, Shares.BUILDER, Shares.INSTANCE, Shares.IMAGE));
  }

  @Test
  void aTagThatAnInstanceFirstGotWithinTheDayCalmsNothing() {
    Event made = Shares.createImage("made", -10, OFFICE);
    Event fresh = Shares.tagInstance("fresh", -60 * 23, "test");
    Event old = Shares.tagInstance("old", -60 * 25, "test");

    assertThat(shared(STRANGER, OFFICE)
            .with(made)
            .related(Shares.instanceKey(), fresh, made)
            .judged()
            .verdict())
        .isEqualTo(Verdict.SICK);
    assertThat(shared(STRANGER, OFFICE)
            .with(made)
            .related(Shares.instanceKey(), old, made)
            .judged()
            .verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }

  private static Event database(String id, int minutes, String operation, String request) {
    return Story.event(id, minutes, """
        {"eventSource": "rds.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"dBSnapshotIdentifier": "test", %s}}""".formatted(operation, OFFICE, Shares.BUILDER, request));
  }

  private static Story snapshotOf(String database, int minutes) {
    return Story.of(
            Rules.databaseSnapshot(), "AWS::RDS::DBSnapshot|aws|111122223333|us-east-1|test")
        .with(
            database(
                "made",
                minutes,
                "CreateDBSnapshot",
                "\"dBInstanceIdentifier\": \"" + database + "\""),
            database(
                "shared",
                0,
                "ModifyDBSnapshotAttribute",
                "\"attributeName\": \"restore\", \"valuesToAdd\": [\"" + STRANGER + "\"]"));
  }

  @Test
  void theIdOfADatabaseSnapshotCalmsOnlyWhereItIsOlderThanADay() {
    assertThat(snapshotOf("orders", -5).judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(snapshotOf("orders", -60 * 25).judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void theIdOfTheDatabaseIsItsName() {
    Answer answer = ask(new Contents(), snapshotOf("prod-customers", -60 * 25));

    assertThat(answer.weights()).containsExactly(Weight.SENSITIVE);
    assertThat(answer.text()).contains("prod-customers");
    assertThat(snapshotOf("scratch", -5).judged().verdict())
        .as("the database was called so before")
        .isEqualTo(Verdict.PROBABLY_SICK);
  }
}
