package dev.tourniquet.config;

import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Events of real accounts under simulated attack; see {@code events/NOTICE}. */
public final class RealEvents {

  private RealEvents() {}

  public static List<Event> stratus() {
    return read("/dev/tourniquet/events/stratus/writes.jsonl");
  }

  public static List<Event> invictus() {
    return read("/dev/tourniquet/events/invictus/writes.jsonl");
  }

  /** All that happened in the half hour, reads too. */
  public static List<Event> wholeInvictus() {
    return read("/dev/tourniquet/events/invictus/events.jsonl.gz");
  }

  /** The first event of that name. */
  public static Event named(List<Event> events, String name) {
    return events.stream()
        .filter(event -> event.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Event> read(String resource) {
    try (InputStream stored = RealEvents.class.getResourceAsStream(resource);
        InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(stored) : stored;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return lines.lines().map(Event::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
