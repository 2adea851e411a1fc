package dev.tourniquet.jobs.cli;

import dev.tourniquet.integrity.TrustedKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads CloudTrail's public keys from files that a user vouches for. */
final class PublicKeyFiles {
  private static final String IN_INVENTORY = "cloudtrail-list-public-keys.json";

  private PublicKeyFiles() {}

  static TrustedKeys read(List<Path> files, Path inventory) {
    List<Path> all = new ArrayList<>(files);
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
    for (Path file : all) {
      keys = keys.and(read(file));
    }
    return keys;
  }

  private static List<Path> below(Path inventory) {
    try (Stream<Path> files = Files.walk(inventory)) {
      return files
          .filter(file -> file.getFileName().toString().equals(IN_INVENTORY))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("Cannot read the inventory " + inventory + ": " + e.getMessage()
          + ". Check --inventory.");
    }
  }

  private static TrustedKeys read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return TrustedKeys.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "Cannot read the public keys " + file + ": " + e.getMessage() + ". Check --public-keys.");
    }
  }
}
