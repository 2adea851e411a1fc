package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.io.IOException;
import java.util.List;

/** Reads by Jackson what the scanner gave up on, and tells what is wrong with it. */
final class CarefulReader {
  private final String object;
  private final ObjectText text;
  private final Limits limits;
  private final RecordWalk walk;

  CarefulReader(String object, ObjectText text, Limits limits, RecordWalk walk) {
    this.object = object;
    this.text = text;
    this.limits = limits;
    this.walk = walk;
  }

  /** Something that begins as an object. */
  void record() {
    int start = walk.at;
    try (JsonParser parser = text.parser(start)) {
      parser.nextToken();
      RecordReader reader = new RecordReader(text.bytes(), start, parser);
      reader.read();
      walk.at = ObjectText.offset(parser, start);
      keep(reader, start);
    } catch (IOException e) {
      refuse(start, e);
      resume(start, e);
    }
    walk.index++;
  }

  /** Leaves out what is whole and no event, once problems are only counted: there may be millions of it. */
  void stepOver(int end) {
    int start = walk.at;
    walk.count(start);
    walk.at = end;
    walk.index++;
    if (end - start <= limits.eventBytes() && !RecordStart.isRecord(text.bytes(), start)) {
      walk.searchWithin(start);
    }
  }

  private void refuse(int start, IOException e) {
    if (ObjectText.isTooLong(e)) {
      tooLarge(start);
      return;
    }
    walk.broken(
        start,
        e instanceof JsonEOFException ? Reason.CUT_OFF : Reason.BROKEN_JSON,
        "The record cannot be read: " + ObjectText.brief(e)
            + ". Other records of the object are kept. Fetch the object again, or mend it by hand.");
  }

  private void tooLarge(int start) {
    walk.broken(
        start,
        Reason.EVENT_TOO_LARGE,
        "The event has more than " + limits.eventBytes()
            + " bytes. If it is genuine, raise --max-event-bytes.");
  }

  /** Behind a record that is JSON, but nested too deep or too long, the next one begins, whatever its first name. */
  private void resume(int start, IOException e) {
    boolean limited = e instanceof StreamConstraintsException && !walk.isFull();
    int end = limited ? text.afterObject(start) : -1;
    walk.resume(start + 1);
    if (end > 0 && end < walk.at) {
      walk.at = end;
      walk.done = false;
    }
  }

  private void keep(RecordReader reader, int start) throws IOException {
    if (walk.at - start > limits.eventBytes()) {
      tooLarge(start);
      return;
    }
    if (reader.isInsight()) {
      walk.setAside(ObjectKind.INSIGHT);
      return;
    }
    List<Item> items = reader.items(object, walk.index, walk.at);
    items.forEach(walk::found);
    if (!(items.get(0) instanceof Item.Read) && !RecordStart.isRecord(text.bytes(), start)) {
      walk.searchWithin(start);
    }
  }

  /** A value that is no object where a record was expected. */
  void stray() {
    int start = walk.at;
    if (walk.isFull()) {
      walk.count(start);
      walk.resume(start + 1);
      return;
    }
    // Inside a list, since at the root Jackson takes no comma after a number.
    try (JsonParser parser = text.parserInside('[', start)) {
      parser.nextToken();
      JsonToken token = parser.nextToken();
      parser.skipChildren();
      parser.finishToken();
      walk.at = Math.max(start + 1, ObjectText.offset(parser, start - 1));
      walk.searchWithin(start);
      String found = token == null ? "nothing" : token.name();
      walk.broken(
          start,
          Reason.NOT_AN_EVENT,
          "A record must be a JSON object, and this is " + found + ". It is skipped.");
    } catch (IOException e) {
      walk.broken(
          start,
          Reason.BROKEN_JSON,
          "This is no JSON: " + ObjectText.brief(e) + ". Is the object a CloudTrail log?");
      walk.resume(start + 1);
    }
    walk.index++;
  }
}
