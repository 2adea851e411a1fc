package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;

/**
 * Walks the records of one inflated object, whatever its envelope: {@code {"Records":[…]}}, an array, one record, or
 * JSON Lines. A broken record is a problem with its position; the walk goes on at the next one that can be told.
 */
final class ObjectParser implements Iterator<ObjectParser.Item> {
  /** A record that was read, or a problem that was met. */
  sealed interface Item permits Item.Scanned, Item.Read, Item.Broken {
    /** A record as CloudTrail writes it: the scanner's slots hold it until the next step. */
    record Scanned(int from, int to, int index) implements Item {}

    /** A record that had to be read with care: a row of {@code events}, but for its batch. */
    record Read(Row row, int from, int to) implements Item {}

    /** Something that is no readable record. */
    record Broken(Problem problem) implements Item {}
  }

  private final String object;
  private final byte[] bytes;
  private final Limits limits;
  private final RecordScanner scanner;
  private final JsonFactory json;
  private final Queue<Item> ready = new ArrayDeque<>();
  private final ProblemCount told = new ProblemCount();
  private int at;
  private int index;
  private boolean done;
  private boolean inArray;
  private boolean inEnvelope;
  private ObjectKind kind = ObjectKind.LOG;

  ObjectParser(String object, byte[] bytes, Limits limits, RecordScanner scanner) {
    this.object = object;
    this.bytes = bytes;
    this.limits = limits;
    this.scanner = scanner;
    scanner.over(bytes);
    this.json = json(limits);
    open();
  }

  /** Jackson as the careful reader uses it. */
  private static JsonFactory json(Limits limits) {
    return JsonFactory.builder()
        // A NUL byte would make Jackson take the rest for UTF-16, whose places it does not tell.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.eventBytes())
            .maxNameLength(limits.eventBytes())
            .maxNumberLength(10_000)
            .build())
        .build();
  }

  /** What the object turned out to be: a log, or something its name did not tell. */
  ObjectKind kind() {
    return kind;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !done) {
      step();
    }
    if (ready.isEmpty()) {
      told.summary().ifPresent(problem -> ready.add(new Item.Broken(problem)));
    }
    return !ready.isEmpty();
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void open() {
    if (bytes.length > 2
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      at = 3;
    }
    skipBlank();
    if (at >= bytes.length) {
      done = true;
      broken(
          0,
          Reason.EMPTY,
          "The object is empty. Fetch it again; if it is empty in S3 too, nothing is lost.");
    } else {
      openList();
    }
  }

  private void openList() {
    if (bytes[at] == '[') {
      inArray = true;
      at++;
    } else if (bytes[at] == '{') {
      envelope();
    }
  }

  /** An object with a {@code Records} array is an envelope; any other is itself the first record. */
  private void envelope() {
    int start = at;
    try (JsonParser parser = parser(at)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("Records") && value == JsonToken.START_ARRAY) {
          at = offset(parser, at);
          inArray = true;
          inEnvelope = true;
          recogniseInsight(parser);
          searchWithin(start);
          return;
        }
        recognise(name);
        if (name.equals("eventVersion") || name.equals("eventID") || done) {
          return;
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      // The record walk meets the same error and reports it with its position.
      return;
    }
  }

  private void recognise(String name) {
    if (index > 0) {
      return;
    }
    switch (name) {
      case "configurationItems", "configSnapshotId" -> isNoLog(ObjectKind.CONFIG);
      case "digestStartTime", "digestS3Bucket" -> isNoLog(ObjectKind.DIGEST);
      default -> {}
    }
  }

  /** Insights share the envelope of events, and the type of the first tells. */
  private void recogniseInsight(JsonParser parser) throws IOException {
    if (index > 0 || parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean type = parser.currentName().equals("eventType");
      parser.nextToken();
      if (type && "AwsCloudTrailInsight".equals(parser.getText())) {
        isNoLog(ObjectKind.INSIGHT);
        return;
      }
      parser.skipChildren();
    }
  }

  private void isNoLog(ObjectKind found) {
    kind = found;
    done = true;
  }

  private void step() {
    skipSeparators();
    if (at >= bytes.length) {
      done = true;
      if (inArray) {
        broken(
            at,
            Reason.CUT_OFF,
            "The object ends before its list of records is closed: what comes before is kept."
                + " Fetch the object again.");
      }
    } else if (bytes[at] == ']' && inArray) {
      close();
    } else if (bytes[at] == '{') {
      record();
    } else {
      stray();
    }
  }

  /** Leaves a list and the envelope round it. Another may follow: people join log files into one. */
  private void close() {
    at++;
    inArray = false;
    if (inEnvelope) {
      inEnvelope = false;
      closeEnvelope();
    }
    skipBlank();
    if (at >= bytes.length) {
      done = true;
    } else {
      openList();
    }
  }

  private void closeEnvelope() {
    skipBlank();
    int start = at;
    if (at < bytes.length && bytes[at] == '}') {
      at++;
      return;
    }
    // What follows the list reads as an object again when its comma is taken for the opening brace.
    try (JsonParser parser = parserInside('{', Math.min(start + 1, bytes.length))) {
      parser.nextToken();
      parser.skipChildren();
      at = offset(parser, start);
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new JsonEOFException(
            parser, parser.currentToken(), "the list is closed, its envelope is not");
      }
      searchWithin(start);
    } catch (IOException e) {
      broken(
          start,
          Reason.CUT_OFF,
          "The object ends before what is round its list of records is closed: " + brief(e)
              + ". The records are kept. Fetch the object again.");
      resume(start);
    }
  }

  private void record() {
    int end = scanner.scan(at);
    if (end > 0 && end - at <= limits.eventBytes() && scanner.isEvent()) {
      ready.add(new Item.Scanned(at, end, index++));
      at = end;
    } else {
      carefully();
    }
  }

  private void carefully() {
    int start = at;
    try (JsonParser parser = parser(start)) {
      parser.nextToken();
      RecordReader reader = new RecordReader(bytes, start, parser);
      reader.read();
      at = offset(parser, start);
      if (at - start > limits.eventBytes()) {
        broken(
            start,
            Reason.EVENT_TOO_LARGE,
            "The event has more than " + limits.eventBytes()
                + " bytes. If it is genuine, raise --max-event-bytes.");
      } else {
        List<Item> items = reader.items(object, index, at);
        items.forEach(this::add);
        if (!(items.get(0) instanceof Item.Read) && !RecordStart.isRecord(bytes, start)) {
          searchWithin(start);
        }
      }
    } catch (IOException e) {
      boolean ends = e instanceof JsonEOFException;
      broken(
          start,
          ends ? Reason.CUT_OFF : Reason.BROKEN_JSON,
          "The record cannot be read: " + brief(e)
              + ". Other records of the object are kept. Fetch the object again, or mend it by hand.");
      resume(start + 1);
    }
    index++;
  }

  /** A value that is no object where a record was expected. */
  private void stray() {
    int start = at;
    if (told.isFull()) {
      boolean unused = told.count(start);
      resume(start + 1);
      return;
    }
    // Inside a list, since at the root Jackson takes no comma after a number.
    try (JsonParser parser = parserInside('[', start)) {
      parser.nextToken();
      JsonToken token = parser.nextToken();
      parser.skipChildren();
      parser.finishToken();
      at = Math.max(start + 1, offset(parser, start - 1));
      searchWithin(start);
      broken(
          start,
          Reason.NOT_AN_EVENT,
          "A record must be a JSON object, and this is "
              + (token == null ? "nothing" : token.name()) + ". It is skipped.");
    } catch (IOException e) {
      broken(
          start,
          Reason.BROKEN_JSON,
          "This is no JSON: " + brief(e) + ". Is the object a CloudTrail log?");
      resume(start + 1);
    }
    index++;
  }

  /** An envelope of another name, a list in a list: what holds records is none, and its records are kept. */
  private void searchWithin(int start) {
    int within = RecordStart.next(bytes, start + 1, at, false);
    if (within < at) {
      at = within;
      inArray = false;
      inEnvelope = false;
    }
  }

  /** Goes on at the next record that can be told. */
  private void resume(int from) {
    at = RecordStart.next(bytes, from, bytes.length, !inArray);
    done = at >= bytes.length;
  }

  private void broken(int position, Reason reason, String error) {
    if (told.count(position)) {
      ready.add(new Item.Broken(
          new Problem(position, index, reason, error, false, Samples.of(bytes, position))));
    }
  }

  /** Problems are told up to a number: an object of nothing else would fill the table with itself. */
  private void add(Item item) {
    if (!(item instanceof Item.Broken broken) || told.count(broken.problem().position())) {
      ready.add(item);
    }
  }

  private static String brief(IOException e) {
    String message =
        e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
    return Samples.shorten(message, 300);
  }

  private JsonParser parser(int from) throws IOException {
    return json.createParser(bytes, from, bytes.length - from);
  }

  private JsonParser parserInside(char opening, int from) throws IOException {
    return json.createParser(new SequenceInputStream(
        new ByteArrayInputStream(new byte[] {(byte) opening}),
        new ByteArrayInputStream(bytes, from, bytes.length - from)));
  }

  private static int offset(JsonParser parser, int from) {
    return from + (int) parser.currentLocation().getByteOffset();
  }

  private void skipBlank() {
    while (at < bytes.length && RecordStart.isBlank(bytes[at])) {
      at++;
    }
  }

  private void skipSeparators() {
    while (at < bytes.length && (bytes[at] == ',' || RecordStart.isBlank(bytes[at]))) {
      at++;
    }
  }
}
