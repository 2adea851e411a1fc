package dev.tourniquet.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A bounded copy of JSON from the logs, fit for a page: every string and field name goes through {@link Visible}, and
 * past {@value #BUDGET} characters the values of one tree are left out, saying so.
 */
final class JsonView {
  /** CloudTrail caps one event at 256 kB; anything above that is not an ordinary event. */
  private static final int BUDGET = 256 * 1024;

  private static final ObjectWriter INDENTED = new ObjectMapper().writer(printer());
  private static final String LEFT_OUT = "… (left out here: the data file holds it)";

  private int left = BUDGET;

  private JsonView() {}

  static JsonNode of(JsonNode whole) {
    return new JsonView().copy(whole);
  }

  /** The copy as indented text. */
  static Content pretty(JsonNode whole) {
    return new WholeText(text(whole));
  }

  /** The copy as indented text, for comparing or measuring. */
  static String text(JsonNode whole) {
    try {
      return INDENTED.writeValueAsString(of(whole));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two spaces and a line for each element, as browsers and the AWS CLI print JSON. */
  private static DefaultPrettyPrinter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  private JsonNode copy(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      return array(node);
    }
    String text = Visible.text(node.asText());
    left -= text.length();
    return node.isTextual() ? TextNode.valueOf(text) : node;
  }

  private JsonNode object(JsonNode node) {
    var copy = JsonNodeFactory.instance.objectNode();
    for (var field : node.properties()) {
      if (left <= 0) {
        return copy.put("…", LEFT_OUT);
      }
      String name = Visible.text(field.getKey());
      left -= name.length() + 4;
      copy.set(name, copy(field.getValue()));
    }
    return copy;
  }

  private JsonNode array(JsonNode node) {
    var copy = JsonNodeFactory.instance.arrayNode();
    for (var item : node) {
      if (left <= 0) {
        return copy.add(LEFT_OUT);
      }
      left -= 2;
      copy.add(copy(item));
    }
    return copy;
  }
}
