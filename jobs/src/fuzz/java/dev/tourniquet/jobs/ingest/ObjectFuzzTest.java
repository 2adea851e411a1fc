package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.jobs.ingest.Outcome.Kept;
import dev.tourniquet.jobs.ingest.Outcome.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;

/**
 * Any bytes as an object. {@code JAZZER_FUZZ=1} searches for bytes that break a promise; without it, the seeds and what
 * was ever found are tried again.
 */
@Tag("fuzz")
class ObjectFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 1 << 16, 60);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Nothing is thrown, every problem has its place, and what Jackson reads whole is kept whole. */
  @FuzzTest(maxDuration = "10m")
  void anyBytesGiveEventsOrProblemsWithAPlace(byte[] bytes) {
    Outcome outcome = OutcomeOfParser.ofInflated(bytes, LIMITS);

    for (Told told : outcome.told()) {
      assertThat(told.position()).isBetween(0L, (long) bytes.length);
      assertThat(told.error()).isNotBlank();
    }
    assertThat(outcome.kept()).extracting(Kept::id).doesNotContainNull().doesNotContain("");
    assertThat(outcome.kept()).extracting(Kept::id).containsAll(idsThatJacksonReads(bytes));
  }

  /** Whatever lies before it on lines of its own, a whole event that begins a line is kept. */
  @FuzzTest(maxDuration = "10m")
  void anEventAfterAnyBytesIsKept(byte[] bytes) {
    if (looksUnfinished(bytes)) {
      return;
    }
    Planted planted = Planted.of("planted", new Random(1));
    byte[] event = planted.bytes();
    byte[] both = new byte[bytes.length + 1 + event.length];
    System.arraycopy(bytes, 0, both, 0, bytes.length);
    both[bytes.length] = '\n';
    System.arraycopy(event, 0, both, bytes.length + 1, event.length);

    assertThat(OutcomeOfParser.ofInflated(both, LIMITS).kept())
        .contains(new Kept(planted.id(), planted.parameters()));
  }

  /** Kinds of objects that are told by their content are not read; and inside of a value, an event is no event. */
  private static boolean looksUnfinished(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.indexOf('{') >= 0 || text.indexOf('[') >= 0 || text.indexOf('"') >= 0;
  }

  private static List<String> idsThatJacksonReads(byte[] bytes) {
    try {
      JsonNode records = JSON.readTree(bytes).path("Records");
      return StreamSupport.stream(records.spliterator(), false)
          .filter(record -> record.path("eventID").isTextual() && record.path("eventTime").asText().matches(
              "20[0-9]{2}-01-01T00:00:00Z"))
          .map(record -> record.path("eventID").asText())
          .filter(id -> !id.isEmpty())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
