package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Whether a word of plain letters stands in a part of an event, in a name or in a value, in whatever case; nothing is
 * copied for it.
 */
final class WordIn {

  private WordIn() {}

  static boolean any(String word, JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (contains(field.getKey(), word) || any(word, field.getValue())) {
          return true;
        }
      }
      return false;
    }
    for (JsonNode element : node) {
      if (any(word, element)) {
        return true;
      }
    }
    return node.isTextual() && contains(node.textValue(), word);
  }

  private static boolean contains(String text, String word) {
    int last = text.length() - word.length();
    char small = word.charAt(0);
    char large = Character.toUpperCase(small);
    for (int i = 0; i <= last; i++) {
      char at = text.charAt(i);
      if ((at == small || at == large) && text.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
