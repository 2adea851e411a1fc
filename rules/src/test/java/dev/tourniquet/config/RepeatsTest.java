package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who creates a queue, a topic or a bucket that is there gets the one that is there. */
class RepeatsTest {

  private static final String OPEN =
      "{'Statement': [{'Effect': 'Allow', 'Principal': '*', 'Action': '*'}]}";
  private static final ResourceKey QUEUE =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), "AWS::SQS::Queue", "jobs");
  private static final ResourceKey BUCKET =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.BUCKET, "b");

  private static Event event(String id, int minute, String call, String request) {
    String[] named = call.split(":", -1);
    return Event.parse("""
        {'eventID': '%s', 'eventTime': '2026-03-01T00:%02d:00Z', 'eventSource': '%s.amazonaws.com',
         'eventName': '%s', 'awsRegion': 'us-east-1', 'recipientAccountId': '111122223333',
         'requestParameters': %s}""".formatted(id, minute, named[0], named[1], request).replace('\'', '"'));
  }

  private static Event queue(String id, int minute, String operation, String more) {
    return event(id, minute, "sqs:" + operation, "{'queueName': 'jobs'" + more + "}");
  }

  private static Event opened(String id, int minute) {
    return queue(id, minute, "SetQueueAttributes", ", 'attributes': {'Policy': " + OPEN + "}");
  }

  private static Event bucket(String id, int minute, String operation, String more) {
    return event(id, minute, "s3:" + operation, "{'bucketName': 'b'" + more + "}");
  }

  private static List<AttributeChange> changes(Event... events) {
    return Stream.of(events).flatMap(event -> Changes.of(event).stream()).toList();
  }

  private static State state(ResourceKey key, Event... events) {
    return Fold.states(changes(events), List.of(), Instant.MAX).get(key);
  }

  private static String known(State state, String attribute) {
    return state.attribute(attribute).map(value -> value.known().toString()).orElse("unknown");
  }

  @Test
  void aProgramThatCreatesItsQueueAtEveryStartLeavesThePolicy() {
    State state = state(
        QUEUE,
        queue("c1", 0, "CreateQueue", ""),
        opened("open", 1),
        queue("c2", 2, "CreateQueue", ""));

    assertThat(known(state, "policy")).contains("Allow");
    assertThat(state.attribute("policy").orElseThrow().evidence()).containsExactly("open");
    assertThat(state.incarnation()).isEqualTo(1);
  }

  @Test
  void aQueueThatWasDeletedBeforeIsANewOne() {
    State state = state(
        QUEUE,
        opened("open", 1),
        queue("gone", 2, "DeleteQueue", ""),
        queue("c2", 3, "CreateQueue", ""));

    assertThat(known(state, "policy")).isEqualTo("null");
  }

  @Test
  void aQueueThatAwsSawGoneIsANewOneAndOneThatItShowedIsNot() {
    List<AttributeChange> calls = changes(opened("open", 1), queue("c2", 30, "CreateQueue", ""));
    Instant between = Instant.parse("2026-03-01T00:10:00Z");

    State gone = Fold.states(calls, List.of(Observed.gone(QUEUE, between, "config")), Instant.MAX)
        .get(QUEUE);
    assertThat(known(gone, "policy")).isEqualTo("null");

    List<AttributeChange> again = changes(queue("c2", 30, "CreateQueue", ""));
    State shown = Fold.states(
            again,
            List.of(new Observed(
                QUEUE, "policy", changes(opened("o", 1)).get(0).value(), between, "sqs")),
            Instant.MAX)
        .get(QUEUE);
    assertThat(known(shown, "policy")).contains("Allow");
  }

  @Test
  void aPolicyThatNoCallToldStaysUnknown() {
    State state = state(
        BUCKET,
        bucket("lifted", 0, "DeleteBucketPublicAccessBlock", ""),
        bucket("c1", 1, "CreateBucket", ""));

    assertThat(known(state, "policy")).isEqualTo("unknown");
    assertThat(known(state, "publicAccessBlock")).contains("\"RestrictPublicBuckets\":false");
  }

  @Test
  void aBucketThatIsCreatedAgainLosesItsListOfGrantsAlone() {
    State state = state(
        BUCKET,
        bucket("c1", 0, "CreateBucket", ", 'x-amz-object-ownership': 'ObjectWriter'"),
        bucket("acl", 1, "PutBucketAcl", ", 'x-amz-acl': 'public-read'"),
        bucket("c2", 2, "CreateBucket", ""));

    assertThat(known(state, "acl")).isEqualTo("[]");
    assertThat(known(state, "ownership")).isEqualTo("\"ObjectWriter\"");
  }

  @Test
  void twoCreationsWithinASecondAreOneAndWhatFollowsIsNotAmbiguous() {
    State state = state(
        QUEUE,
        queue("c1", 1, "CreateQueue", ""),
        queue("c2", 1, "CreateQueue", ""),
        opened("a", 1));

    assertThat(state.incarnation()).isEqualTo(1);
    assertThat(state.attribute("policy").orElseThrow().ambiguousOrder()).isFalse();
  }
}
