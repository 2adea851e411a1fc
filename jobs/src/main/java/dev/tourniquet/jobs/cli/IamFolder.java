package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.inventory.InventoryPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The permissions in an inventory folder; of several collections the newest wins. */
final class IamFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private IamFolder() {}

  static IamInventory read(Path folder, Instant until) {
    IamInventoryReader reader = new IamInventoryReader();
    try (Stream<Path> files = Files.walk(folder)) {
      List<InventoryPath> known = files
          .filter(Files::isRegularFile)
          .map(file -> parse(file.toString()))
          .flatMap(Optional::stream)
          .filter(path -> path.service().equals("iam") || path.service().equals("organizations"))
          .filter(path -> until == null || !path.takenAt().isAfter(until))
          .sorted(Comparator.comparing(InventoryPath::takenAt))
          .toList();
      known.forEach(path -> reader.add(path.account(), name(path), json(path.file())));
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(
          "Cannot read the inventory " + folder + ": " + e.getMessage() + ". Check --inventory.");
    }
    return reader.inventory();
  }

  private static Optional<InventoryPath> parse(String file) {
    try {
      return Optional.of(InventoryPath.parse(file));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String name(InventoryPath path) {
    return Path.of(path.file()).getFileName().toString();
  }

  private static JsonNode json(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file));
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return JSON.readTree(plain);
    } catch (IOException e) {
      throw new UsageException(
          "Cannot read " + file + ": " + e.getMessage() + ". Collect it again.");
    }
  }
}
