package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The folder {@code sample-data/}: its files by path, before compression. The READMEs are written by hand. */
final class SampleData {

  private static final List<String> FOLDERS = List.of("logs", "inventory", "expected");

  private final Map<String, byte[]> files = new TreeMap<>();

  private SampleData() {}

  static Map<String, byte[]> generate() {
    SampleData data = new SampleData();
    Scenario.all().forEach(data::add);
    return data.files;
  }

  /** What lies in the folder now, decompressed. */
  static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        if (!name.endsWith("README.md")) {
          found.put(
              name,
              name.endsWith(".gz") ? inflate(Files.readAllBytes(path)) : Files.readAllBytes(path));
        }
      }
    }
    return found;
  }

  /** Replaces logs, inventory and expectations of every scenario. */
  static void write(Path root) throws IOException {
    for (Scenario scenario : Scenario.all()) {
      for (String folder : FOLDERS) {
        clear(root.resolve(scenario.name()).resolve(folder));
      }
    }
    for (Map.Entry<String, byte[]> file : generate().entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getKey().endsWith(".gz") ? deflate(file.getValue()) : file.getValue());
    }
  }

  private void add(Scenario scenario) {
    Delivery delivery = new Delivery(scenario.world());
    put(scenario, "logs", delivery.objects());
    put(scenario, "logs", OtherObjects.in(scenario.world()));
    put(scenario, "inventory", new Inventory(scenario.world(), scenario.start()).files());
    put(scenario, "inventory", new Inventory(scenario.world(), scenario.end()).files());
    put(scenario, "expected/findings.jsonl", scenario.expected().findings());
    put(scenario, "expected/quiet.txt", scenario.expected().quiet());
    files.put(scenario.name() + "/expected/delivery.json", Json.printed(delivery.irregularities()));
    put(scenario, "org.yml", OrganizationFile.TEXT);
  }

  private void put(Scenario scenario, String folder, Map<String, JsonNode> contents) {
    contents.forEach((name, content) -> files.put(
        scenario.name() + "/" + folder + "/" + name,
        folder.equals("logs") ? Json.compact(content) : Json.printed(content)));
  }

  private void put(Scenario scenario, String name, String text) {
    files.put(scenario.name() + "/" + name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** The JDK writes no time into the header, so the same content gives the same bytes. */
  private static byte[] deflate(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] inflate(byte[] compressed) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return gzip.readAllBytes();
    }
  }
}
