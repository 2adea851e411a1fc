package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Parsed.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectParserTest {
  private static final String A = event("a", "");
  private static final String B = event("b", "");

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

  @Test
  void fillsTypedColumns() {
    Row row = Parsed.of(
            event(
                "a",
                ",\"recipientAccountId\":\"012345678901\",\"readOnly\":true,\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\"}"))
        .events()
        .get(0);

    assertThat(row.<Instant>getAs("eventTime")).isEqualTo("2026-03-01T23:59:59Z");
    assertThat(row.<LocalDate>getAs("day")).isEqualTo("2026-03-01");
    assertThat(row.<String>getAs("account")).isEqualTo("012345678901");
    assertThat(row.<Boolean>getAs("readOnly")).isTrue();
    assertThat(row.<Row>getAs("tlsDetails").<String>getAs("tlsVersion")).isEqualTo("TLSv1.3");
    assertThat(row.<String>getAs("object")).isEqualTo("file:/logs/x.json");
    assertThat(row.<Object>getAs("unknownFields")).isNull();
  }

  @Test
  void takesTheCallersAccountWhenNoRecipientIsNamed() {
    Row row = Parsed.of(event("a", ",\"userIdentity\":{\"accountId\":\"111122223333\"}"))
        .events()
        .get(0);

    assertThat(row.<String>getAs("account")).isEqualTo("111122223333");
  }

  @Test
  void keepsTheTextOfRawColumnsToTheByte() {
    String raw = "{ \"b\" : 1.50e3,\n\t\"a\":[ \"\\u00e9\\/é\", null ] }";

    Row row = Parsed.of(event("a", ",\"requestParameters\":" + raw)).events().get(0);

    assertThat(row.<String>getAs("requestParameters")).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a \\\"text\\\"\"", "-12.5E-3", "true", "[1,[2]]", "{}"})
  void keepsRawColumnsOfAnyType(String raw) {
    Parsed parsed = Parsed.of(event("a", ",\"responseElements\":" + raw + ",\"apiVersion\":\"1\""));

    assertThat(parsed.events().get(0).<String>getAs("responseElements")).isEqualTo(raw);
    assertThat(parsed.problems()).isEmpty();
  }

  @Test
  void keepsUnknownFieldsWhereTheyWere() {
    String record = event(
        "a",
        ",\"new.field\":{\"x\":[1]},\"back\\\\slash\":0,\"userIdentity\":{\"type\":\"Root\",\"risk\":{\"score\":7}}");

    Parsed parsed = Parsed.of(record);

    assertThat(unknown(parsed))
        .containsOnly(
            Map.entry("new\\.field", "{\"x\":[1]}"),
            Map.entry("back\\\\slash", "0"),
            Map.entry("userIdentity.risk", "{\"score\":7}"));
    assertThat(parsed.record()).isEqualTo(json(record));
    assertThat(parsed.problems()).isEmpty();
  }

  @Test
  void keepsAnEventWhoseIdentityIsAStringAndSaysSo() {
    String record = event("a", ",\"userIdentity\":\"root\"");

    Parsed parsed = Parsed.of(record);

    assertThat(parsed.record()).isEqualTo(json(record));
    assertThat(parsed.problems())
        .extracting(Problem::reason, Problem::eventKept, Problem::error)
        .containsExactly(tuple(
            Problem.Reason.WRONG_TYPE,
            true,
            "The field userIdentity has another JSON type than CloudTrail gives it. The event is kept; the value lies"
                + " in unknownFields."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"awsRegion\":{\"name\":\"x\"}",
        "\"userIdentity\":{\"sessionContext\":[1],\"accountId\":17}",
        "\"resources\":[{\"ARN\":\"a\"},\"b\",null]",
        "\"resources\":{\"ARN\":\"a\"}",
        "\"resources\":[{\"ARN\":\"a\",\"extra\":1}]",
        "\"readOnly\":\"yes\"",
        "\"eventVersion\":1.08",
        "\"tlsDetails\":7",
        "\"sessionCredentialFromConsole\":true",
        "\"userIdentity\":{\"a\":1},\"userIdentity\":\"x\"",
        "\"userIdentity\":\"x\",\"userIdentity\":{\"a\":1}",
      })
  void putsMistypedValuesBackWhereTheyWere(String field) {
    String record = event("a", "," + field);

    assertThat(Parsed.withoutNulls(Parsed.of(record).record()))
        .isEqualTo(Parsed.withoutNulls(json(record)));
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

    assertThat(parsed)
        .isEqualTo(new Parsed(java.util.List.of(), java.util.List.of(), ObjectKind.CONFIG));
  }

  @Test
  void tellsInsightsByTheirContent() {
    Parsed parsed = Parsed.of("{\"Records\":["
        + event("a", ",\"eventType\":\"AwsCloudTrailInsight\",\"insightDetails\":{}") + "]}");

    assertThat(parsed.kind()).isEqualTo(ObjectKind.INSIGHT);
    assertThat(parsed.events()).isEmpty();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"{\"Records\":[%s]", "{\"Records\":[%s],\"more\":[1"})
  void saysWhenTheEnvelopeIsNotClosed(String envelope) {
    Parsed parsed = Parsed.of(envelope.formatted(A));

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.CUT_OFF);
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

  @Test
  void takesNoEventOutOfARecordThatLacksItsId() {
    String inner = "\"requestParameters\":[" + A + "]";

    assertThat(Parsed.of("[{\"eventVersion\":\"1.11\"," + inner + "}]").ids()).isEmpty();
  }

  @Test
  void tellsAThousandProblemsEachAndCountsTheRest() {
    Parsed parsed = Parsed.of("[" + "{},".repeat(1_499) + "{}," + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems()).hasSize(1_001);
    assertThat(parsed.problems().get(1_000))
        .isEqualTo(new Problem(
            3_001,
            -1,
            Problem.Reason.MANY_MORE,
            "500 further parts of the object have problems, from here on: only the first 1,000 are told each."
                + " Events among them that can be read are kept. Fetch the object again, or mend it by hand.",
            false,
            ""));
  }

  @Test
  void readsAMegabyteOfQuotationMarksInNoTime() {
    Parsed parsed = Parsed.of("[" + "\"\",".repeat(300_000) + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems()).hasSize(1_001);
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
  void keepsATimeThatIsWrittenInAnotherForm() {
    String record = "{\"eventID\":\"a\",\"eventTime\":\"2026-03-01T23:59:59.120Z\"}";

    assertThat(Parsed.of(record).record())
        .isEqualTo(json("{\"eventID\":\"a\",\"eventTime\":\"2026-03-01T23:59:59.120Z\","
            + "\"requestParameters\":null,\"responseElements\":null}"));
  }

  @Test
  void putsARecordWithANulByteAsideAndGoesOn() {
    Parsed parsed = Parsed.of("[" + A.replace("{", "{\0") + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void readsAnEscapedNulAsTheTextItIs() {
    String record = event("a", ",\"userAgent\":\"x\\u0000y\"");

    assertThat(Parsed.of(record).record()).isEqualTo(json(record));
  }

  @Test
  void putsARecordThatIsNoUtf8AsideAndGoesOn() {
    byte[] bytes =
        ("[" + event("x", ",\"userAgent\":\"?\"") + "," + B + "]").getBytes(StandardCharsets.UTF_8);
    bytes[indexOf(bytes, '?')] = (byte) 0xff;

    Parsed parsed = Parsed.of(bytes);

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("Invalid UTF-8");
  }

  @Test
  void saysThatUtf16IsNoJson() {
    byte[] bytes = ("[" + A + "]").getBytes(StandardCharsets.UTF_16);

    assertThat(Parsed.of(bytes).reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void putsARecordThatIsNestedTooDeepAsideAndGoesOn() {
    String deep = event("x", ",\"requestParameters\":" + "[".repeat(100_000) + "]".repeat(100_000));

    Parsed parsed = Parsed.of("[" + deep + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("nesting depth (201) exceeds");
  }

  @Test
  void putsARecordThatIsTooLargeAsideAndGoesOn() {
    String large = event("x", ",\"requestParameters\":[" + "1,".repeat(1_000) + "1]");

    Parsed parsed = Parsed.of(
        ("[" + large + "," + B + "]").getBytes(StandardCharsets.UTF_8),
        new Limits(1 << 20, 1_000, 200));

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems())
        .extracting(Problem::error)
        .containsExactly(
            "The event has more than 1000 bytes. If it is genuine, raise --max-event-bytes.");
  }

  @Test
  void readsTwoHundredMegabytesOnOneLineRecordByRecord() {
    byte[] record = (event("a", ",\"userAgent\":\"" + "x".repeat(10_000) + "\"") + ",")
        .getBytes(StandardCharsets.UTF_8);
    int records = 200_000_000 / record.length;
    var object = java.nio.ByteBuffer.allocate(2 + record.length * records);
    object.put((byte) '[');
    for (int i = 0; i < records; i++) {
      object.put(record);
    }
    object.put((byte) ']');

    var parser = new ObjectParser(
        "file:/logs/x.json",
        object.array(),
        Limits.DEFAULT,
        new RecordScanner(RecordReader.WRITTEN, Limits.DEFAULT.depth()));
    int read = 0;
    for (; parser.hasNext(); read++) {
      assertThat(parser.next()).isInstanceOf(ObjectParser.Item.Scanned.class);
    }

    assertThat(read).isEqualTo(records);
  }

  @Test
  void putsAValueOfSixtyMegabytesAsideAndGoesOn() {
    String large = event("x", ",\"userAgent\":\"" + "x".repeat(60_000_000) + "\"");

    Parsed parsed = Parsed.of("[" + large + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("exceeds the maximum");
    assertThat(parsed.problems().get(0).sample()).hasSize(2_048);
  }

  @Test
  void keepsAShortSampleOfWhatIsBroken() {
    Parsed parsed = Parsed.of("[{\"eventID\":" + "x".repeat(10_000) + "}]");

    assertThat(parsed.problems().get(0).sample()).hasSize(2_048).startsWith("{\"eventID\":xxx");
  }

  private static String event(String id, String fields) {
    return "{\"eventVersion\":\"1.11\",\"eventID\":\"" + id
        + "\",\"eventTime\":\"2026-03-01T23:59:59Z\",\"requestParameters\":null,\"responseElements\":null"
            .replace(
                fields.contains("requestParameters") ? ",\"requestParameters\":null" : "\0", "")
            .replace(fields.contains("responseElements") ? ",\"responseElements\":null" : "\0", "")
        + fields + "}";
  }

  private static Map<String, String> unknown(Parsed parsed) {
    return parsed.events().get(0).getJavaMap(Events.TABLE.indexOf(Events.UNKNOWN_FIELDS));
  }

  private static int indexOf(byte[] bytes, char c) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    throw new AssertionError("No " + c);
  }
}
