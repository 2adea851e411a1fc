package dev.tourniquet.jobs.cli;

import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.lake.FolderFiles;
import dev.tourniquet.jobs.lake.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads CloudTrail's public keys from files that a user vouches for. */
final class PublicKeyFiles {
  private static final String IN_INVENTORY = "cloudtrail-list-public-keys.json";

  private final FolderFiles folders = new FolderFiles();

  private PublicKeyFiles() {}

  static TrustedKeys read(List<String> files, String inventory) {
    return new PublicKeyFiles().all(files, inventory);
  }

  private TrustedKeys all(List<String> files, String inventory) {
    List<String> all = new ArrayList<>(files);
    if (inventory != null) {
      all.addAll(below(inventory));
    }
    if (all.isEmpty()) {
      throw new UsageException(
          "Cannot verify without CloudTrail's public keys. Give --public-keys what"
              + " `aws cloudtrail list-public-keys --start-time … --end-time … --region …` prints, or --inventory with "
              + IN_INVENTORY + " in it.");
    }
    TrustedKeys keys = new TrustedKeys(Map.of());
    for (String file : all) {
      keys = keys.and(read(file));
    }
    return keys;
  }

  private List<String> below(String inventory) {
    try {
      return folders.below(inventory).stream()
          .filter(file ->
              file.endsWith("/" + IN_INVENTORY) || file.endsWith("/" + IN_INVENTORY + ".gz"))
          .toList();
    } catch (IOException e) {
      throw Outage.or(
          new UsageException("Cannot read the inventory " + inventory + ": " + e.getMessage()
              + ". Check --inventory."),
          e);
    }
  }

  private TrustedKeys read(String file) {
    try (InputStream in = folders.open(file);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return TrustedKeys.read(plain);
    } catch (IllegalArgumentException e) {
      throw unread(file, e);
    } catch (IOException e) {
      throw Outage.or(unread(file, e), e);
    }
  }

  private static UsageException unread(String file, Exception e) {
    return new UsageException(
        "Cannot read the public keys " + file + ": " + e.getMessage() + ". Check --public-keys.");
  }
}
