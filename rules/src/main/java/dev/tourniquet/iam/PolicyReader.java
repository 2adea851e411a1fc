package dev.tourniquet.iam;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads policies of every type in every form AWS hands them out: as an object, as JSON text, or as percent-encoded JSON
 * text. Throws {@link PolicySyntaxException}, which names the policy and the place.
 */
public final class PolicyReader {

  static final String VERSION_2012 = "2012-10-17";
  private static final String VERSION_2008 = "2008-10-17";
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  // A document inside a JSON text inside a JSON text: deeper is nobody's inventory.
  private static final int MOST_WRAPPINGS = 3;

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private PolicyReader() {}

  /** Reads a policy that is an object, or a text that holds one. */
  public static Policy read(String name, JsonNode document) {
    JsonNode unwrapped = document;
    for (int i = 0; unwrapped.isTextual() && i < MOST_WRAPPINGS; i++) {
      unwrapped = parse(name, unwrapped.textValue());
    }
    if (!unwrapped.isObject()) {
      throw new PolicySyntaxException(name, "it is not a JSON object");
    }
    return policy(name, unwrapped);
  }

  /** Reads a policy from JSON text, percent-encoded or not. */
  public static Policy read(String name, String text) {
    return read(name, parse(name, text));
  }

  private static JsonNode parse(String name, String text) {
    try {
      String stripped = text.strip();
      return JSON.readTree(stripped.startsWith("%") ? PercentCoding.decode(stripped) : stripped);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null
          ? ""
          : " at line " + e.getLocation().getLineNr() + ", column "
              + e.getLocation().getColumnNr();
      throw new PolicySyntaxException(name, "no JSON" + where + ": " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw new PolicySyntaxException(name, e.getMessage());
    }
  }

  private static Policy policy(String name, JsonNode document) {
    String version = document.path("Version").asText(VERSION_2008);
    if (!version.equals(VERSION_2012) && !version.equals(VERSION_2008)) {
      throw new PolicySyntaxException(
          name,
          "Version is \"" + version + "\"; it must be " + VERSION_2012 + " or " + VERSION_2008);
    }
    JsonNode statement = document.path("Statement");
    if (!statement.isArray() && !statement.isObject()) {
      throw new PolicySyntaxException(
          name, "Statement is missing; it must be an object or an array");
    }
    List<Statement> statements = new ArrayList<>();
    List<String> unknown = new ArrayList<>(unknownNames(document, ELEMENTS, ""));
    for (JsonNode one : statement.isArray() ? statement : List.of(statement)) {
      StatementReader reader =
          new StatementReader(new StatementSource(name, statements.size(), one), version);
      statements.add(reader.statement());
      unknown.addAll(unknownNames(one, StatementReader.ELEMENTS, reader.place() + "."));
    }
    return new Policy(name, version, statements, unknown);
  }

  private static List<String> unknownNames(JsonNode node, Set<String> known, String place) {
    List<String> unknown = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        unknown.add(place + name);
      }
    });
    return unknown;
  }
}
