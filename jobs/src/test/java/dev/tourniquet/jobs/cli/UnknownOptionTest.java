package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** An option that a command does not know is named, and never taken for a value of the option before it. */
class UnknownOptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingest --lake lake --logs x --inventory y",
        "triage --lake lake --rules x --inventroy y",
        "verify --logs x --inventroy y",
        "rules check x --inventory",
        "rules noise --lake lake --rules x --inventory"
      })
  void itIsNamedAndNothingIsRead(String line) {
    Shell shell = Shell.run(line.split(" "));

    assertThat(shell.status()).isEqualTo(2);
    assertThat(shell.err()).startsWith("Unknown option").contains("'--inv");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void severalValuesOfOneOptionAreStillTaken() {
    ParseResult ingest = Main.commandLine()
        .parseArgs("ingest", "--logs", "a", "b", "--lake", "lake")
        .subcommand();

    assertThat(ingest.matchedOptionValue("--logs", List.<String>of())).containsExactly("a", "b");
    assertThat(ingest.matchedOptionValue("--lake", "")).isEqualTo("lake");
  }
}
