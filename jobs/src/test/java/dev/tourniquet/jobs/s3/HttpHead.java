package dev.tourniquet.jobs.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of a request or an answer, to the byte, and how long its body is. */
final class HttpHead {
  private final byte[] bytes;
  private final String text;

  private HttpHead(byte[] bytes) {
    this.bytes = bytes;
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Reads up to the empty line; null when the connection ends before one begins. */
  static HttpHead read(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      out.write(b);
      if (b == '\n' && out.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return new HttpHead(out.toByteArray());
      }
    }
  }

  byte[] bytes() {
    return bytes;
  }

  String firstLine() {
    return text.substring(0, text.indexOf("\r\n"));
  }

  boolean isHead() {
    return text.startsWith("HEAD ");
  }

  /** Whether the client sends the body only when it is asked for, or has waited for seconds. */
  boolean waitsToBeAsked() {
    return value("expect").equalsIgnoreCase("100-continue");
  }

  /** Whether the server asks for the body, which is on its way already. */
  boolean isContinue() {
    return text.startsWith("HTTP/1.1 100 ");
  }

  /** Whether an answer of this status has a body. */
  boolean hasBody() {
    String status = text.split(" ", 3)[1];
    return !status.equals("204") && !status.equals("304") && !status.startsWith("1");
  }

  /** Bytes of the body; 0 when it is not told. */
  long length() {
    String value = value("content-length");
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  void copyBody(InputStream in, OutputStream out) throws IOException {
    if (value("transfer-encoding").equalsIgnoreCase("chunked")) {
      copyChunks(in, out);
    } else {
      copy(in, out, length());
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long size;
    do {
      String line = line(in);
      out.write(line.getBytes(StandardCharsets.ISO_8859_1));
      size = Long.parseLong(line.strip().split(";", 2)[0], 16);
      copy(in, out, size);
      out.write(line(in).getBytes(StandardCharsets.ISO_8859_1));
    } while (size > 0);
  }

  private static String line(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (int b = in.read(); ; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      out.write(b);
      if (b == '\n') {
        return out.toString(StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (long left = length; left > 0; ) {
      int n = in.read(chunk, 0, (int) Math.min(left, chunk.length));
      if (n < 0) {
        throw new EOFException();
      }
      out.write(chunk, 0, n);
      left -= n;
    }
  }

  private String value(String name) {
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }
}
