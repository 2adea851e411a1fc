package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The events of 35 attack techniques detonated for real by Stratus Red Team (Apache-2.0, Datadog). */
public final class Stratus {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One event and the technique it belongs to. */
  public record Line(String technique, Event event) {}

  private Stratus() {}

  public static List<Line> lines() {
    try (InputStream in = Stratus.class.getResourceAsStream("/trail/stratus/events.jsonl.gz");
        var reader = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return reader.lines().map(Stratus::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each technique is, and its headline calls. */
  public static List<JsonNode> labels() {
    try (InputStream in = Stratus.class.getResourceAsStream("/trail/stratus/labels.jsonl")) {
      return JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return new Line(node.path("technique").asText(), new Event(node.path("record")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
