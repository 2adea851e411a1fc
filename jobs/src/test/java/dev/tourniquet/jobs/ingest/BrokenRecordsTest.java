package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Parsed.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that cannot be read, and those beside them, which can. */
class BrokenRecordsTest {
  private static final String A = event("a", "");
  private static final String B = event("b", "");

  @Test
  void keepsEveryRecordBeforeAndAfterAFlippedByte() {
    String text =
        "{\"Records\":[" + A + "," + event("x", ",\"userAgent\":\"flip\"") + "," + B + "]}";
    byte[] bytes =
        text.replace("\"userAgent\":", "\"userAgent\";").getBytes(StandardCharsets.UTF_8);

    Parsed parsed = Parsed.of(bytes);

    assertThat(parsed.ids()).containsExactly("a", "b");
    assertThat(parsed.problems())
        .extracting(Problem::reason, Problem::index, Problem::position)
        .containsExactly(
            tuple(Problem.Reason.BROKEN_JSON, 1, (long) text.indexOf(A) + A.length() + 1));
    assertThat(parsed.problems().get(0).error())
        .startsWith("The record cannot be read: Unexpected character (';'")
        .endsWith(
            "Other records of the object are kept. Fetch the object again, or mend it by hand.");
  }

  @Test
  void findsTheNextRecordWhereToolsSortedTheKeys() {
    String sorted =
        "[{\"awsRegion\":\"r\",\"eventID\":\"x\" broken \"eventTime\":\"2026-03-01T00:00:00Z\",\"resources\":"
            + "[{\"ARN\":\"a\"},{\"ARN\":\"b\"}]},\n {\"awsRegion\":\"r\",\"eventID\":\"b\",\"eventTime\":"
            + "\"2026-03-01T00:00:00Z\"}]";

    assertThat(Parsed.of(sorted).ids()).containsExactly("b");
    assertThat(Parsed.of(sorted).reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void keepsTheOtherLinesOfJsonLines() {
    Parsed parsed = Parsed.of(A + "\n{\"eventID\": oops}\nno json\n" + B);

    assertThat(parsed.ids()).containsExactly("a", "b");
    assertThat(parsed.reasons()).containsOnly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void saysWhenTheObjectStopsInTheMiddleOfARecord() {
    Parsed parsed = Parsed.of("{\"Records\":[" + A + "," + B.substring(0, 30));

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.CUT_OFF);
    assertThat(parsed.problems().get(0).error()).contains("Fetch the object again");
  }

  @Test
  void saysWhenTheObjectStopsBetweenRecords() {
    Parsed parsed = Parsed.of("{\"Records\":[" + A + ",");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems())
        .extracting(Problem::reason, Problem::error)
        .containsExactly(tuple(
            Problem.Reason.CUT_OFF,
            "The object ends before its list of records is closed: what comes before is kept. Fetch the object"
                + " again."));
  }

  @Test
  void takesNoEventOutOfARecordThatLacksItsId() {
    String inner = "\"requestParameters\":[" + A + "]";

    assertThat(Parsed.of("[{\"eventVersion\":\"1.11\"," + inner + "}]").ids()).isEmpty();
  }

  @Test
  void skipsRecordsThatAreNoObjects() {
    Parsed parsed = Parsed.of("[\"text\"," + A + ",17,[{}],null," + B + "]");

    assertThat(parsed.ids()).containsExactly("a", "b");
    assertThat(parsed.problems())
        .extracting(Problem::error)
        .containsExactly(
            "A record must be a JSON object, and this is VALUE_STRING. It is skipped.",
            "A record must be a JSON object, and this is VALUE_NUMBER_INT. It is skipped.",
            "A record must be a JSON object, and this is START_ARRAY. It is skipped.",
            "A record must be a JSON object, and this is VALUE_NULL. It is skipped.");
  }

  @Test
  void putsARecordWithoutEventIdAside() {
    Parsed parsed = Parsed.of("[{\"eventTime\":\"2026-03-01T00:00:00Z\"}," + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems())
        .extracting(Problem::reason, Problem::error)
        .containsExactly(tuple(
            Problem.Reason.NO_EVENT_ID,
            "The record has no eventID, so it cannot be told from its copies. CloudTrail always writes one: is this a"
                + " CloudTrail record?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"eventTime\":null",
        ",\"eventTime\":\"yesterday\"",
        ",\"eventTime\":1772323199",
        ",\"eventTime\":\"+12026-03-01T00:00:00Z\"",
        ",\"eventTime\":\"1066-10-14T09:00:00Z\"",
        ",\"eventTime\":{\"a\":1}"
      })
  void putsARecordWithoutATimeAside(String field) {
    Parsed parsed =
        Parsed.of("[{\"eventVersion\":\"1.11\",\"eventID\":\"x\"" + field + "}," + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.NO_EVENT_TIME);
    assertThat(parsed.problems().get(0).error())
        .contains("eventTime of the form 2026-01-31T23:59:59Z");
  }

  @Test
  void keepsAShortSampleOfWhatIsBroken() {
    Parsed parsed = Parsed.of("[{\"eventID\":" + "x".repeat(10_000) + "}]");

    assertThat(parsed.problems().get(0).sample()).hasSize(2_048).startsWith("{\"eventID\":xxx");
  }
}
