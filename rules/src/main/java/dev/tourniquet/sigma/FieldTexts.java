package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What correlations keep of an event: the texts of a few fields, bounded. */
final class FieldTexts {

  /** The most values kept of one field; CloudTrail's longest lists of ids have a thousand, few rules group by them. */
  static final int MOST_VALUES = 100;

  /** Longer texts are told apart by a hash of the whole. */
  static final int LONGEST = 1_000;

  private FieldTexts() {}

  /** The values by field; a field without any has an empty list. */
  static Map<String, List<String>> of(JsonNode event, Collection<String> fields) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (String field : fields) {
      texts.put(
          field,
          FieldPath.of(field).in(event).texts().stream()
              .limit(MOST_VALUES)
              .map(FieldTexts::bounded)
              .toList());
    }
    return texts;
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(0, LONGEST) + "…"
        + UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
