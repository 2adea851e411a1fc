package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.tourniquet.triage.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void allFindingsMeetTheirSchema() throws IOException {
    assertThat(errors("findings.schema.json", findings(StorySite.findings()))).isEmpty();
  }

  @Test
  void aFindingWithoutVerdictDoesNotMeetTheSchema() throws IOException {
    String broken = findings(StorySite.findings()).replace("\"verdict\":\"NOT_SICK\"", "\"v\":1");

    assertThat(errors("findings.schema.json", broken)).isNotEmpty();
  }

  @Test
  void anInvestigationMeetsItsSchema() throws IOException {
    assertThat(errors("finding.schema.json", finding(Story.investigation()))).isEmpty();
  }

  @Test
  void hostileValuesMeetTheSchemaAndStayWhole() throws IOException {
    String json = finding(HostileStory.investigation());

    assertThat(errors("finding.schema.json", json)).isEmpty();
    assertThat(JSON.readTree(json).at("/summary").asText()).endsWith(HostileStory.LONG);
  }

  @Test
  void theNamesAreThoseOfTheContractInItsOrder() throws IOException {
    JsonNode report = JSON.readTree(findings(List.of(Story.finding())));

    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly("schemaVersion", "asOf", "generatedAt", "coverage", "findings", "cases");
    assertThat(report.at("/findings/0").fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "rule",
            "verdict",
            "bleeding",
            "stopTheBleed",
            "summary",
            "resource",
            "actor",
            "source",
            "trigger",
            "firstSeen",
            "lastSeen",
            "signs",
            "containment",
            "gaps",
            "page",
            "data");
    assertThat(report.at("/asOf").asText()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(report.at("/coverage/0/from").asText()).isEqualTo("2026-01-16T00:00:00Z");
  }

  @Test
  void anInvestigationHoldsEachEventAsCloudTrailWroteIt() throws IOException {
    JsonNode report = JSON.readTree(finding(Story.investigation()));

    assertThat(report.at("/events").size()).isEqualTo(45);
    assertThat(report.at("/events").path(Story.SHARE.eventID())).isEqualTo(Story.SHARE.event());
    assertThat(report.at("/callsByIp/events")).hasSize(3);
    assertThat(report.at("/callsByIp").has("more")).isFalse();
    assertThat(report.at("/callsByCredential/more").asLong()).isEqualTo(1_201);
    assertThat(report.at("/related/items/0/to").asText()).isEqualTo(Story.INSTANCE.key());
    assertThat(report.at("/permissions/class").asText()).isEqualTo("WIDE_BOUNDED");
  }

  @Test
  void theSameRecordsGiveTheSameText() {
    assertThat(finding(Story.investigation())).isEqualTo(finding(Story.investigation()));
  }

  @Test
  void noFindingIsAnEmptyListAndNoError() throws IOException {
    assertThat(JSON.readTree(findings(List.of())).at("/findings")).isEmpty();
  }

  @Test
  void manyFindingsAreWrittenOneAtATime() {
    Iterator<Finding> many = Stream.generate(Story::finding).limit(2_000).iterator();
    var written = new Counter();

    ReportJson.findings(
        new ReportJson.Contents(
            Story.SITE, List.of(), many, List.<IncidentCase>of().iterator()),
        written);

    assertThat(written.characters).isGreaterThan(6_000_000);
  }

  @Test
  void aFullDiskNamesTheFinding() {
    var full = new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException("No space left on device");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };

    assertThatThrownBy(() -> ReportJson.finding(Story.investigation(), Course.NONE, full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write the data of finding f-3b9d2c1a7e5f")
        .hasRootCauseMessage("No space left on device");
  }

  private static String findings(List<Finding> findings) {
    var out = new StringWriter();
    ReportJson.findings(
        new ReportJson.Contents(
            Story.SITE,
            Story.coverage(),
            findings.iterator(),
            List.of(StoryCourse.incident()).iterator()),
        out);
    return out.toString();
  }

  private static String finding(Investigation investigation) {
    var out = new StringWriter();
    ReportJson.finding(investigation, StoryCourse.course(), out);
    return out.toString();
  }

  private static Set<ValidationMessage> errors(String schema, String json) throws IOException {
    try (var in = ReportJson.class.getResourceAsStream(schema)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(in)
          .validate(JSON.readTree(json));
    }
  }

  /** Keeps nothing of what is written. */
  private static final class Counter extends Writer {
    private long characters;

    @Override
    public void write(char[] text, int from, int length) {
      characters += length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
