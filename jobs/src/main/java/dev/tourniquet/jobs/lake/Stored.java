package dev.tourniquet.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Records as text in a column, and back: the lake's own form, not the contract's. In columns of its own a record would cost
 * more to plan than to move: Spark writes code for every column of every step.
 */
public final class Stored {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      // The contract's annotations leave out what only pages need; stored records must come back
      // whole.
      .disable(MapperFeature.USE_ANNOTATIONS)
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private Stored() {}

  /** A record as text. */
  public static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot store " + value.getClass().getSimpleName(), e);
    }
  }

  /** Reads a stored record back. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  /** Reads a stored record back that was parsed already. */
  public static <T> T fromJson(JsonNode parsed, Class<T> type) {
    try {
      return JSON.treeToValue(parsed, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  private static IllegalStateException unreadable(Class<?> type, JsonProcessingException e) {
    return new IllegalStateException(
        "Cannot read back a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
  }
}
