package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Parsed.event;
import static dev.tourniquet.jobs.ingest.Parsed.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which an object holds its records, and objects that are no logs. */
class EnvelopesTest {
  private static final String A = event("a", "");
  private static final String B = event("b", "");
  private static final String INSIGHT =
      event("i", ",\"eventType\":\"AwsCloudTrailInsight\",\"insightDetails\":{}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[%s,%s]}",
        "[%s,%s]",
        "%s\n%s\n",
        "%s\r\n\r\n%s",
        "\uFEFF{\"Records\":[%s,%s]}",
        "{\n  \"Records\" : [\n    %s,\n    %s\n  ]\n}\n",
        "{\"owner\":{\"id\":[1,2]},\"Records\":[%s,%s],\"next\":{\"token\":\"x\"}}",
        "{\"Records\":[%s]}\n{\"Records\":[%s]}",
        "{\"Records\":[]}{\"Records\":[%s]}{\"Records\":[%s]}",
        "[%s][%s]",
      })
  void readsEveryEnvelope(String envelope) {
    Parsed parsed = Parsed.of(envelope.formatted(A, B));

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.ids()).containsExactly("a", "b");
    assertThat(parsed.events())
        .extracting(row -> row.<Integer>getAs("index"))
        .containsExactly(0, 1);
  }

  @Test
  void readsASingleRecordHoweverItIsPrinted() {
    String pretty = json(A).toPrettyString();

    assertThat(Parsed.of(A).record()).isEqualTo(json(A));
    assertThat(Parsed.of(pretty).record()).isEqualTo(json(A));
  }

  @Test
  void findsNothingInAnEmptyListAndCallsItNoProblem() {
    assertThat(Parsed.of("{\"Records\":[]}").problems()).isEmpty();
    assertThat(Parsed.of("[]").events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2026-03-01T00:00:00Z\",\"logFiles\":[]}",
        "{\"digestS3Bucket\":\"b\"}"
      })
  void tellsADigestByItsContent(String content) {
    assertThat(Parsed.of(content).kind()).isEqualTo(ObjectKind.DIGEST);
    assertThat(Parsed.of(content).problems()).isEmpty();
  }

  @Test
  void tellsAConfigSnapshotByItsContent() {
    Parsed parsed = Parsed.of(
        "{\"fileVersion\":\"1.0\",\"configSnapshotId\":\"x\",\"configurationItems\":[{\"a\":1}]}");

    assertThat(parsed).isEqualTo(new Parsed(List.of(), List.of(), ObjectKind.CONFIG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Records\":[%s]}", "[%s,%<s]", "%s"})
  void tellsInsightsByTheirContent(String envelope) {
    assertThat(Parsed.of(envelope.formatted(INSIGHT)))
        .isEqualTo(new Parsed(List.of(), List.of(), ObjectKind.INSIGHT));
    assertThat(Parsed.of(envelope.formatted(INSIGHT.replace("{}", "{},\"recipientAccountId\":17"))))
        .isEqualTo(new Parsed(List.of(), List.of(), ObjectKind.INSIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[%s,%s,%s]}",
        "[%s,%s,%s]",
        "%s\n%s\n%s",
        "{\"Records\":[%s]}{\"Records\":[%s,%s]}"
      })
  void setsInsightsAsideAndKeepsTheEventsBesideThem(String envelope) {
    for (String parts : List.of(
        envelope.formatted(INSIGHT, A, B),
        envelope.formatted(A, INSIGHT, B),
        envelope.formatted(A, B, INSIGHT))) {
      Parsed parsed = Parsed.of(parts);

      assertThat(parsed.problems()).isEmpty();
      assertThat(parsed.ids()).containsExactly("a", "b");
      assertThat(parsed.kind()).isEqualTo(ObjectKind.LOG);
    }
  }

  @Test
  void keepsACallWhateverItsType() {
    String call =
        event("a", ",\"eventType\":\"AwsCloudTrailInsight\",\"eventName\":\"RunInstances\"");

    assertThat(Parsed.of("[" + call + "]").ids()).containsExactly("a");
    assertThat(Parsed.of("[" + call.replace("null", "7") + "]").ids()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"digestStartTime\":\"x\",\"logFiles\":[{}]}",
        "{\"configSnapshotId\":\"x\",\"configurationItems\":[{\"resources\":1},{\"resources\":2}]}",
        "{\"digestStartTime\":\"x\"}\n{\"configSnapshotId\":\"x\"}\n{\"digestS3Bucket\":\"b\"}"
      })
  void keepsEveryEventBesideAPartThatIsNoLog(String part) {
    for (String envelope : List.of(
        part + "{\"Records\":[%s,%s]}",
        part + "\n%s\n%s",
        part + "[%s,%s]",
        "{\"Records\":[%s]}" + part + "{\"Records\":[%s]}",
        "{\"Records\":[%s,%s]}" + part)) {
      Parsed parsed = Parsed.of(envelope.formatted(A, B));

      assertThat(parsed.problems()).as(envelope).isEmpty();
      assertThat(parsed.ids()).as(envelope).containsExactly("a", "b");
      assertThat(parsed.kind()).isEqualTo(ObjectKind.LOG);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"digestStartTime\":\"x\",\"Records\":[%s,%s]}",
        "{\"digestStartTime\":\"x\",\n%s\n%s",
        "{\"digestStartTime\":\"x\"{\"Records\":[%s,%s]}",
        "{\"digestStartTime\":[%s,%s"
      })
  void keepsEventsThatAPartThatIsNoLogSeemsToHold(String text) {
    assertThat(Parsed.of(text.formatted(A, B)).ids()).containsExactly("a", "b");
  }

  @Test
  void keepsARecordThatAlsoHasTheNameOfADigest() {
    assertThat(Parsed.of("{\"digestStartTime\":\"x\"," + A.substring(1)).ids())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "\uFEFF"})
  void saysThatAnObjectIsEmpty(String text) {
    assertThat(Parsed.of(text).problems())
        .extracting(Problem::error)
        .containsExactly(
            "The object is empty. Fetch it again; if it is empty in S3 too, nothing is lost.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Records\":[%s]", "{\"Records\":[%s],\"more\":[1"})
  void saysWhenTheEnvelopeIsNotClosed(String envelope) {
    Parsed parsed = Parsed.of(envelope.formatted(A));

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.CUT_OFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Recordz\":[%s,%s]}",
        "{\"data\":{\"Records\":[%s,%s]}}",
        "{\"Records\":[[%s],[%s]]}",
        "[[%s,%s]]",
        "{\"Records\":[[%s],%s]}"
      })
  void keepsTheRecordsOfAnEnvelopeThatIsNone(String envelope) {
    Parsed parsed = Parsed.of(envelope.formatted(A, B));

    assertThat(parsed.ids()).containsExactly("a", "b");
    assertThat(parsed.problems()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Records\":[%s],\"Records\":[%s]}",
        "{\"before\":[%s],\"Records\":[%s]}",
        "{\"Records\":[%s],\"after\":{\"x\":[%s]}}"
      })
  void keepsRecordsThatLieBesideTheList(String envelope) {
    assertThat(Parsed.of(envelope.formatted(A, B)).ids()).containsExactly("a", "b");
  }
}
