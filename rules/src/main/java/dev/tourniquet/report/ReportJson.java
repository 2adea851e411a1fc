package dev.tourniquet.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tourniquet.report.Investigation.Coverage;
import dev.tourniquet.triage.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;

/**
 * The report for programs: {@code findings.json} and {@code findings/<id>.json}. The names of fields are a contract; a
 * breaking change raises {@link #SCHEMA_VERSION}. The same records always give the same text. Schemas lie beside this
 * class as {@code findings.schema.json} and {@code finding.schema.json}. Writers are flushed and left open.
 */
public final class ReportJson {
  public static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper()
      .registerModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private ReportJson() {}

  /** What {@code findings.json} holds; findings and cases are read once, however many there are. */
  public record Contents(
      Site site,
      List<Coverage> coverage,
      Iterator<Finding> findings,
      Iterator<IncidentCase> cases) {}

  /** Writes {@code findings.json}, one finding and one case at a time: their number does not matter. */
  public static void findings(Contents contents, Writer out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeStringField("asOf", contents.site().asOf().toString());
      json.writeStringField("generatedAt", contents.site().generatedAt().toString());
      json.writePOJOField("coverage", contents.coverage());
      write(json, "findings", contents.findings());
      write(json, "cases", contents.cases());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write findings.json", e);
    }
  }

  private static void write(JsonGenerator json, String name, Iterator<?> all) throws IOException {
    json.writeArrayFieldStart(name);
    while (all.hasNext()) {
      json.writeRaw('\n');
      json.writePOJO(all.next());
    }
    json.writeEndArray();
  }

  /** The finding with what became of it from run to run. */
  private record Whole(
      @JsonUnwrapped Investigation investigation,
      Investigation.Block<Course.Taken> verdicts,
      @JsonProperty("case") String incident) {}

  /** Writes {@code findings/<id>.json}: the finding and its investigation, every cited event whole. */
  public static void finding(Investigation investigation, Course course, Writer out) {
    String incident = course.incident() == null ? null : course.incident().id();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writePOJO(new Whole(investigation, course.verdicts(), incident));
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the data of finding " + investigation.finding().id(), e);
    }
  }
}
