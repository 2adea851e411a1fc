package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.output.StringOutput;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EmbeddedJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void noValueEndsTheScriptElementAndEachIsReadBack(@ForAll @StringLength(max = 60) String value)
      throws JsonProcessingException {
    String json = embedded(value);

    assertThat(json).doesNotContain("<", ">", "&", "'", "\u2028", "\u2029");
    assertThat(event(json).path(Visible.text(value)).asText()).isEqualTo(Visible.text(value));
  }

  @Test
  void anEndOfScriptIsSpeltInEscapes() {
    assertThat(embedded("</script>")).contains("\\u003C/script\\u003E").doesNotContain("</");
  }

  @Test
  void aMegabyteIsCut() throws JsonProcessingException {
    assertThat(event(embedded("A".repeat(1 << 20))).properties())
        .anyMatch(field -> field.getValue().asText().endsWith("… (1,048,576 characters in all)"));
  }

  @Test
  void numbersStayAsAwsWroteThem() throws JsonProcessingException {
    var call = new CallBuilder("e-1", "2026-03-01T14:14:09Z", "RunInstances", Story.NEW_IP).build();
    ((ObjectNode) call.event()).put("size", 312.0).put("nanos", 1_700_000_000_123_456_789L);

    assertThat(text(embedded(call)))
        .contains("\"size\": 312.0")
        .contains("\"nanos\": 1700000000123456789");
  }

  private static JsonNode event(String json) throws JsonProcessingException {
    return JSON.readTree(text(json));
  }

  private static String text(String json) throws JsonProcessingException {
    return JSON.readTree(json).path(PagePaths.digest("e-1")).asText();
  }

  private static String embedded(String value) {
    var plain =
        new CallBuilder("e-1", "2026-03-01T14:14:09Z", "RunInstances", Story.NEW_IP).build();
    ((ObjectNode) plain.event()).put(value, value);
    return embedded(plain);
  }

  private static String embedded(Call call) {
    var out = new StringOutput();
    new EmbeddedJson(List.of(call)).writeTo(out);
    return out.toString();
  }
}
