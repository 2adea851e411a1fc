package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An answer about a function tells nothing of its aliases, and one about an alias nothing of the function. */
class AliasesTest {

  private static final ResourceKey FUNCTION =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.FUNCTION, "f");
  private static final Instant LATER = Instant.parse("2026-03-02T00:00:00Z");

  private static JsonNode json(String json) {
    return Event.parse(json.replace('\'', '"')).record();
  }

  private static List<AttributeChange> called(String operation, String... requests) {
    return Stream.of(requests)
        .map(request -> new Event(json("""
            {'eventID': 'e%08x', 'eventTime': '2026-03-01T00:00:00Z', 'eventSource': 'lambda.amazonaws.com',
             'eventName': '%s', 'awsRegion': 'us-east-1', 'recipientAccountId': '111122223333',
             'requestParameters': {'functionName': 'f', %s}, 'responseElements': {'statement': '{}'}}""".formatted(request.hashCode(), operation, request))))
        .flatMap(event -> Changes.of(event).stream())
        .toList();
  }

  private static Value seen(List<AttributeChange> calls, String attribute, String value) {
    Observed answer = new Observed(FUNCTION, attribute, json(value), LATER, "lambda");
    return Fold.states(calls, List.of(answer), Instant.MAX)
        .get(FUNCTION)
        .attribute(attribute)
        .orElseThrow();
  }

  @Test
  void whatIsKnownOfAnAliasStaysWhenTheFunctionsOwnPolicyIsDescribed() {
    List<AttributeChange> calls =
        called("AddPermission", "'statementId': 's'", "'statementId': 's', 'qualifier': 'live'");

    assertThat(seen(calls, "policy", "{'t': {}}").known())
        .isEqualTo(json("{'t': {}, 'live:s': {}}"));
    assertThat(seen(calls, "policy", "{}").known()).isEqualTo(json("{'live:s': {}}"));
    assertThat(seen(calls, "policy", "{'live:t': {}}").known())
        .isEqualTo(json("{'live:t': {}, 's': {}}"));
  }

  @Test
  void anAnswerThatSaysTheSameOfItsPartIsNoDisagreement() {
    List<AttributeChange> calls = called(
        "CreateFunctionUrlConfig", "'authType': 'NONE'", "'authType': 'NONE', 'qualifier': 'p'");
    Value value = seen(calls, "url", "{'$LATEST': 'NONE'}");

    assertThat(value.known()).isEqualTo(json("{'$LATEST': 'NONE', 'p': 'NONE'}"));
    assertThat(value.disagreements()).isEmpty();
  }

  @Test
  void aVersionThatIsDeletedTakesNothingOfTheFunctionWithIt() {
    List<AttributeChange> calls = Stream.of(
            called("CreateFunctionUrlConfig", "'authType': 'NONE'"),
            called("AddPermission", "'statementId': 's'", "'statementId': 's', 'qualifier': '3'"),
            called("DeleteFunction20150331", "'qualifier': '3'"))
        .flatMap(List::stream)
        .toList();

    State state = Fold.states(calls, List.of(), Instant.MAX).get(FUNCTION);

    assertThat(state.exists()).isEqualTo(Presence.YES);
    assertThat(state.deletions()).isEmpty();
    assertThat(state.attribute("url").orElseThrow().has("$LATEST")).isEqualTo(Presence.YES);
    assertThat(state.attribute("policy").orElseThrow().has("s")).isEqualTo(Presence.YES);
  }

  @Test
  void whatWasOfTheVersionGoesWithIt() {
    AttributeChange added =
        called("AddPermission", "'statementId': 's', 'qualifier': '3'").get(0);
    Outcome before = Outcome.UNKNOWN.after(added);

    Outcome after = called("DeleteFunction20150331", "'qualifier': '3'").stream()
        .filter(change -> change.attribute().equals("policy"))
        .findFirst()
        .map(before::after)
        .orElseThrow();

    assertThat(Outcome.names(before.known())).containsExactly("3:s");
    assertThat(Outcome.names(after.known())).isEmpty();
  }
}
