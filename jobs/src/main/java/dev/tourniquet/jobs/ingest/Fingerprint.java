package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A hash of 128 bits of parts of a record. Parts are told apart by their order. */
final class Fingerprint {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Values that differ for each call and from which nothing is read. */
  private static final List<byte[]> VOLATILE = List.of(
      name("x-amz-id-2"),
      name("bytesTransferredIn"),
      name("bytesTransferredOut"),
      name("requestId"),
      name("_requestId"),
      name("clientToken"),
      name("sessionToken"));

  private final JsonSkim skim;
  private byte[] bytes;
  private long high;
  private long low;

  /** Reads JSON with a skimmer that has been set over the same bytes. */
  Fingerprint(JsonSkim skim) {
    this.skim = skim;
  }

  private static byte[] name(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void begin(byte[] source, long seed) {
    bytes = source;
    high = seed;
    low = ~seed;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Adds some bytes. */
  void part(int from, int to) {
    high = mix(high, Hashes.wide(bytes, from, to, 1));
    low = mix(low, Hashes.wide(bytes, from, to, 2));
  }

  /** Adds a text that lies elsewhere. */
  void part(byte[] text) {
    high = mix(high, Hashes.wide(text, 0, text.length, 1));
    low = mix(low, Hashes.wide(text, 0, text.length, 2));
  }

  /** Adds that a part is missing. */
  void nothing() {
    kind(3);
  }

  /** Adds of which kind something is. */
  void kind(int kind) {
    high = mix(high, kind);
    low = mix(low, kind + 2);
  }

  /** Adds JSON but for its volatile values. */
  void json(int from) {
    value(from);
  }

  private int value(int from) {
    if (bytes[from] == '{') {
      return object(from);
    }
    if (bytes[from] == '[') {
      return array(from);
    }
    int end = skim.value(from, 1);
    part(from, end);
    return end;
  }

  private int object(int from) {
    int at = skim.blank(from + 1);
    high = mix(high, '{');
    while (bytes[at] == '"') {
      int close = skim.text(at);
      int value = skim.blank(skim.blank(close + 1) + 1);
      if (isVolatile(at + 1, close)) {
        at = skim.value(value, 1);
      } else {
        part(at + 1, close);
        at = value(value);
      }
      at = next(at);
    }
    high = mix(high, '}');
    return at + 1;
  }

  private int array(int from) {
    int at = skim.blank(from + 1);
    high = mix(high, '[');
    while (bytes[at] != ']') {
      at = next(value(at));
    }
    high = mix(high, ']');
    return at + 1;
  }

  private int next(int after) {
    int at = skim.blank(after);
    return bytes[at] == ',' ? skim.blank(at + 1) : at;
  }

  private boolean isVolatile(int from, int to) {
    for (byte[] name : VOLATILE) {
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  private static long mix(long hash, long more) {
    long mixed = (hash ^ more) * MIX;
    return mixed ^ (mixed >>> 31);
  }
}
