package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One folder of sample-data, and what its {@code expected/} says of it. */
record SampleWorld(String name) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Path folder() {
    return Path.of("../sample-data").resolve(name).toAbsolutePath().normalize();
  }

  /** Runs the main job on it. */
  Shell run(Path lake, Path reports) {
    return Shell.run(
        "run",
        "--logs",
        folder().resolve("logs").toString(),
        "--org",
        folder().resolve("org.yml").toString(),
        "--inventory",
        folder().resolve("inventory").toString(),
        "--lake",
        lake.toString(),
        "--reports",
        reports.toString(),
        "--fail-on",
        "sick");
  }

  /** Findings that must be there. */
  List<JsonNode> expected() {
    return lines("findings.jsonl").map(SampleWorld::json).toList();
  }

  /** The highest verdict allowed, by resource or principal; {@code *} for all others. */
  Map<String, String> allowed() {
    return lines("quiet.txt")
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .collect(Collectors.toMap(cells -> cells[1], cells -> cells[0]));
  }

  /** Events that were delivered in two objects. */
  int deliveredTwice() {
    return json(text("delivery.json")).get("deliveredTwice").size();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> lines(String file) {
    return text(file).lines().filter(line -> !line.isBlank());
  }

  private String text(String file) {
    try {
      return Files.readString(folder().resolve("expected").resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
