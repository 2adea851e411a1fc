package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Change;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Fold;
import dev.tourniquet.config.RealEvents;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** For each change the call that puts back what was before. */
class ReversalsTest {

  /** Two calls one after the other, the first may be missing, and the call that undoes the last change. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "reversals.txt",
      delimiter = '~',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void theCallPutsBackWhatWasBefore(String first, String second, String expected) {
    List<Change> changes = changes(
        Stream.of(event(first, "e1", 0), event(second, "e2", 60)).flatMap(Optional::stream));
    Change last = changes.get(changes.size() - 1);
    assertThat(last.eventId()).isEqualTo("e2");
    assertThat(Reversals.of(last, "111122223333")
            .map(found -> found.call().service() + ":" + found.call().operation() + " "
                + found.call().parameters())
            .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void theRealShareOfAnImageIsTakenBackByOneLine() {
    Event share = RealEvents.named(RealEvents.stratus(), "ModifyImageAttribute");
    assertThat(Reversals.of(changes(Stream.of(share)).get(0), "111122223333")
            .orElseThrow()
            .cli())
        .isEqualTo(
            "aws ec2 modify-image-attribute --cli-input-json '{\"ImageId\":\"ami-de1fbCab6ccB03e6D\","
                + "\"LaunchPermission\":{\"Remove\":[{\"UserId\":\"846424999548\"}]}}'");
  }

  /** What was shared and with whom the call itself tells, also where the state before is not known. */
  @Test
  void theRealShareOfADatabaseSnapshotIsTakenBackByWhatItAdded() {
    Event share = RealEvents.named(RealEvents.stratus(), "ModifyDBSnapshotAttribute");
    assertThat(Reversals.of(changes(Stream.of(share)).get(0), "111122223333")).isEmpty();
    assertThat(CliLine.of(CallReversals.of(share).orElseThrow(), share.text("awsRegion")))
        .isEqualTo(
            "aws rds modify-db-snapshot-attribute --cli-input-json '{\"DBSnapshotIdentifier\":\"exfiltration\","
                + "\"AttributeName\":\"restore\",\"ValuesToRemove\":[\"503161813013\"]}'");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
      iam:CreateLoginProfile {"userName":"u"} ~ iam:DeleteLoginProfile {"UserName":"u"}
      cloudtrail:StopLogging {"name":"t"} ~ cloudtrail:StartLogging {"Name":"t"}
      kms:ScheduleKeyDeletion {"keyId":"k"} ~ kms:CancelKeyDeletion {"KeyId":"k"}
      lambda:CreateFunctionUrlConfig20211031 {"functionName":"f"} ~ lambda:DeleteFunctionUrlConfig {"FunctionName":"f"}
      lambda:CreateFunctionUrlConfig20211031 {"functionName":"f","qualifier":"prod"} ~ lambda:DeleteFunctionUrlConfig {"FunctionName":"f","Qualifier":"prod"}
      rolesanywhere:CreateTrustAnchor {} => {"trustAnchor":{"trustAnchorId":"t"}} ~ rolesanywhere:DisableTrustAnchor {"trustAnchorId":"t"}
      rolesanywhere:CreateProfile {} => {"profile":{"profileId":"p"}} ~ rolesanywhere:DisableProfile {"profileId":"p"}
      rolesanywhere:CreateProfile {} ~ none
      cloudtrail:StartLogging {"name":"t"} ~ none
      """)
  void aCallTellsItselfHowItIsTakenBackWhereTheStateBeforeIsNotKnown(String call, String expected) {
    assertThat(event(call, "e1", 0)
            .flatMap(CallReversals::of)
            .map(found -> found.service() + ":" + found.operation() + " " + found.parameters())
            .orElse("none"))
        .isEqualTo(expected);
  }

  @Test
  void aCallThatAsksForNothingToTakeBackHasNoReversal() {
    assertThat(event(
                "rds:ModifyDBSnapshotAttribute {\"attributeName\":\"restore\",\"dBSnapshotIdentifier\":\"s\"}",
                "e1",
                0)
            .flatMap(CallReversals::of))
        .isEmpty();
    assertThat(event("iam:CreateLoginProfile {}", "e1", 0).flatMap(CallReversals::of))
        .isEmpty();
    assertThat(event("iam:DeleteLoginProfile {\"userName\":\"u\"}", "e1", 0)
            .flatMap(CallReversals::of))
        .isEmpty();
  }

  private static List<Change> changes(Stream<Event> events) {
    return Fold.history(
        events.flatMap(event -> Changes.of(event).stream()).toList(), List.of(), Instant.MAX);
  }

  /** {@code <service>:<operation> <request> [=> <response>]}. */
  private static Optional<Event> event(String call, String id, long second) {
    if (call == null) {
      return Optional.empty();
    }
    String[] parts = call.split(" ", 2);
    String[] name = parts[0].split(":", 2);
    String[] bodies = parts[1].split(" => ", 2);
    return Optional.of(Event.parse("""
        {"eventID": "%s", "eventTime": "%s", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "eventSource": "%s.amazonaws.com", "eventName": "%s", "requestParameters": %s, "responseElements": %s}
        """.formatted(
            id,
            Instant.parse("2026-03-01T00:00:00Z").plusSeconds(second),
            name[0],
            name[1],
            bodies[0],
            bodies.length > 1 ? bodies[1] : "null")));
  }
}
