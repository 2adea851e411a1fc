package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordScannerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordScanner scanner = new RecordScanner(RecordReader.WRITTEN, 200);

  @Test
  void takesEveryRealRecordAsItStands() {
    for (JsonNode record : RealEvents.stratus()) {
      byte[] bytes = utf8(record.toString());
      scanner.over(bytes);

      assertThat(scanner.scan(0)).as(record.toString()).isEqualTo(bytes.length);
      assertSameAsJackson(bytes, record);
    }
  }

  /** What the scanner takes, Jackson takes, and both find the same; whatever happened to the bytes before. */
  @Test
  void neverTakesWhatJacksonRefuses() throws IOException {
    var chance = new Random(42);
    List<JsonNode> records = RealEvents.stratus();
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = damaged(utf8(records.get(i % records.size()).toString()), chance);
      scanner.over(bytes);
      int end = scanner.scan(0);
      if (end > 0) {
        taken++;
        assertSameAsJackson(bytes, read(bytes, end));
      }
    }
    assertThat(taken).isGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventName\":\"a\",\"eventName\":\"b\"}",
        "{\"eventName\":1}",
        "{\"readOnly\":\"true\"}",
        "{\"userIdentity\":\"root\"}",
        "{\"resources\":{\"ARN\":\"a\"}}",
        "{\"resources\":[{\"ARN\":1}]}",
        "{\"requestParameters\":{\"a\":01}}",
        "{\"requestParameters\":{\"a\":1.}}",
        "{\"requestParameters\":{\"a\":+1}}",
        "{\"requestParameters\":{\"a\":nul}}",
        "{\"requestParameters\":{\"a\":\"\\x\"}}",
        "{\"requestParameters\":{\"a\":\"\\u12g4\"}}",
        "{\"requestParameters\":[1,2}",
        "{\"eventName\":\"a\n\"}",
        "{\"eventName\":\"a\"",
        "{\"eventName\" \"a\"}",
        "{\"eventName\":\"a\",}"
      })
  void leavesTheUnusualToTheCarefulReader(String record) {
    scanner.over(utf8(record));

    assertThat(scanner.scan(0)).isEqualTo(JsonSkim.BROKEN);
  }

  @Test
  void leavesTextThatIsNoUtf8ToTheCarefulReader() {
    byte[] bytes = utf8("{\"userAgent\":\"x\"}");
    bytes[14] = (byte) 0xff;
    scanner.over(bytes);

    assertThat(scanner.scan(0)).isEqualTo(JsonSkim.BROKEN);
  }

  @Test
  void leavesWhatIsNestedTooDeepToTheCarefulReader() {
    scanner.over(utf8("{\"requestParameters\":" + "[".repeat(199) + "]".repeat(199) + "}"));
    assertThat(scanner.scan(0)).isPositive();

    scanner.over(utf8("{\"requestParameters\":" + "[".repeat(200) + "]".repeat(200) + "}"));
    assertThat(scanner.scan(0)).isEqualTo(JsonSkim.BROKEN);
  }

  private void assertSameAsJackson(byte[] bytes, JsonNode record) {
    assertSame(bytes, scanner.shape(), record);
    RecordSlots slots = scanner.slots();
    JsonNode resources = record.path("resources");
    assertThat(slots.elements).isEqualTo(resources.size());
    for (int i = 0; i < slots.unknown; i++) {
      JsonNode at = record;
      for (String name : FieldPath.names(slots.unknownPath[i])) {
        at = at.path(name);
      }
      assertThat(tree(bytes, slots.unknownFrom[i], slots.unknownTo[i])).isEqualTo(at);
    }
  }

  private void assertSame(byte[] bytes, RecordShape shape, JsonNode object) {
    RecordSlots slots = scanner.slots();
    for (RecordShape.Member member : shape.members()) {
      JsonNode expected = object.path(new String(member.name(), StandardCharsets.UTF_8));
      if (member.form() == RecordShape.Form.OBJECT) {
        assertThat(slots.present[member.inside().group()]).isEqualTo(expected.isObject());
        assertSame(bytes, member.inside(), expected);
      } else if (member.slot() >= 0) {
        assertThat(found(bytes, member.slot())).isEqualTo(expected);
      }
    }
  }

  private JsonNode found(byte[] bytes, int slot) {
    RecordSlots slots = scanner.slots();
    int from = slots.from[slot];
    int to = slots.to[slot];
    return switch (slots.kind[slot]) {
      case RecordSlots.TEXT, RecordSlots.ESCAPED -> text(bytes, slots.kind[slot], from, to);
      case RecordSlots.RAW -> tree(bytes, from, to);
      case RecordSlots.TRUE -> JSON.getNodeFactory().booleanNode(true);
      case RecordSlots.FALSE -> JSON.getNodeFactory().booleanNode(false);
      case RecordSlots.NULL -> JSON.nullNode();
      default -> JSON.missingNode();
    };
  }

  private static JsonNode text(byte[] bytes, byte kind, int from, int to) {
    if (kind == RecordSlots.TEXT) {
      return JSON.getNodeFactory()
          .textNode(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    var texts = new JsonTexts();
    texts.read(bytes, from, to);
    return JSON.getNodeFactory()
        .textNode(new String(texts.bytes(), 0, texts.size(), StandardCharsets.UTF_8));
  }

  private static JsonNode tree(byte[] bytes, int from, int to) {
    return RealEvents.tree(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private static JsonNode read(byte[] bytes, int end) throws IOException {
    return JSON.readTree(bytes, 0, end);
  }

  private static byte[] damaged(byte[] bytes, Random chance) {
    byte[] copy = bytes.clone();
    for (int i = chance.nextInt(3); i > 0; i--) {
      copy[chance.nextInt(copy.length)] = (byte)
          (chance.nextInt(4) == 0
              ? chance.nextInt(256)
              : "{}[]\",:\\ u0e-.tfn".charAt(chance.nextInt(17)));
    }
    return copy;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
