package dev.tourniquet.cases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A finding that may belong to a case with others.
 *
 * @param finding its id
 * @param first time of its first event
 * @param last time of its last event
 * @param named whether a case was named after it before: then the case keeps that name
 */
public record Member(String finding, Instant first, Instant last, boolean named) {
  public Member {
    requireNonNull(finding, "finding is null");
    requireNonNull(first, "first is null");
    requireNonNull(last, "last is null");
  }

  boolean isBefore(Member other) {
    int order = first.compareTo(other.first);
    return order < 0 || (order == 0 && finding.compareTo(other.finding) < 0);
  }
}
