package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An image is shared by a user whom mallory made; whether that is sick by itself, or only since mallory is. */
class SickByOthersTest {

  private static final String MALLORY = "iamuser:111122223333:AIDAMALLORY";
  private static final String TRUDY = "iamuser:111122223333:AIDATRUDY";
  private static final int DAY = 24 * 60;

  private static Event created(String maker) {
    return by(maker, "made", "CreateUser", "null");
  }

  private static Event by(String maker, String id, String operation, String response) {
    return event(id, -20 * DAY, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IAMUser", "userName": "m", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/m", "principalId": "%s"},
         "requestParameters": {"userName": "ImageBuilder"}, "responseElements": %s}""".formatted(
            operation, OFFICE, maker.substring(maker.lastIndexOf(':') + 1), response));
  }

  /** A rule that alone says no more than MAYBE. */
  private static Story shared(String address) {
    TriageRule image = Rules.image();
    TriageRule ordinary =
        new TriageRule(image.id(), image.title(), "medium", image.attack(), "", List.of(), "");
    return Story.of(ordinary, "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718")
        .with(Shares.image("e1", 0, address, Shares.add(STRANGER)))
        .batchDays(42);
  }

  private static List<List<String>> ways(Story story) {
    return Triage.restsOn(story.file(), story.judged().verdict());
  }

  private static List<String> told(Story story) {
    return story.judged().gaps().stream()
        .filter(gap -> gap.startsWith("other findings"))
        .toList();
  }

  @Test
  void whoIsSickOnlySinceItsMakerIsSaysSo() {
    Story story = shared(OFFICE).with(created(MALLORY)).sickThen(MALLORY, 21, -1);

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(ways(story)).containsExactly(List.of(MALLORY));
    assertThat(told(story))
        .containsExactly("other findings: this is SICK only as " + MALLORY
            + " is by another finding; what clears that one clears this");
  }

  @Test
  void whoIsSickByItselfRestsOnNobody() {
    Story story = Story.of(Rules.image(), "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718")
        .with(Shares.image("e1", 0, STRANGE, Shares.add(STRANGER)), created(MALLORY))
        .batchDays(42)
        .sickThen(MALLORY, 21, -1);

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(ways(story)).isEmpty();
    assertThat(told(story)).isEmpty();
  }

  @Test
  void whatIsNotSickRestsOnNobody() {
    Story story = shared(OFFICE).with(created(TRUDY)).sickThen(MALLORY, 21, -1);

    assertThat(story.judged().verdict()).isNotEqualTo(Verdict.SICK);
    assertThat(ways(story)).isEmpty();
  }

  @Test
  void whereEitherIsEnoughEachIsAWay() {
    Event key = by(TRUDY, "key", "CreateAccessKey", """
        {"accessKey": {"accessKeyId": "AKIAQQQQQQQQQQQQQQQQ", "userName": "ImageBuilder"}}""");
    Story story = shared(OFFICE)
        .with(created(MALLORY), key)
        .sickThen(MALLORY, 21, -1)
        .sickThen(TRUDY, 21, -1);

    assertThat(ways(story)).containsExactly(List.of(MALLORY), List.of(TRUDY));
    assertThat(told(story)).first().asString().contains(MALLORY + ", or as " + TRUDY + " is");
  }
}
