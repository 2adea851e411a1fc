package dev.tourniquet.jobs.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Finds where JSON's texts end, eight bytes at a time, and notes what is in them beside plain characters. */
final class TextSkim {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;
  private static final long QUOTES = 0x2222222222222222L;
  private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

  private byte[] bytes;
  private int end;
  private boolean escaped;
  private boolean wide;

  void over(byte[] source) {
    bytes = source;
    end = source.length;
    wide = false;
  }

  /** Whether the text found last has escapes. */
  boolean escaped() {
    return escaped;
  }

  /** Whether anything beyond ASCII has been met since the last call. */
  boolean takeWide() {
    boolean met = wide;
    wide = false;
    return met;
  }

  /** Place of the quote that ends the text which begins after {@code from}'s quote. */
  int end(int from) {
    escaped = false;
    int at = from + 1;
    while (true) {
      at = plain(at);
      int met = at < end ? bytes[at] : 0;
      if (met == '"') {
        return at;
      }
      if (met == '\\') {
        escaped = true;
        at = escape(at);
        if (at < 0) {
          return JsonSkim.BROKEN;
        }
      } else if (met < 0) {
        wide = true;
        at++;
      } else {
        return JsonSkim.BROKEN;
      }
    }
  }

  /** First place that holds no plain character of a text. */
  private int plain(int from) {
    int at = from;
    while (at + Long.BYTES <= end) {
      long word = (long) LONGS.get(bytes, at);
      long met = (word | (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES))
          & HIGH;
      if (met != 0) {
        return at + (Long.numberOfTrailingZeros(met) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  private int escape(int at) {
    return switch (peek(at + 1)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' ->
        isHex(at + 2) && isHex(at + 3) && isHex(at + 4) && isHex(at + 5) ? at + 6 : JsonSkim.BROKEN;
      default -> JsonSkim.BROKEN;
    };
  }

  private boolean isHex(int at) {
    return Character.digit((char) peek(at), 16) >= 0;
  }

  /** Whether some bytes are whole characters in UTF-8. */
  boolean isUtf8(int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private int peek(int at) {
    return at < end ? bytes[at] : 0;
  }
}
