package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second run on a lake that a first one writes. */
@SparkTest
class LockedLakeTest {
  @TempDir
  Path folder;

  private Path lake;

  @BeforeEach
  void aLakeThatARunOnAnotherMachineWrites() throws IOException {
    lake = Files.createDirectories(folder.resolve("lake"));
    Files.writeString(lake.resolve("_tourniquet.json"), "{}");
    Files.writeString(lake.resolve("_tourniquet.lock"), """
        {"id": "0d2b5dc5-1111-4222-8333-444455556666", "command": "run", "user": "eve", "host": "elsewhere",
         "machine": "elsewhere 1", "process": 7, "since": "2026-03-01T00:00:00Z", "seen": "%s"}
        """.formatted(Instant.now()));
    new Logs(folder.resolve("logs")).put("a.json", Logs.event("a", "01", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ingest", "build", "triage"})
  void isToldWhoIsAtItAndChangesNothing(String command) throws IOException {
    Shell shell = Shell.run(arguments(command));

    assertThat(shell.status()).isEqualTo(3);
    assertThat(shell.err())
        .contains(
            "Cannot write file:" + lake
                + ": another run is at it (run, process 7 of eve on elsewhere, since 2026-03-01T00:00:00Z")
        .endsWith("delete file:" + lake + "/_tourniquet.lock. Nothing was written.\n");
    try (Stream<Path> files = Files.list(lake)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("_tourniquet.json", "_tourniquet.lock");
    }
  }

  @Test
  void readsWhileAnotherWrites() {
    assertThat(Shell.run("hunt", "sql", "SELECT 1", "--lake", lake.toString()).status())
        .isZero();
  }

  private String[] arguments(String command) {
    List<String> arguments = new ArrayList<>(List.of(command, "--lake", lake.toString()));
    if (command.equals("run") || command.equals("ingest")) {
      arguments.addAll(List.of("--logs", folder.resolve("logs").toString()));
    }
    if (command.equals("run")) {
      arguments.addAll(List.of("--reports", folder.resolve("reports").toString()));
    }
    return arguments.toArray(String[]::new);
  }
}
