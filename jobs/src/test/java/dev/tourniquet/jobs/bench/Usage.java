package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process and the processes it waited for have used so far, as Linux tells in /proc.
 *
 * @param since seconds since the process began
 * @param cpuSeconds of all threads, user and system
 * @param readBytes asked of the kernel, from the page cache or not
 */
record Usage(double since, double cpuSeconds, long readBytes) {
  private static final Path SELF = Path.of("/proc/self");

  /** Linux counts time for programs in hundredths, whatever its own clock. */
  private static final double TICKS = 100;

  private static final int USER_TIME = 11;
  private static final int WAITED_SYSTEM_TIME = 14;
  private static final int STARTED = 19;

  static Usage now() {
    try {
      String stat = Files.readString(SELF.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double up = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
      long ticks = 0;
      for (int i = USER_TIME; i <= WAITED_SYSTEM_TIME; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return new Usage(
          up - Long.parseLong(fields[STARTED]) / TICKS,
          ticks / TICKS,
          number(SELF.resolve("io"), "rchar:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The most memory a process ever had; 0 when it is gone. */
  static long peakBytes(long process) {
    try {
      return number(Path.of("/proc/" + process + "/status"), "VmHWM:") * 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  private static long number(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
