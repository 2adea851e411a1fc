package dev.tourniquet.jobs.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What happens to one event of an object. */
final class EventFaults {
  private final Random random;
  private final Limits limits;

  EventFaults(Random random, Limits limits) {
    this.random = random;
    this.limits = limits;
  }

  byte[] of(Fault fault, Planted event) {
    return switch (fault) {
      case BYTES_LOST -> lost(event.bytes());
      case BYTES_ADDED -> inserted(event.bytes(), noise());
      case NUL -> inserted(event.bytes(), new byte[1 + random.nextInt(3)]);
      case INVALID_UTF8 -> inserted(event.bytes(), invalid());
      case DEEP -> with(event, "\"deep\":" + deep());
      case LONG_STRING -> with(event, "\"long\":\"" + "x".repeat(tooLong()) + "\"");
      case LONG_NAME -> with(event, "\"" + "n".repeat(tooLong()) + "\":1");
      case LONG_NUMBER -> with(event, "\"number\":" + "9".repeat(20_000));
      case DUPLICATE_KEY ->
        with(event, "\"eventName\":\"Twice\",\"eventID\":\"" + event.id() + "\"");
      case WRONG_TYPE -> with(event, wrongType());
      case NO_ID -> replaced(event, "\"eventID\":\"" + event.id() + "\"", idLike());
      case NO_TIME -> replaced(event, "\"eventTime\":\"2026", "\"eventTime\":\"never");
      default -> event.bytes();
    };
  }

  private byte[] lost(byte[] bytes) {
    int from = random.nextInt(bytes.length - 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  /** Somewhere inside. */
  private byte[] inserted(byte[] bytes, byte[] added) {
    int at = 1 + random.nextInt(bytes.length - 1);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(added);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(30)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] invalid() {
    byte[][] all = {
      {(byte) 0xff},
      {(byte) 0xc0, (byte) 0x80},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xe2, (byte) 0x28},
      {(byte) 0xf8}
    };
    return all[random.nextInt(all.length)];
  }

  private String deep() {
    int levels = limits.depth() * (1 + random.nextInt(50));
    char[] open = new char[levels];
    Arrays.fill(open, '[');
    char[] close = new char[levels];
    Arrays.fill(close, ']');
    return new String(open) + (random.nextBoolean() ? new String(close) : "");
  }

  private int tooLong() {
    return limits.eventBytes() + 1 + random.nextInt(6 * limits.eventBytes());
  }

  private String wrongType() {
    String[] all = {
      "\"userIdentity\":17",
      "\"userIdentity\":[{\"type\":\"Root\"}]",
      "\"resources\":\"none\"",
      "\"readOnly\":\"maybe\"",
      "\"sourceIPAddress\":{\"ip\":[1]}",
      "\"tlsDetails\":true",
      "\"eventName\":[\"RunInstances\"]",
    };
    return all[random.nextInt(all.length)];
  }

  private String idLike() {
    String[] all = {"\"eventID\":null", "\"eventID\":\"\"", "\"eventId\":\"x\"", "\"eventID\":{}"};
    return all[random.nextInt(all.length)];
  }

  private static byte[] with(Planted event, String field) {
    String text = event.text();
    return (text.substring(0, text.length() - 1) + "," + field + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] replaced(Planted event, String what, String by) {
    return event.text().replace(what, by).getBytes(StandardCharsets.UTF_8);
  }
}
