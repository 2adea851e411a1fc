package dev.tourniquet.organization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small databases by the public specification of the MaxMind DB format, version 2.0
 * (https://maxmind.github.io/MaxMind-DB/): a tree of 24-bit records over IPv6, IPv4 below ::/96.
 */
public final class Mmdb {

  private static final int DEPTH = 128;
  private static final int SEPARATOR = 16;
  /** 2026-02-01. */
  private static final long BUILT = 1_769_904_000L;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {0, 0}));
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Says something of a network, such as {@code 198.51.100.0/24}. */
  public Mmdb with(String network, Map<String, Object> record) {
    String[] parts = network.split("/", 2);
    byte[] address = bytes(parts[0]);
    int length = Integer.parseInt(parts[1]) + (address.length == 4 ? 96 : 0);
    BigInteger bits = new BigInteger(1, address);
    int node = 0;
    for (int depth = 0; depth < length - 1; depth++) {
      node = child(node, bits.testBit(DEPTH - 1 - depth) ? 1 : 0);
    }
    // Negative: the place of the record in the data.
    nodes.get(node)[bits.testBit(DEPTH - length) ? 1 : 0] = -1 - data.size();
    data.writeBytes(value(record));
    return this;
  }

  private int child(int node, int side) {
    int next = nodes.get(node)[side];
    if (next == 0) {
      next = nodes.size();
      nodes.add(new int[] {0, 0});
      nodes.get(node)[side] = next;
    }
    return next;
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it into a file. */
  public Path write(Path file) {
    try {
      return Files.write(file, content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] content() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value = record == 0
            ? nodes.size()
            : record > 0 ? record : nodes.size() + SEPARATOR + (-1 - record);
        all.write(value >> 16);
        all.write(value >> 8);
        all.write(value);
      }
    }
    all.writeBytes(new byte[SEPARATOR]);
    all.writeBytes(data.toByteArray());
    all.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    all.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(value(metadata()));
    return all.toByteArray();
  }

  private Map<String, Object> metadata() {
    Map<String, Object> about = new TreeMap<>();
    about.put("node_count", nodes.size());
    about.put("record_size", (short) 24);
    about.put("ip_version", (short) 6);
    about.put("database_type", "Test");
    about.put("languages", List.of());
    about.put("binary_format_major_version", (short) 2);
    about.put("binary_format_minor_version", (short) 0);
    about.put("build_epoch", BUILT);
    about.put("description", Map.of("en", "test"));
    return about;
  }

  private static byte[] value(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      head(out, 2, utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof Double number) {
      head(out, 3, 8);
      out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
    } else if (value instanceof Short number) {
      head(out, 5, 2);
      out.writeBytes(ByteBuffer.allocate(2).putShort(number).array());
    } else if (value instanceof Integer number) {
      head(out, 6, 4);
      out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
    } else if (value instanceof Long number) {
      head(out, 9, 8);
      out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
    } else if (value instanceof Map<?, ?> map) {
      head(out, 7, map.size());
      map.forEach((key, each) -> {
        out.writeBytes(value(key));
        out.writeBytes(value(each));
      });
    } else if (value instanceof List<?> list) {
      head(out, 11, list.size());
      list.forEach(each -> out.writeBytes(value(each)));
    }
    return out.toByteArray();
  }

  private static void head(ByteArrayOutputStream out, int type, int size) {
    int length = Math.min(size, 29);
    out.write(type > 7 ? length : type << 5 | length);
    if (type > 7) {
      out.write(type - 7);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
  }
}
