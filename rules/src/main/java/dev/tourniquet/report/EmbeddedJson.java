package dev.tourniquet.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.TreeMap;

/**
 * The events of a page, once, for a {@code <script type="application/json">} element: digest of the event id → the
 * event as indented text. A browser that parsed it would write other numbers: 312.0 as 312, and those of more than 15
 * digits rounded. Neither markup nor a line separator survives in it, so that no value can end the element.
 */
record EmbeddedJson(Collection<Call> calls) implements Content {
  private static final ObjectWriter SAFE = safeWriter();

  @Override
  public void writeTo(TemplateOutput output) {
    var events = new TreeMap<String, String>();
    for (var call : calls) {
      events.put(PagePaths.digest(call.eventID()), JsonView.text(call.event()));
    }
    try {
      output.writeContent(SAFE.writeValueAsString(events));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the events of a page", e);
    }
  }

  private static ObjectWriter safeWriter() {
    var mapper = new ObjectMapper();
    mapper.getFactory().setCharacterEscapes(new MarkupEscapes());
    return mapper.writer();
  }

  /** Escapes what could end a script element or, in old parsers, a line of script. */
  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\''}) {
        codes[c] = CharacterEscapes.ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
