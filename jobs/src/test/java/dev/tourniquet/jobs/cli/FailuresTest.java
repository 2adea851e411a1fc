package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class FailuresTest {
  private static final String WHOLE =
      ". The lake is as the last commit left it: run again to go on from there.";

  private final StringWriter err = new StringWriter();

  @Test
  void noMemoryEndsWithThreeAndSaysHowToGiveMore() {
    assertThat(run(new OutOfMemoryError("Java heap space"))).isEqualTo(3);
    assertThat(err.toString())
        .contains("Failed: no memory is left (Java heap space). Give it more, such as"
            + " TOURNIQUET_MEMORY=8g, or --driver-memory of spark-submit" + WHOLE);
  }

  @Test
  void anyOtherErrorOfTheJvmEndsWithThree() {
    assertThat(run(new StackOverflowError())).isEqualTo(3);
    assertThat(err.toString()).contains("Failed: StackOverflowError" + WHOLE);
  }

  private int run(Error error) {
    return Main.commandLine()
        .addSubcommand("fall", new Falling(error))
        .setErr(new PrintWriter(err, true))
        .execute("fall");
  }

  /** A command that meets an error of the JVM. */
  @Command(name = "fall")
  private record Falling(Error error) implements Callable<Integer> {
    @Override
    public Integer call() {
      throw error;
    }
  }
}
