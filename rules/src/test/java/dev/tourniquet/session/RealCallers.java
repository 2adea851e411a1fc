package dev.tourniquet.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Every event of two simulated attacks, as far as it tells who called and what credentials it issued. */
final class RealCallers {

  private RealCallers() {}

  static List<Event> invictus() {
    return read("/dev/tourniquet/events/invictus/callers.jsonl.gz");
  }

  static List<Event> stratus() {
    return read("/trail/stratus/events.jsonl.gz").stream()
        .map(line -> new Event(line.record().get("record")))
        .toList();
  }

  private static List<Event> read(String path) {
    try (var in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(RealCallers.class.getResourceAsStream(path)), UTF_8))) {
      return in.lines().map(Event::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
