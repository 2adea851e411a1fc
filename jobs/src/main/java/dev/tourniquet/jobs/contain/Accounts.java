package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Step;

/** Who contains, and the way into each account. */
public interface Accounts extends AutoCloseable {
  /** ARN of whoever makes the calls. */
  String caller() throws CallRefused;

  /**
   * Calls for a step.
   *
   * @throws IllegalArgumentException when there is no way into its account, or no client of its service
   */
  Calls in(Step step) throws CallRefused;

  @Override
  void close();
}
