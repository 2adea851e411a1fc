package dev.tourniquet.jobs;

import dev.tourniquet.jobs.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the launcher starts it: with a heap, and an end that can be forced. */
public final class CommandProcess {
  /** Minutes after which a process is taken to hang: through an S3 that stalls, a run takes ten on a busy machine. */
  private static final int LONGEST = 30;

  private final Process process;
  private final Path output;

  private CommandProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * How a command is started.
   *
   * @param flags of the JVM, such as {@code -Xmx1g}
   * @param environment added to ours
   * @param main the class to run
   * @param path where its classes lie
   */
  public record Launch(
      List<String> flags, Map<String, String> environment, String main, String path) {
    /** Our own command line with the tests' class path. */
    public static final Launch PLAIN =
        new Launch(List.of("-Xmx1500m"), Map.of(), Main.class.getName(), classPath());

    public Launch flag(String... more) {
      List<String> all = new ArrayList<>(flags);
      all.addAll(List.of(more));
      return new Launch(all, environment, main, path);
    }

    public Launch with(String variable, String value) {
      Map<String, String> all = new HashMap<>(environment);
      all.put(variable, value);
      return new Launch(flags, all, main, path);
    }

    public Launch of(String other) {
      return new Launch(flags, environment, other, path);
    }

    /** Starts it; what it prints goes to a file. */
    public CommandProcess start(Path output, String... arguments) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=256m", "-XX:+UseSerialGC"));
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(flag -> flag.startsWith("--add-opens"))
          .forEach(command::add);
      command.addAll(flags);
      command.addAll(List.of("-cp", path, main));
      command.addAll(List.of(arguments));
      try {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Ended run(Path output, String... arguments) {
      return start(output, arguments).await();
    }
  }

  /** How it ended, and all it printed. */
  public record Ended(int status, String output) {}

  /** The tests' class path; Surefire hides it behind a jar of its own. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  public Ended await() {
    try {
      if (!process.waitFor(LONGEST, TimeUnit.MINUTES)) {
        kill();
        throw new AssertionError("Still running after " + LONGEST + " minutes: " + output());
      }
      return new Ended(process.exitValue(), output());
    } catch (InterruptedException e) {
      kill();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it ended by itself within a time. */
  public boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill();
      throw new IllegalStateException(e);
    }
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends it as an operator would. */
  public void end() {
    process.destroy();
    if (!endsWithin(30_000)) {
      kill();
    }
  }

  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
