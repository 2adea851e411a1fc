package dev.tourniquet.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer of {@code iam get-credential-report}: a table of users as CSV in Base64. IAM allows neither commas nor quotes
 * in its values, so that no value is quoted.
 */
final class CredentialReport {

  static final String OPERATION = "get-credential-report";

  private CredentialReport() {}

  /** A row for each user, by the names of the columns; the root user has no name and is left out. */
  static Stream<JsonNode> users(JsonNode answer) {
    List<String> lines = csv(answer.path("Content").asText("")).lines().toList();
    if (lines.isEmpty()) {
      return Stream.of();
    }
    List<String> columns = cells(lines.get(0));
    return lines.stream()
        .skip(1)
        .map(line -> row(columns, cells(line)))
        .filter(row -> !row.path("user").asText("").startsWith("<"));
  }

  private static String csv(String content) {
    try {
      return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }

  private static JsonNode row(List<String> columns, List<String> cells) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return row;
  }
}
