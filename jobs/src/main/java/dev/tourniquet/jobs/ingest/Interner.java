package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ByteDictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One object for each of few texts that come again and again: accounts, services, regions, operations. */
final class Interner {
  private static final int MOST = 100_000;
  private static final long MOST_BYTES = 16L << 20;

  private final ByteDictionary numbers = new ByteDictionary();
  private final List<Text> texts = new ArrayList<>();
  private final Map<String, Text> byText = new HashMap<>();
  private final JsonTexts decoded = new JsonTexts();
  private long held;

  /** A text and its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Text(String text, byte[] utf8) {
    /** The bytes tell texts apart only as one and the same array: equal texts of two makings count twice. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    static final Text NONE = of("");

    static Text of(String text) {
      return new Text(text, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
      return utf8.length == 0;
    }
  }

  Text of(String text) {
    makeRoom();
    return intern(text);
  }

  private Text intern(String text) {
    Text known = byText.get(text);
    if (known == null) {
      known = Text.of(text);
      byText.put(text, known);
      held += known.utf8().length;
    }
    return known;
  }

  private void makeRoom() {
    if (numbers.size() >= MOST || byText.size() >= MOST || held > MOST_BYTES) {
      numbers.clear();
      texts.clear();
      byText.clear();
      held = 0;
    }
  }

  /** The text in a slot; empty when there is none. */
  Text of(byte[] bytes, RecordSlots slots, int slot) {
    return switch (slots.kind[slot]) {
      case RecordSlots.TEXT -> of(bytes, slots.from[slot], slots.to[slot]);
      case RecordSlots.ESCAPED -> {
        decoded.read(bytes, slots.from[slot], slots.to[slot]);
        yield of(decoded.bytes(), 0, decoded.size());
      }
      default -> Text.NONE;
    };
  }

  /** The text of some bytes in UTF-8. */
  Text of(byte[] bytes, int from, int to) {
    makeRoom();
    int number = numbers.id(bytes, from, to);
    if (number == texts.size()) {
      texts.add(intern(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }
    return texts.get(number);
  }
}
