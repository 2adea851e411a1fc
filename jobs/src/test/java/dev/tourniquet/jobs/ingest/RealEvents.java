package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Events that AWS wrote: those the repository holds, and more in the folder that the system property
 * {@code tourniquet.shared} names, or in {@code shared/data} beside the checkout.
 */
public final class RealEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HELD =
      Path.of("../rules/src/test/resources/trail/stratus/events.jsonl.gz");
  private static final Path INVICTUS =
      Path.of("../rules/src/test/resources/dev/tourniquet/events/invictus/events.jsonl.gz");

  /** Tests run in the module's folder: two below what holds the checkout, or three in a work tree. */
  private static final String[] BESIDE = {"../../shared/data", "../../../shared/data"};

  private RealEvents() {}

  /** 310 records of 35 attack techniques (Stratus Red Team, Apache-2.0). */
  public static List<JsonNode> stratus() {
    return held(HELD).stream().map(line -> line.get("record")).toList();
  }

  /** 1,448 records of half an hour of an account under attack (Invictus, MIT). */
  public static List<JsonNode> invictus() {
    return held(INVICTUS);
  }

  private static List<JsonNode> held(Path file) {
    try (var lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().map(RealEvents::tree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole log files of others; none when there is only the repository. */
  static List<Path> files() {
    String named = System.getProperty("tourniquet.shared");
    return Stream.of(named == null ? BESIDE : new String[] {named})
        .map(root -> Path.of(root, "cloudtrail"))
        .flatMap(root -> Stream.of(root.resolve("invictus"), root.resolve("stratus")))
        .filter(Files::isDirectory)
        .flatMap(RealEvents::in)
        .toList();
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
