package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Parsed.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Records made to break a reader, or to fill its memory. */
class HostileRecordsTest {
  private static final String A = event("a", "");
  private static final String B = event("b", "");

  @Test
  void tellsAThousandProblemsEachAndCountsTheRest() {
    Parsed parsed = Parsed.of("[" + "{},".repeat(1_499) + "{}," + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems()).hasSize(1_001);
    assertThat(parsed.problems().get(1_000))
        .isEqualTo(new Problem(
            3_001,
            -1,
            Problem.Reason.MANY_MORE,
            "500 further parts of the object have problems, from here on: only the first 1,000 are told each."
                + " Events among them that can be read are kept. Fetch the object again, or mend it by hand.",
            false,
            ""));
  }

  @Test
  void takesNoMemoryForMoreOfWhatIsNoEvent() {
    byte[] some = ("[" + "{},{\"a\":1},".repeat(2_000) + A + "]").getBytes(StandardCharsets.UTF_8);
    byte[] many =
        ("[" + "{},{\"a\":1},".repeat(100_000) + A + "]").getBytes(StandardCharsets.UTF_8);

    long once = allocatedFor(some);
    long more = allocatedFor(many) - once;

    assertThat(more).isLessThan(100L * 196_000);
  }

  private static long allocatedFor(byte[] bytes) {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertThat(Parsed.of(bytes).ids()).containsExactly("a");
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @Test
  void findsEventsWithinWhatItStepsOver() {
    Parsed parsed = Parsed.of("[" + "{},".repeat(1_499) + "{\"held\":[" + A + "," + B + "]}]");

    assertThat(parsed.ids()).containsExactly("a", "b");
  }

  @Test
  void readsAMegabyteOfQuotationMarksInNoTime() {
    Parsed parsed = Parsed.of("[" + "\"\",".repeat(300_000) + A + "]");

    assertThat(parsed.ids()).containsExactly("a");
    assertThat(parsed.problems()).hasSize(1_001);
  }

  @Test
  void putsARecordWithANulByteAsideAndGoesOn() {
    Parsed parsed = Parsed.of("[" + A.replace("{", "{\0") + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void putsARecordThatIsNoUtf8AsideAndGoesOn() {
    byte[] bytes =
        ("[" + event("x", ",\"userAgent\":\"?\"") + "," + B + "]").getBytes(StandardCharsets.UTF_8);
    bytes[indexOf(bytes, '?')] = (byte) 0xff;

    Parsed parsed = Parsed.of(bytes);

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("Invalid UTF-8");
  }

  @Test
  void saysThatUtf16IsNoJson() {
    byte[] bytes = ("[" + A + "]").getBytes(StandardCharsets.UTF_16);

    assertThat(Parsed.of(bytes).reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void putsARecordThatIsNestedTooDeepAsideAndGoesOn() {
    String deep = event("x", ",\"requestParameters\":" + "[".repeat(100_000) + "]".repeat(100_000));

    Parsed parsed = Parsed.of("[" + deep + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("nesting depth (201) exceeds");
  }

  @Test
  void goesOnRightBehindARecordThatIsNestedTooDeep() {
    String deep = event("deep", ",\"deep\":" + "[".repeat(300) + "]".repeat(300));
    String strange = event("strange", "").replace("{\"eventVersion\"", "{\"}eventVersion\"");

    Parsed parsed = Parsed.of("{\"Records\":[" + deep + "," + strange + "]}");

    assertThat(parsed.ids()).containsExactly("strange");
    assertThat(parsed.reasons()).containsExactly(Problem.Reason.BROKEN_JSON);
  }

  @Test
  void putsARecordThatIsTooLargeAsideAndGoesOn() {
    String large = event("x", ",\"requestParameters\":[" + "1,".repeat(1_000) + "1]");

    Parsed parsed = Parsed.of(
        ("[" + large + "," + B + "]").getBytes(StandardCharsets.UTF_8),
        new Limits(1 << 20, 1_000, 200));

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems())
        .extracting(Problem::error)
        .containsExactly(
            "The event has more than 1000 bytes. If it is genuine, raise --max-event-bytes.");
  }

  @Test
  void readsTwoHundredMegabytesOnOneLineRecordByRecord() {
    byte[] record = (event("a", ",\"userAgent\":\"" + "x".repeat(10_000) + "\"") + ",")
        .getBytes(StandardCharsets.UTF_8);
    int records = 200_000_000 / record.length;
    var object = java.nio.ByteBuffer.allocate(2 + record.length * records);
    object.put((byte) '[');
    for (int i = 0; i < records; i++) {
      object.put(record);
    }
    object.put((byte) ']');

    var parser = new ObjectParser(
        "file:/logs/x.json",
        object.array(),
        Limits.DEFAULT,
        new RecordScanner(RecordReader.WRITTEN, Limits.DEFAULT.depth()));
    int read = 0;
    for (; parser.hasNext(); read++) {
      assertThat(parser.next()).isInstanceOf(ObjectParser.Item.Scanned.class);
    }

    assertThat(read).isEqualTo(records);
  }

  @Test
  void putsAValueOfSixtyMegabytesAsideAndGoesOn() {
    String large = event("x", ",\"userAgent\":\"" + "x".repeat(60_000_000) + "\"");

    Parsed parsed = Parsed.of("[" + large + "," + B + "]");

    assertThat(parsed.ids()).containsExactly("b");
    assertThat(parsed.problems().get(0).error()).contains("raise --max-event-bytes");
    assertThat(parsed.problems().get(0).sample()).hasSize(2_048);
  }

  private static int indexOf(byte[] bytes, char c) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    throw new AssertionError("No " + c);
  }
}
