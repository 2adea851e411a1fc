package dev.tourniquet.jobs.bench;

import static java.util.Locale.ROOT;

/**
 * One measured run.
 *
 * @param way that was measured
 * @param subject what it did
 * @param cold whether it began with the start of its process
 * @param peakBytes most memory of the process, or of the processes it started
 * @param readBytes read from files
 * @param result what came of it: bytes on disk, or rows
 */
record Measure(
    String way,
    String subject,
    boolean cold,
    double seconds,
    double cpuSeconds,
    long peakBytes,
    long readBytes,
    long result) {
  private static final String MARK = "measured\t";

  /** A line that another process can tell from what else is printed. */
  String line() {
    return MARK
        + String.join(
            "\t",
            way,
            subject,
            String.valueOf(cold),
            String.format(ROOT, "%.3f", seconds),
            String.format(ROOT, "%.2f", cpuSeconds),
            String.valueOf(peakBytes),
            String.valueOf(readBytes),
            String.valueOf(result));
  }

  /** Both as one run. */
  Measure followedBy(Measure next) {
    return new Measure(
        way,
        subject,
        cold,
        seconds + next.seconds,
        cpuSeconds + next.cpuSeconds,
        Math.max(peakBytes, next.peakBytes),
        readBytes + next.readBytes,
        next.result);
  }

  Measure named(String name) {
    return new Measure(way, name, cold, seconds, cpuSeconds, peakBytes, readBytes, result);
  }

  static boolean isLine(String text) {
    return text.startsWith(MARK);
  }

  static Measure parse(String line) {
    String[] parts = line.substring(MARK.length()).split("\t", -1);
    return new Measure(
        parts[0],
        parts[1],
        Boolean.parseBoolean(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        Long.parseLong(parts[5]),
        Long.parseLong(parts[6]),
        Long.parseLong(parts[7]));
  }
}
