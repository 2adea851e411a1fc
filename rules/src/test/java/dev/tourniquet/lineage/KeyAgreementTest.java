package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Changes;
import dev.tourniquet.config.RealEvents;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts are found by the keys that events are indexed by. */
class KeyAgreementTest {

  @Test
  void changesAndEdgesOfRealEventsUseTheKeysOfTheirMentions() {
    List<String> strange = Stream.concat(
            RealEvents.stratus().stream(), RealEvents.wholeInvictus().stream())
        .flatMap(KeyAgreementTest::keysNotMentioned)
        .toList();
    assertThat(strange).isEmpty();
  }

  /** Service, call, request and response of calls that the real events lack; shapes as the API reference gives them. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "calls.txt",
      delimiter = '~',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void changesAndEdgesOfOtherCallsDoTheSame(
      String service, String name, String request, String response) {
    Event event = Event.parse("""
        {"eventID": "e1", "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "111122223333", "eventSource": "%s.amazonaws.com", "eventName": "%s",
         "requestParameters": %s, "responseElements": %s}
        """.formatted(service, name, request, response));
    assertThat(keysNotMentioned(event)).isEmpty();
    assertThat(Changes.of(event).size() + Edges.of(event).size()).isPositive();
  }

  /** As KMS logs it: no request, and the grant elsewhere; the key's account is not always told. */
  @ParameterizedTest
  @ValueSource(strings = {"111122223333", "AWS Internal"})
  void aRetiredGrantIsOneOfTheKeyInItsArn(String account) {
    Event event = Event.parse("""
        {"eventID": "e1", "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "999988887777", "eventSource": "kms.amazonaws.com", "eventName": "RetireGrant",
         "requestParameters": null, "responseElements": null, "additionalEventData": {"grantId": "g"},
         "resources": [{"accountId": "%s", "ARN": "arn:aws:kms:us-east-1:111122223333:key/k"}]}
        """.formatted(account));

    assertThat(keysNotMentioned(event)).isEmpty();
    assertThat(Changes.of(event))
        .extracting(change -> change.op() + " " + change.resource().text() + " " + change.value())
        .containsExactly("REMOVE AWS::KMS::Key|aws|111122223333|us-east-1|k [\"g\"]");
  }

  private static Stream<String> keysNotMentioned(Event event) {
    Set<String> mentioned = Mentions.of(event).all().stream()
        .map(Mention::resource)
        .map(key -> key.text())
        .collect(Collectors.toSet());
    Stream<String> changed =
        Changes.of(event).stream().map(change -> change.resource().text());
    Stream<String> related = Edges.of(event).stream()
        .flatMap(edge -> Stream.of(edge.child(), edge.parent()))
        .filter(key -> !key.type().equals("principal") && !key.type().equals(EndingEdges.TIE))
        .filter(
            key -> !event.name().startsWith("SharedSnapshot") || !key.type().endsWith("Account"))
        .map(key -> key.text());
    return Stream.concat(changed, related)
        .distinct()
        .filter(key -> !mentioned.contains(key))
        .map(key -> event.name() + " " + key + " not in " + mentioned);
  }
}
