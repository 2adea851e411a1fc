package dev.tourniquet.sigma;

/**
 * One correlation over the occurrences of one group, fed in the order of time and key. It holds one timespan at most,
 * however long the group is.
 */
public interface CorrelationGroup {

  /** Takes the next occurrence. */
  void add(Occurrence occurrence);

  /** Says that none follows. */
  void end();
}
