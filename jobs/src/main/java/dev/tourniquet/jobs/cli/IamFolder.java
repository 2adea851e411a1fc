package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.inventory.InventoryPath;
import dev.tourniquet.jobs.lake.FolderFiles;
import dev.tourniquet.jobs.lake.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The permissions in an inventory folder; of several collections the newest wins. */
final class IamFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FolderFiles folders = new FolderFiles();

  private IamFolder() {}

  static IamInventory read(String folder, Instant until) {
    return new IamFolder().all(folder, until);
  }

  private IamInventory all(String folder, Instant until) {
    IamInventoryReader reader = new IamInventoryReader();
    try {
      List<InventoryPath> known = folders.below(folder).stream()
          .map(IamFolder::parse)
          .flatMap(Optional::stream)
          .filter(path -> path.service().equals("iam") || path.service().equals("organizations"))
          .filter(path -> until == null || !path.takenAt().isAfter(until))
          .sorted(Comparator.comparing(InventoryPath::takenAt))
          .toList();
      known.forEach(path -> reader.add(path.account(), name(path), json(path.file())));
    } catch (IOException e) {
      throw Outage.or(
          new UsageException("Cannot read the inventory " + folder + ": " + e.getMessage()
              + ". Check --inventory."),
          e);
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
    return path.file().substring(path.file().lastIndexOf('/') + 1);
  }

  private JsonNode json(String file) {
    try (InputStream in = folders.open(file);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return JSON.readTree(plain);
    } catch (IOException e) {
      throw Outage.or(
          new UsageException("Cannot read " + file + ": " + e.getMessage() + ". Collect it again."),
          e);
    }
  }
}
