package dev.tourniquet.jobs.ingest;

import dev.tourniquet.trail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the call ended: once for each error code, and by the whole record where its answer may say that it failed. */
final class OutcomeReader {
  private static final int MOST_CODES = 10_000;

  /** Some answers say by themselves that the call came to nothing. */
  private static final List<byte[]> MAY_HAVE_FAILED = List.of(
      "\"ConsoleLogin\"".getBytes(StandardCharsets.UTF_8),
      "\"_return\"".getBytes(StandardCharsets.UTF_8));

  private final ScannedRecord record;
  private final Map<String, Outcome> known = new HashMap<>();
  private final int errorCode;
  private final int errorMessage;
  private final int answer;

  OutcomeReader(RecordShape shape, ScannedRecord record) {
    this.record = record;
    errorCode = shape.slot("errorCode");
    errorMessage = shape.slot("errorMessage");
    answer = shape.slot("responseElements");
  }

  Outcome read() {
    RecordSlots slots = record.slots();
    if (slots.holds(errorCode)) {
      return known.size() > MOST_CODES
          ? Outcome.of(record.event())
          : known.computeIfAbsent(record.text(errorCode), code -> Outcome.of(record.event()));
    }
    boolean open = slots.holds(errorMessage) || mayHaveFailed(slots);
    return open ? Outcome.of(record.event()) : Outcome.OK;
  }

  private boolean mayHaveFailed(RecordSlots slots) {
    return slots.kind[answer] == RecordSlots.RAW
        && MAY_HAVE_FAILED.stream()
            .anyMatch(text -> contains(text, slots.from[answer], slots.to[answer]));
  }

  private boolean contains(byte[] text, int start, int end) {
    byte[] bytes = record.bytes();
    for (int i = start; i + text.length <= end; i++) {
      if (bytes[i] == '"' && Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
