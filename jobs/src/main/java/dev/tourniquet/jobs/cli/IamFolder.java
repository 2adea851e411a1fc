package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.iam.CollectedGuards;
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
          .filter(IamFolder::isAboutPermissions)
          .filter(path -> until == null || !path.takenAt().isAfter(until))
          .sorted(Comparator.comparing(InventoryPath::takenAt))
          .toList();
      known.stream()
          .filter(path -> !CollectedGuards.isGuard(path))
          .forEach(path -> reader.add(path.account(), name(path), json(path.file())));
      IamInventory inventory = reader.inventory();
      for (InventoryPath path : known) {
        inventory = CollectedGuards.isGuard(path)
            ? CollectedGuards.add(inventory, path, json(path.file()))
            : inventory;
      }
      return inventory;
    } catch (IOException e) {
      throw Outage.or(
          new UsageException("Cannot read the inventory " + folder + ": " + e.getMessage()
              + ". Check --inventory."),
          e);
    }
  }

  private static boolean isAboutPermissions(InventoryPath path) {
    return path.service().equals("iam")
        || path.service().equals("organizations")
        || CollectedGuards.isGuard(path);
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
