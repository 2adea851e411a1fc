package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

/**
 * A place in a file of events that could not be read.
 *
 * @param file the file as it was named
 * @param index how many events of the file were read before
 * @param line from 1; 0 when the file as a whole could not be read, or not to its end
 * @param column from 1; 0 likewise
 * @param reason what is wrong
 */
public record UnreadEvents(String file, long index, long line, long column, String reason) {

  public UnreadEvents {
    requireNonNull(file, "file is null");
    requireNonNull(reason, "reason is null");
  }

  /** For people. */
  @Override
  public String toString() {
    String place = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
    return "%s: Cannot read events after %d events: %s".formatted(place, index, reason);
  }
}
