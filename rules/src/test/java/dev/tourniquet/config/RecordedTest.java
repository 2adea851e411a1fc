package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.recorder.Recorder;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What AWS Config records, in the form that calls have. */
class RecordedTest {

  private static final String LATER = "2026-03-01T00:05:00.000Z";

  /** A call and the item that AWS Config records after it: they must say the same. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "recorded.txt",
      delimiter = '~',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void theItemAfterACallSaysWhatTheCallDid(
      String call, String request, String response, String type, String attribute, String rest) {
    String[] name = call.split(":", 2);
    Event event = Event.parse("""
        {"eventID": "e1", "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "111122223333",
         "eventSource": "%s.amazonaws.com", "eventName": "%s", "requestParameters": %s, "responseElements": %s}
        """.formatted(name[0], name[1], request, response));
    List<AttributeChange> changes = Changes.of(event);
    String id = changes.get(0).resource().id();
    List<Observed> items = observed(Recorder.item(type, id, id, LATER, rest));
    assertThat(items).extracting(Observed::attribute).contains(attribute);
    State state = Fold.states(changes, items, Instant.parse("2026-03-02T00:00:00Z"))
        .get(changes.get(0).resource());
    assertThat(state.attribute(attribute).orElseThrow()).satisfies(value -> {
      assertThat(value.disagreements()).isEmpty();
      assertThat(value.source()).startsWith("config configuration-item at ");
      assertThat(value.complete()).isTrue();
    });
  }

  @Test
  void everyOtherFieldIsFollowedUnderItsOwnName() {
    String before = instance("t3.micro", "2026-03-01T00:00:00Z");
    String after = instance("p5.48xlarge", LATER);
    List<Observed> items =
        Stream.of(before, after).flatMap(item -> observed(item).stream()).toList();
    assertThat(Fold.history(List.of(), items, Instant.parse("2026-03-02T00:00:00Z")))
        .extracting(
            Change::path,
            change -> change.before().asText(),
            change -> change.after().asText(),
            change -> change.cause().since())
        .containsExactly(tuple(
            "configuration.instanceType",
            "t3.micro",
            "p5.48xlarge",
            Instant.parse("2026-03-01T00:00:00Z")));
  }

  @Test
  void anItemOfAResourceThatIsNotRecordedSaysNothingOfItsAttributes() {
    assertThat(observed(Recorder.item("AWS::S3::Bucket", "b", "b", LATER, "")
            .replace("\"OK\"", "\"ResourceNotRecorded\"")))
        .isEmpty();
  }

  @Test
  void anItemOfADeletedResourceSaysThatItIsGone() {
    assertThat(observed(Recorder.item("AWS::S3::Bucket", "b", "b", LATER, "")
            .replace("\"OK\"", "\"ResourceDeleted\"")))
        .extracting(Observed::isGone)
        .containsExactly(true);
  }

  @Test
  void anAclWithoutItsPublicGrantsBecauseTheyAreIgnoredIsNotTheOneThatWasSet() {
    String ignoring = Recorder.item("AWS::S3::Bucket", "b", "b", LATER, """
        "configuration": {"name": "b"}, "supplementaryConfiguration": {
          "AccessControlList": "{\\"grantList\\": [], \\"owner\\": {\\"id\\": \\"me\\"}}",
          "PublicAccessBlockConfiguration": {"blockPublicAcls": true, "ignorePublicAcls": true,
            "blockPublicPolicy": true, "restrictPublicBuckets": true}}
        """);
    assertThat(observed(ignoring)).extracting(Observed::attribute).doesNotContain("acl");
    assertThat(
            observed(ignoring.replace("\"ignorePublicAcls\": true", "\"ignorePublicAcls\": false")))
        .extracting(Observed::attribute)
        .contains("acl");
  }

  @Test
  void aValueTooLongToShowIsFollowedByItsDigest() {
    String item = Recorder.item(
        "AWS::EC2::Instance",
        "i-1",
        "",
        LATER,
        "\"configuration\": {\"userData\": \"" + "x".repeat(20_000) + "\"}");
    assertThat(observed(item))
        .filteredOn(one -> one.attribute().equals("configuration.userData"))
        .extracting(one -> one.value().asText())
        .singleElement()
        .asString()
        .startsWith("20002 characters, digest ");
  }

  private static String instance(String type, String captured) {
    return Recorder.item(
        "AWS::EC2::Instance",
        "i-1",
        "",
        captured,
        "\"configuration\": {\"instanceType\": \"" + type + "\", \"imageId\": \"ami-1\"}");
  }

  private static List<Observed> observed(String item) {
    List<InventoryItem> items = Recorder.history(item);
    assertThat(items).hasSize(1);
    return Observations.of(items.get(0));
  }
}
