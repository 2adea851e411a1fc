package dev.tourniquet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Data whose licence keeps it out of the repository: in the folder that the system property {@code tourniquet.shared} names,
 * or in {@code shared/data} beside the checkout.
 */
public final class SharedData {
  private SharedData() {}

  /** A folder of it; the test is skipped where there is none. */
  public static Path folder(String name) {
    Path folder = root().resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        "Skipped: there is no folder " + folder
            + ". Name what holds it with -Dtourniquet.shared=…");
    return folder;
  }

  /** Tests run in the module's folder: two below what holds the checkout, or three in a work tree. */
  private static Path root() {
    String named = System.getProperty("tourniquet.shared");
    if (named != null) {
      return Path.of(named);
    }
    Path beside = Path.of("../../shared/data");
    return Files.isDirectory(beside) ? beside : Path.of("../../../shared/data");
  }
}
