package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.BUILDER;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an identity's habits add to the answers. */
class HabitsTest {

  private static final int DAY = 24 * 60;

  private static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  private static Story shared(String from) {
    return new Story().with(image("e1", 0, from, add(STRANGER)));
  }

  /** The builder's nightly job, eleven hours before the hour of the share, on so many nights. */
  private static Story batch(Story story, int nights) {
    return story.with(IntStream.rangeClosed(2, nights + 1)
        .mapToObj(ago -> event("n" + ago, -ago * DAY - 11 * 60, """
            {"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", "readOnly": false,
             "sourceIPAddress": "%s", "userAgent": "Boto3/1.34", "userIdentity": %s}""".formatted(OFFICE, BUILDER)))
        .toArray(Event[]::new));
  }

  @Test
  void aBatchJobAtAnotherHourWithAnotherAgentIsOffItsPattern() {
    Event odd = event("e1", 0, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "readOnly": false,
         "sourceIPAddress": "%s", "userAgent": "aws-cli/2.15", "userIdentity": %s,
         "requestParameters": {"imageId": "%s", "launchPermission": %s}, "responseElements": {"_return": true}}""".formatted(STRANGE, BUILDER, Shares.IMAGE, add(STRANGER)));
    Answer answer = ask(new UsualPattern(), batch(new Story().with(odd), 20).batchDays(42));

    assertThat(answer.weights()).contains(Weight.OFF_PATTERN, Weight.STRANGE_ADDRESS);
    assertThat(answer.text())
        .contains(
            "It works like a batch job (7 of 7 signs:",
            "in 20 runs on 20 days. This call came at an hour it never worked and with a user agent it never had.");
  }

  @Test
  void oneThingThatDiffersIsShownAndIsNoIndicator() {
    Answer answer = ask(new UsualPattern(), batch(shared(OFFICE), 20).batchDays(42));

    assertThat(answer.weights()).containsExactly(Weight.NOTE);
    assertThat(answer.text()).contains("This call came at an hour it never worked.");
  }

  @Test
  void shortHistoryIsAGapWithItsNumbers() {
    assertThat(ask(new UsualPattern(), batch(shared(STRANGE), 4).batchDays(42)).gaps())
        .contains(
            "cadence: INSUFFICIENT_HISTORY: of this identity 4 calls in 4 runs on 4 days are held"
                + " from before, and 44 days covered; 10 active days or 30 runs, and 14 covered days, are"
                + " needed to call it a batch job or a person");
  }

  @Test
  void aKeyMadeMinutesBeforeItWasUsedIsFresh() {
    Event made = event("made", -12, """
        {"eventSource": "iam.amazonaws.com", "eventName": "CreateAccessKey", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": {"type": "IAMUser", "userName": "mallory", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/mallory", "principalId": "AIDAM"},
         "requestParameters": {"userName": "ImageBuilder"},
         "responseElements": {"accessKey": {"accessKeyId": "%s", "status": "Active", "userName": "ImageBuilder"}}}""");
    Event used = new Event(made.record());
    String json = used.record().toString();
    Event same =
        Event.parse(json.replaceFirst("%s", STRANGE).replaceFirst("%s", "AKIAQQQQQQQQQQQQQQQQ"));
    Event other = Event.parse(json.replaceFirst("%s", STRANGE).replaceFirst("%s", "AKIAOTHER"));

    Answer answer = ask(new UsualPattern(), shared(STRANGE).with(same));
    assertThat(answer.text())
        .contains("HOT credential: CreateAccessKey by mallory came only 12 minutes before.");
    assertThat(answer.evidence()).contains("made");
    assertThat(answer.weights()).as("shown, and changes nothing").containsExactly(Weight.NOTE);
    assertThat(ask(new UsualPattern(), shared(STRANGE).with(other)).text())
        .as("another key of the user")
        .doesNotContain("HOT");
    assertThat(ask(new UsualPattern(), shared(STRANGE)).text()).doesNotContain("HOT");
  }

  @Test
  void anIdentityThatSleptForTwoMonthsIsReawakened() {
    Story asleep = shared(OFFICE).batchDays(1).coveredDays(90);
    assertThat(ask(new UsualPattern(), asleep).weights()).doesNotContain(Weight.REAWAKENED);
    assertThat(ask(new UsualPattern(), shared(OFFICE).lastActive(80).coveredDays(90))
            .weights())
        .contains(Weight.REAWAKENED);
    assertThat(ask(new UsualPattern(), shared(OFFICE).lastActive(80).coveredDays(30))
            .weights())
        .doesNotContain(Weight.REAWAKENED);
  }

  private static Event of(
      String id, int minutes, String address, String operation, String service) {
    return event(id, minutes, """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": true, "sourceIPAddress": "%s",
         "userAgent": "Boto3/1.34", "userIdentity": %s}""".formatted(service, operation, address, Shares.RESPONDER));
  }

  @Test
  void oneSessionInTwoPlacesIsAnIndicator() {
    Story story = new Story()
        .with(
            image("e1", 0, STRANGE, add(STRANGER), Shares.RESPONDER),
            of("elsewhere", 20, "52.45.102.28", "ListBuckets", "s3"));
    Answer answer = ask(new OtherActivity(), story);
    assertThat(answer.weights()).contains(Weight.SPLIT_SESSION);
    assertThat(answer.evidence()).contains("e1", "elsewhere");
    assertThat(answer.text())
        .contains(
            "used in two unrelated networks within the hour: ModifyImageAttribute from 198.51.100.77");
    assertThat(ask(
                new OtherActivity(),
                new Story()
                    .with(
                        image("e1", 0, STRANGE, add(STRANGER), Shares.RESPONDER),
                        of("same", 20, STRANGE, "ListBuckets", "s3")))
            .weights())
        .doesNotContain(Weight.SPLIT_SESSION);
  }

  @Test
  void lookingAroundCountsOnlyFromAPlaceThatIsNotUsual() {
    assertThat(ask(new OtherActivity(), lookingAround(STRANGE)).weights())
        .contains(Weight.LOOKING_AROUND);
    assertThat(ask(new OtherActivity(), lookingAround(STRANGE)).text())
        .contains("ENUMERATION: 8 different reads of 4 services within ten minutes");
    assertThat(ask(new OtherActivity(), lookingAround(OFFICE)).weights())
        .doesNotContain(Weight.LOOKING_AROUND);
  }

  @Test
  void aBatchJobThatReadsAlotDoesNotLookAround() {
    Story person = readsOfTheBuilder(shared(STRANGE));
    Story job = readsOfTheBuilder(batch(shared(STRANGE), 20).batchDays(42));

    assertThat(ask(new OtherActivity(), person).weights()).contains(Weight.LOOKING_AROUND);
    assertThat(ask(new OtherActivity(), job).weights()).doesNotContain(Weight.LOOKING_AROUND);
  }

  private static Story readsOfTheBuilder(Story story) {
    for (int i = 0; i < 8; i++) {
      story.with(Event.parse(of("r" + i, 1, STRANGE, "List" + (char) ('A' + i) + "x", "s" + i % 4)
          .record()
          .toString()
          .replace(
              event("x", 0, "{\"u\": " + Shares.RESPONDER + "}").at("u").toString(),
              event("x", 0, "{\"u\": " + BUILDER + "}").at("u").toString())));
    }
    return story;
  }

  private static Story lookingAround(String from) {
    Story story = new Story().with(image("e1", 0, from, add(STRANGER), Shares.RESPONDER));
    for (int i = 0; i < 8; i++) {
      story.with(of("r" + i, 1, from, "List" + (char) ('A' + i) + "x", "s" + i % 4));
    }
    return story;
  }
}
