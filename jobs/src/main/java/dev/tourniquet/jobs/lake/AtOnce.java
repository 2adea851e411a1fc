package dev.tourniquet.jobs.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Steps that need nothing of each other, at the same time. Spark plans a query on one core and takes longer over it than
 * over reading a day's tables, while all other cores wait.
 */
public final class AtOnce {
  private AtOnce() {}

  /**
   * Does all steps and waits for them. When one fails the others still come to their end, so that none goes on behind a
   * run that is over; then the first failure is thrown, with any other suppressed in it.
   */
  public static void run(Runnable... steps) {
    // New threads, because what Spark knows of a thread is handed on when it begins.
    ExecutorService threads = Executors.newFixedThreadPool(steps.length);
    try {
      List<Future<?>> begun = new ArrayList<>();
      for (Runnable step : steps) {
        begun.add(threads.submit(step));
      }
      await(begun);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(List<Future<?>> begun) {
    Throwable failure = null;
    for (Future<?> step : begun) {
      try {
        step.get();
      } catch (ExecutionException e) {
        if (failure == null) {
          failure = e.getCause();
        } else {
          failure.addSuppressed(e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LakeException("Cannot wait for the steps of a run: interrupted", e);
      }
    }
    if (failure != null) {
      rethrow(failure);
    }
  }

  /** As it was thrown: who calls tells an outage from a mistake by the kind of the exception. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void rethrow(Throwable failure) throws T {
    throw (T) failure;
  }
}
