package dev.tourniquet.jobs.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** What happens to the compressed bytes of an object. */
final class GzipFaults {
  private static final int HEADER = 10;

  private final Random random;
  private final Limits limits;

  GzipFaults(Random random, Limits limits) {
    this.random = random;
    this.limits = limits;
  }

  static boolean concerns(Fault fault) {
    return switch (fault) {
      case CUT_GZIP,
          FLIPPED_GZIP,
          BOMB,
          MULTI_MEMBER,
          DAMAGED_MEMBER,
          LYING_TRAILER,
          GARBAGE_AFTER_GZIP -> true;
      default -> false;
    };
  }

  byte[] stored(Fault fault, byte[] plain) {
    byte[] gzip = Logs.gzip(plain);
    return switch (fault) {
      case CUT_GZIP -> Arrays.copyOf(gzip, random.nextInt(gzip.length));
      case FLIPPED_GZIP -> flipped(gzip);
      case MULTI_MEMBER -> members(plain);
      case DAMAGED_MEMBER -> damagedMember(plain);
      case LYING_TRAILER -> lying(gzip);
      case GARBAGE_AFTER_GZIP -> joined(gzip, garbage());
      case BOMB -> bomb(plain);
      default -> gzip;
    };
  }

  /** Anywhere but in the first two bytes, by which gzip is told. */
  private byte[] flipped(byte[] gzip) {
    byte[] copy = gzip.clone();
    copy[2 + random.nextInt(copy.length - 2)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private byte[] members(byte[] plain) {
    var out = new ByteArrayOutputStream();
    int from = 0;
    while (from < plain.length) {
      int to = Math.min(plain.length, from + 1 + random.nextInt(plain.length));
      out.writeBytes(Logs.gzip(Arrays.copyOfRange(plain, from, to)));
      from = to;
    }
    out.writeBytes(random.nextBoolean() ? Logs.gzip(new byte[0]) : new byte[0]);
    return out.toByteArray();
  }

  /** Files that were joined as they were stored, a line each; something happened where a later one begins. */
  private byte[] damagedMember(byte[] plain) {
    String[] lines = new String(plain, StandardCharsets.UTF_8).split("(?<=\n)", 0);
    int victim = Math.min(lines.length - 1, 1 + random.nextInt(lines.length));
    // Nothing of it at all, or zeros alone, is no damage that can be seen.
    int cut = random.nextInt(4) == 0 ? 1 + random.nextInt(HEADER - 1) : Integer.MAX_VALUE;
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < lines.length && (i <= victim || cut == Integer.MAX_VALUE); i++) {
      byte[] member = Logs.gzip(lines[i].getBytes(StandardCharsets.UTF_8));
      byte[] whole = i == victim && cut == Integer.MAX_VALUE ? damaged(member) : member;
      out.write(whole, 0, i == victim ? Math.min(cut, whole.length) : whole.length);
    }
    return out.toByteArray();
  }

  /** A bit of its header, all of it, some of it, or something before it. */
  private byte[] damaged(byte[] member) {
    byte[] copy = member.clone();
    switch (random.nextInt(4)) {
      case 0 -> copy[random.nextInt(4)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> Arrays.fill(copy, 0, HEADER, (byte) 0);
      case 2 -> copy = Arrays.copyOfRange(copy, 1 + random.nextInt(HEADER), copy.length);
      default -> copy = joined(garbage(), copy);
    }
    return copy;
  }

  /** The size that the last four bytes tell: smaller, larger, or the largest there is. */
  private byte[] lying(byte[] gzip) {
    byte[] copy = gzip.clone();
    byte[][] lies = {{0, 0, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 0x7f}, {-1, -1, -1, -1}};
    System.arraycopy(lies[random.nextInt(lies.length)], 0, copy, copy.length - 4, 4);
    return copy;
  }

  private byte[] garbage() {
    byte[] garbage = new byte[1 + random.nextInt(600)];
    if (random.nextBoolean()) {
      random.nextBytes(garbage);
    }
    return garbage;
  }

  /** The object and after it as many blanks, or zeros, or brackets, as no memory holds. */
  private byte[] bomb(byte[] plain) {
    byte[] fill = new byte[1 << 16];
    Arrays.fill(fill, new byte[] {' ', 0, '[', '{', '"'}[random.nextInt(5)]);
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
      for (long written = 0; written < 4L * limits.objectBytes(); written += fill.length) {
        gzip.write(fill);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
