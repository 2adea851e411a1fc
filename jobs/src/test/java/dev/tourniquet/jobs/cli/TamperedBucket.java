package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.integrity.SignedBucket;
import dev.tourniquet.jobs.integrity.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bucket of many accounts, four hours of two logs each, to be tampered with; then what one run says of each. */
final class TamperedBucket {
  private static final String LONG_AGO = "2020-01-01T00:00:00Z";
  private static final String LATER = "2030-01-01T00:00:00Z";
  static final SigningKey AWS = SigningKey.of("aa11", LONG_AGO, LATER);
  static final SigningKey OLD = SigningKey.of("bb22", LONG_AGO, "2021-01-01T00:00:00Z");
  static final SigningKey STRANGER = SigningKey.of("cc33", LONG_AGO, LATER);
  /** Signs with the stranger's key and says that it is AWS's. */
  static final SigningKey PRETENDER = new SigningKey("aa11", LONG_AGO, LATER, STRANGER.pair());

  private final Path folder;
  private final Path root;
  private Shell shell;
  private List<JsonNode> lines;

  TamperedBucket(Path folder) {
    this.folder = folder;
    this.root = folder.resolve("logs");
  }

  /** The chain of an account, which begins whole. */
  SignedBucket chain(String world) {
    SignedBucket bucket = bare(world);
    return Files.exists(bucket.path(bucket.digestKey(1)))
            || Files.exists(bucket.path(bucket.logKey(1, "a")))
        ? bucket
        : bucket.hours(1, 4);
  }

  /** The place of an account, where nothing is yet. */
  SignedBucket bare(String world) {
    return SignedBucket.of(root, account(world), AWS);
  }

  private static String account(String world) {
    return "1111222233" + (world.length() == 1 ? "0" : "") + world;
  }

  static void delete(SignedBucket bucket, int hour) throws IOException {
    Files.delete(bucket.path(bucket.digestKey(hour)));
    Files.delete(bucket.path(bucket.digestKey(hour) + ".metadata.json"));
  }

  static void deleteWithLogs(SignedBucket bucket, int hour) throws IOException {
    delete(bucket, hour);
    Files.delete(bucket.path(bucket.logKey(hour, "a")));
    Files.delete(bucket.path(bucket.logKey(hour, "b")));
  }

  /** Runs the command over all of it. */
  void verify() throws IOException {
    Path keys = Files.writeString(
        folder.resolve("keys.json"),
        "{\"PublicKeyList\":[" + AWS.listed() + "," + OLD.listed() + "]}");
    shell = Shell.run("verify", "--logs", root.toString(), "--public-keys", keys.toString());
    lines = shell.out().lines().map(SampleWorld::json).toList();
  }

  Shell shell() {
    return shell;
  }

  List<JsonNode> of(String world) {
    return lines.stream()
        .filter(line -> line.toString().contains(account(world)))
        .toList();
  }

  /** What is not valid, in few words. */
  List<String> wrong(String world) {
    return of(world).stream()
        .filter(line -> !line.path("status").asText().equals("valid"))
        .map(TamperedBucket::told)
        .toList();
  }

  List<String> details(String world) {
    return of(world).stream()
        .filter(line -> line.has("detail"))
        .map(line -> line.get("detail").asText())
        .toList();
  }

  private static String told(JsonNode line) {
    String name =
        line.path("key").asText().replaceAll(".*_", "").replaceAll("(main)?\\.json\\.gz", "");
    return switch (line.get("kind").asText()) {
      case "digest" ->
        "digest@" + name.substring(9, 11) + ":" + name.substring(11, 13) + " "
            + line.get("status").asText();
      case "log" -> "log " + name + " " + line.get("status").asText();
      default -> line.get("reason").asText() + " " + (line.has("key") ? name : hours(line));
    };
  }

  private static String hours(JsonNode gap) {
    return gap.get("from").asText().substring(11, 16) + "-"
        + gap.get("to").asText().substring(11, 16);
  }
}
