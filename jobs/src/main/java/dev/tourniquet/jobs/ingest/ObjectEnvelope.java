package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** What is round a list of records, and what it tells of them. */
final class ObjectEnvelope {
  /**
   * What begins at an opening brace.
   *
   * @param at where the records begin: behind the bracket of a list, or at the brace itself, which then is a record; of a
   *     part that is no log, the place after it, or its brace when no end can be told
   * @param list whether they are in a list
   * @param kind another than a log when the names say so
   */
  record Opening(int at, boolean list, ObjectKind kind) {}

  private final ObjectText text;

  ObjectEnvelope(ObjectText text) {
    this.text = text;
  }

  /**
   * An object with a {@code Records} array is an envelope, one with the names of a digest or of AWS Config is no log, and any
   * other is itself a record.
   */
  Opening open(int start) {
    ObjectKind kind = ObjectKind.LOG;
    try (JsonParser parser = text.parser(start)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("Records") && value == JsonToken.START_ARRAY) {
          return new Opening(ObjectText.offset(parser, start), true, ObjectKind.LOG);
        }
        if (name.equals("eventVersion") || name.equals("eventID")) {
          return new Opening(start, false, ObjectKind.LOG);
        }
        kind = kind == ObjectKind.LOG ? kind(name) : kind;
        parser.skipChildren();
      }
      int at = kind == ObjectKind.LOG ? start : ObjectText.offset(parser, start);
      return new Opening(at, false, kind);
    } catch (IOException e) {
      // The walk over the records meets the same error and reports it with its place.
      return new Opening(start, false, kind);
    }
  }

  private static ObjectKind kind(String name) {
    return switch (name) {
      case "configurationItems", "configSnapshotId" -> ObjectKind.CONFIG;
      case "digestStartTime", "digestS3Bucket" -> ObjectKind.DIGEST;
      default -> ObjectKind.LOG;
    };
  }

  /** Place after the brace that closes it; throws when there is none. */
  int close(int afterList) throws IOException {
    if (text.at(afterList) == '}') {
      return afterList + 1;
    }
    // What follows the list reads as an object again when its comma is taken for the opening brace.
    int behind = Math.min(afterList + 1, text.bytes().length);
    try (JsonParser parser = text.parserInside('{', behind)) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new JsonEOFException(
            parser, parser.currentToken(), "the list is closed, its envelope is not");
      }
      return ObjectText.offset(parser, afterList);
    }
  }
}
