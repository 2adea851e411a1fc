package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Parsed.event;
import static dev.tourniquet.jobs.ingest.Parsed.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the fields of a record. */
class RecordFieldsTest {
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

  @Test
  void keepsATimeThatIsWrittenInAnotherForm() {
    String record = "{\"eventID\":\"a\",\"eventTime\":\"2026-03-01T23:59:59.120Z\"}";

    assertThat(Parsed.of(record).record())
        .isEqualTo(json("{\"eventID\":\"a\",\"eventTime\":\"2026-03-01T23:59:59.120Z\","
            + "\"requestParameters\":null,\"responseElements\":null}"));
  }

  @Test
  void readsAnEscapedNulAsTheTextItIs() {
    String record = event("a", ",\"userAgent\":\"x\\u0000y\"");

    assertThat(Parsed.of(record).record()).isEqualTo(json(record));
  }

  private static Map<String, String> unknown(Parsed parsed) {
    return parsed.events().get(0).getJavaMap(Events.TABLE.indexOf(Events.UNKNOWN_FIELDS));
  }
}
