package dev.tourniquet.trail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads the JSON of events and of their parts. What an event may cost is bounded where it is read from a log; behind
 * that nothing is refused for its size, since an event that was kept must be readable wherever it is asked for.
 */
public final class EventJson {
  /** Most characters of one number: no service writes such, and Java takes the square of it to read one. */
  public static final int LONGEST_NUMBER = 10_000;

  private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(LONGEST_NUMBER)
          .build())
      .build());

  private EventJson() {}

  /**
   * The value that a text holds.
   *
   * @throws JsonProcessingException when it is no JSON
   */
  public static JsonNode read(String json) throws JsonProcessingException {
    return JSON.readTree(json);
  }
}
