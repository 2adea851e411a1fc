package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews a lock as long as its run lives, stops the run whose lock another has taken, and gives the lock back. */
final class SignsOfLife implements AutoCloseable {
  private final RunLock lock;
  private final Runnable stop;
  private volatile boolean lost;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tourniquet-lock");
        thread.setDaemon(true);
        return thread;
      });

  SignsOfLife(RunLock lock, Runnable stop) {
    this.lock = lock;
    this.stop = stop;
  }

  void start(Duration between) {
    long millis = between.toMillis();
    var unused = clock.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Whether the lock was found to be another's. */
  boolean isLockLost() {
    return lost;
  }

  private void renew() {
    try {
      if (!lock.renew()) {
        lost = true;
        stop.run();
      }
    } catch (IOException e) {
      // A store that cannot be reached for a moment: the next sign is due soon, and others wait for
      // several.
      return;
    }
  }

  /** Gives the lock back, once no sign is under way that would renew it after. */
  @Override
  public void close() {
    clock.shutdownNow();
    try {
      if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
        return;
      }
      lock.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Whoever comes next finds the lock of a process that has ended. What was done stays done.
      return;
    }
  }
}
