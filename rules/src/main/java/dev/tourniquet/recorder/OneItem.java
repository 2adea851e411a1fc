package dev.tourniquet.recorder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads one item after the other of a parser, none of them larger than a bound: larger ones are passed over. */
final class OneItem extends JsonParserDelegate {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** AWS Config itself splits off what is larger than 256 kB into files of its own, up to some megabytes. */
  static final long MOST_BYTES = 32L * 1024 * 1024;

  private long end = Long.MAX_VALUE;

  OneItem(JsonParser parser) {
    super(parser);
  }

  /** The value that the parser stands at; null when it is too large, and then it was passed over. */
  JsonNode read() throws IOException {
    int depth = depth();
    end = offset() + MOST_BYTES;
    try {
      return JSON.readTree(this);
    } catch (TooLarge e) {
      passOver(depth);
      return null;
    } finally {
      end = Long.MAX_VALUE;
    }
  }

  @Override
  public JsonToken nextToken() throws IOException {
    if (offset() > end) {
      throw new TooLarge("an item larger than " + MOST_BYTES + " bytes");
    }
    return super.nextToken();
  }

  private void passOver(int depth) throws IOException {
    end = Long.MAX_VALUE;
    while (depth() >= depth && super.nextToken() != null) {
      // Only the end of the item is of interest.
    }
  }

  private long offset() {
    return delegate.currentLocation().getByteOffset();
  }

  private int depth() {
    int depth = 0;
    for (JsonStreamContext at = getParsingContext(); at != null; at = at.getParent()) {
      depth++;
    }
    return depth;
  }

  private static final class TooLarge extends StreamConstraintsException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }
}
