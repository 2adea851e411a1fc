package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Every row of the table of attributes worth folding: a call of it, and what it does. Requests and responses have the
 * shapes that CloudTrail gives them: API members with a small first letter, EC2 lists, wrapped newer EC2 calls.
 */
class AttributeTableTest {

  @ParameterizedTest
  @CsvFileSource(
      resources = "attributes.txt",
      delimiter = '~',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void theCallDoesThisToTheAttribute(
      String service, String name, String request, String response, String expected) {
    Event event = Event.parse("""
        {"eventID": "e1", "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "111122223333", "userIdentity": {"accountId": "999988887777"},
         "eventSource": "%s.amazonaws.com", "eventName": "%s", "requestParameters": %s, "responseElements": %s}
        """.formatted(service, name, request, response));
    assertThat(Changes.of(event))
        .extracting(change -> String.join(
                " ",
                change.op().name(),
                change.resource().id(),
                change.attribute(),
                change.value().isMissingNode() ? "-" : change.value().toString())
            .strip())
        .containsExactlyInAnyOrder(
            Arrays.stream(expected.split(" ; ")).map(String::strip).toArray(String[]::new));
  }
}
