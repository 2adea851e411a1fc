package dev.tourniquet.sigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/**
 * JSON objects that stand in an event as text, as policies do. A letter written as its code, or keys in another order, say
 * the same to AWS, and tools such as SkyScalpel write policies so. Rules see them also in one form: no escapes that are not
 * needed, no white space, keys in the order of the alphabet.
 */
final class JsonText {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonText() {}

  /** The one form of an object; empty for every other text. */
  static Optional<String> normal(String text) {
    if (!beginsObject(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.writeValueAsString(JSON.readValue(text, Map.class)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean beginsObject(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '{';
  }
}
