package dev.tourniquet.jobs.bench;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Watches how much memory the processes started by this one take at most, all together. */
final class Peak implements AutoCloseable {
  private static final int PAUSE_MILLIS = 20;

  private final Map<Long, Long> peaks = new ConcurrentHashMap<>();
  private final Thread watch = new Thread(this::watch, "peak");

  private Peak() {}

  static Peak ofChildren() {
    var peak = new Peak();
    peak.watch.setDaemon(true);
    peak.watch.start();
    return peak;
  }

  /** The sum of the peaks of those that were seen. */
  long bytes() {
    return peaks.values().stream().mapToLong(Long::longValue).sum();
  }

  private void watch() {
    try {
      while (true) {
        ProcessHandle.current()
            .descendants()
            .filter(child -> !isAboutToBecomeAnother(child))
            .forEach(child -> peaks.merge(child.pid(), Usage.peakBytes(child.pid()), Math::max));
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that a JVM starts has the JVM's own memory for a moment: it would count twice. */
  private static boolean isAboutToBecomeAnother(ProcessHandle child) {
    Optional<String> command = child.info().command();
    return command.isPresent()
        && child.parent().flatMap(parent -> parent.info().command()).equals(command)
        && !child.parent().equals(Optional.of(ProcessHandle.current()));
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}
