package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealEventsTest {
  @ParameterizedTest
  @ValueSource(strings = {"%s", "{\"Records\":%s}"})
  void everyRecordOfStratusComesBackAsItWas(String envelope) {
    ArrayNode records = JsonNodeFactory.instance.arrayNode().addAll(RealEvents.stratus());

    Parsed parsed = Parsed.of(envelope.formatted(records));

    assertThat(parsed.problems()).isEmpty();
    assertThat(again(parsed)).hasSize(310).isEqualTo(withoutNulls(records));
  }

  @Test
  void everyRecordOfWholeLogFilesComesBackAsItWas() throws IOException {
    List<Path> files = RealEvents.files();
    Assumptions.assumeFalse(files.isEmpty(), "only the repository is here");
    for (Path file : files) {
      String text = Files.readString(file);

      Parsed parsed = Parsed.of(text);

      JsonNode root = RealEvents.tree(text);
      assertThat(parsed.problems()).as(file.toString()).isEmpty();
      assertThat(again(parsed))
          .as(file.toString())
          .isEqualTo(withoutNulls(root.isArray() ? root : root.get("Records")));
    }
  }

  @Test
  void requestParametersAreTheTextThatWasWritten() {
    JsonNode record = RealEvents.stratus().stream()
        .filter(each -> each.path("requestParameters").size() > 2)
        .findFirst()
        .orElseThrow();

    Parsed parsed = Parsed.of(record.toPrettyString());

    String raw = parsed.events().get(0).getAs("requestParameters");
    assertThat(record.toPrettyString()).contains("\"requestParameters\" : " + raw);
  }

  private static List<JsonNode> again(Parsed parsed) {
    return parsed.events().stream()
        .map(row -> Parsed.withoutNulls(EventRecords.event(row).record()))
        .toList();
  }

  private static List<JsonNode> withoutNulls(Iterable<JsonNode> records) {
    List<JsonNode> all = new java.util.ArrayList<>();
    records.forEach(record -> all.add(Parsed.withoutNulls(record)));
    return all;
  }
}
