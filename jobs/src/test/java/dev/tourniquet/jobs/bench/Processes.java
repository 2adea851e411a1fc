package dev.tourniquet.jobs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts measuring processes, one after the other.
 *
 * @param through words before each process, such as taskset's; may be none
 */
record Processes(List<String> through) {
  Processes {
    through = List.copyOf(through);
  }

  /** Does a way's steps some times in a process of its own. */
  List<Measure> measure(Worker.Task task, String way, int times, Folders folders)
      throws IOException, InterruptedException {
    Files.createDirectories(folders.work());
    System.err.printf("%s: %s …%n", task, way);
    List<String> command = new ArrayList<>(through);
    command.addAll(java());
    command.addAll(List.of(
        task.name(),
        way,
        String.valueOf(times),
        folders.checkout().toString(),
        folders.work().toString(),
        folders.logs().toString(),
        folders.out().toString()));
    var log = folders.work().resolve("messages.txt").toFile();
    Process process =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log)).start();
    List<Measure> measures = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (Measure.isLine(line)) {
          measures.add(Measure.parse(line));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("Cannot measure " + way + ": its process failed. See " + log + ".");
    }
    return measures;
  }

  /** This JVM's own flags and class path. */
  private static List<String> java() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    List<String> words = new ArrayList<>();
    words.add(System.getProperty("java.home") + "/bin/java");
    words.addAll(runtime.getInputArguments());
    words.addAll(List.of("-cp", runtime.getClassPath(), Worker.class.getName()));
    return words;
  }
}
