package dev.tourniquet.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The events of one file, read one by one: {@code {"Records":[…]}}, an array, one object, or JSON Lines, gzipped or not.
 * Never more than one event is in memory. In JSON Lines a broken line hides no other.
 */
final class EventFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDS = "Records";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Consumer<JsonNode> events;
  private final Consumer<UnreadEvents> unread;
  private LineStream stream;
  private JsonParser parser;
  private long count;

  EventFile(Path file, Consumer<JsonNode> events, Consumer<UnreadEvents> unread) {
    this.file = file;
    this.events = events;
    this.unread = unread;
  }

  /** Reads to the end, or to where reading cannot go on. */
  void read() {
    try (InputStream in = inflated(new BufferedInputStream(FoundFiles.open(file), BUFFER))) {
      stream = FirstLine.standsAlone(in) ? LineStream.lines(in) : LineStream.whole(in);
      do {
        readPart();
      } while (stream.next());
    } catch (IOException e) {
      // No end of one event, but of what the file can give.
      tell(Optional.empty(), reason(e));
    }
  }

  private static InputStream inflated(InputStream in) throws IOException {
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }

  private void readPart() throws IOException {
    JsonFactory factory = JSON.getFactory();
    try (JsonParser opened = factory.createParser(stream)) {
      opened.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser = opened;
      while (parser.nextToken() != null) {
        root();
      }
    } catch (JsonProcessingException e) {
      tell(Optional.ofNullable(e.getLocation()), e.getOriginalMessage());
    }
  }

  private void root() throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      elements();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      objectOrEnvelope();
    } else {
      event(parser.readValueAsTree());
    }
  }

  private void elements() throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new JsonParseException(parser, "the list of events does not end");
      }
      event(parser.readValueAsTree());
    }
  }

  /** An object that has {@code Records} as a list is an envelope, wherever among its keys the list stands. */
  private void objectOrEnvelope() throws IOException {
    ObjectNode object = JSON.createObjectNode();
    boolean envelope = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals(RECORDS) && value == JsonToken.START_ARRAY) {
        envelope = true;
        elements();
      } else if (envelope) {
        parser.skipChildren();
      } else {
        object.set(key, parser.<JsonNode>readValueAsTree());
      }
    }
    if (!envelope) {
      event(object);
    }
  }

  private void event(JsonNode event) {
    stream.eventRead();
    if (event.isObject()) {
      events.accept(event);
      count++;
    } else {
      tell(
          Optional.of(parser.currentLocation()),
          "an event must be a JSON object, this is a " + event.getNodeType());
    }
  }

  private void tell(Optional<JsonLocation> at, String reason) {
    long above = stream == null ? 0 : stream.line() - 1;
    unread.accept(new UnreadEvents(
        file.toString(),
        count,
        at.map(l -> above + l.getLineNr()).orElse(0L),
        at.map(l -> (long) l.getColumnNr()).orElse(0L),
        Problem.excerpt(reason)));
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
