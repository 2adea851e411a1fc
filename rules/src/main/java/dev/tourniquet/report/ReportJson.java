package dev.tourniquet.report;

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

  /** Writes {@code findings.json}, one finding at a time: their number does not matter. */
  public static void findings(
      Site site, List<Coverage> coverage, Iterator<Finding> findings, Writer out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeStringField("asOf", site.asOf().toString());
      json.writeStringField("generatedAt", site.generatedAt().toString());
      json.writePOJOField("coverage", coverage);
      json.writeArrayFieldStart("findings");
      while (findings.hasNext()) {
        json.writeRaw('\n');
        json.writePOJO(findings.next());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write findings.json", e);
    }
  }

  /** Writes {@code findings/<id>.json}: the finding and its investigation, every cited event whole. */
  public static void finding(Investigation investigation, Writer out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writePOJO(investigation);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the data of finding " + investigation.finding().id(), e);
    }
  }
}
