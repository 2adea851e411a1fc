package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.trail.EventJson;
import java.nio.charset.StandardCharsets;

/** Builds the trees that Jackson would, from JSON that has been skimmed: names are made once, and nothing is set up. */
final class JsonTrees {
  private static final int SHORT_NUMBER = 9;

  private final JsonSkim skim;
  private final Interner names = new Interner();
  private final JsonTexts texts = new JsonTexts();
  private byte[] bytes;
  private int at;

  /** Reads from the bytes that a skimmer has been set over. */
  JsonTrees(JsonSkim skim) {
    this.skim = skim;
  }

  /** The value that begins at a place. */
  JsonNode read(byte[] source, int from) {
    bytes = source;
    at = from;
    return value();
  }

  /** A text whose kind and place between its quotes are known. */
  TextNode text(byte[] source, byte kind, int from, int to) {
    if (kind == RecordSlots.ESCAPED) {
      texts.read(source, from, to);
      return TextNode.valueOf(new String(texts.bytes(), 0, texts.size(), StandardCharsets.UTF_8));
    }
    return TextNode.valueOf(new String(source, from, to - from, StandardCharsets.UTF_8));
  }

  private JsonNode value() {
    return switch (bytes[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> TextNode.valueOf(text());
      case 't' -> literal(BooleanNode.TRUE, 4);
      case 'f' -> literal(BooleanNode.FALSE, 5);
      case 'n' -> literal(NullNode.getInstance(), 4);
      default -> number();
    };
  }

  private JsonNode literal(JsonNode node, int length) {
    at += length;
    return node;
  }

  private ObjectNode object() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    at = skim.blank(at + 1);
    while (bytes[at] != '}') {
      String name = name();
      at = skim.blank(skim.blank(at) + 1);
      object.set(name, value());
      next();
    }
    at++;
    return object;
  }

  private ArrayNode array() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    at = skim.blank(at + 1);
    while (bytes[at] != ']') {
      array.add(value());
      next();
    }
    at++;
    return array;
  }

  private void next() {
    at = skim.blank(at);
    if (bytes[at] == ',') {
      at = skim.blank(at + 1);
    }
  }

  private String name() {
    int close = skim.text(at);
    if (skim.escaped()) {
      return text();
    }
    String name = names.of(bytes, at + 1, close).text();
    at = close + 1;
    return name;
  }

  private String text() {
    int from = at + 1;
    int close = skim.text(at);
    at = close + 1;
    if (!skim.escaped()) {
      return new String(bytes, from, close - from, StandardCharsets.UTF_8);
    }
    texts.read(bytes, from, close);
    return new String(texts.bytes(), 0, texts.size(), StandardCharsets.UTF_8);
  }

  private JsonNode number() {
    int from = at;
    at = skim.value(from, 1);
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    boolean whole = text.length() <= SHORT_NUMBER && text.chars().allMatch(Character::isDigit);
    if (whole) {
      return IntNode.valueOf(Integer.parseInt(text));
    }
    try {
      return EventJson.read(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
