package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import com.maxmind.db.Reader;
import dev.tourniquet.trail.Sha256;
import inet.ipaddr.IPAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;

/**
 * A database of addresses in the MaxMind DB format, such as GeoLite2, DB-IP or IPinfo give out. It travels with its
 * content; each machine opens it once.
 */
final class IpDatabase implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long LARGEST = 512L << 20;

  private final String name;
  private final byte[] content;
  private transient volatile Reader reader;

  private IpDatabase(String name, byte[] content) {
    this.name = requireNonNull(name, "name is null");
    this.content = content;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or is no such database; the message says what is wrong
   */
  static IpDatabase read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than 512 MiB");
    }
    IpDatabase database = new IpDatabase(file.getFileName().toString(), Files.readAllBytes(file));
    database.open();
    return database;
  }

  /** What it says of an address; nothing for one that it does not hold. */
  IpPlace placeOf(IPAddress address) {
    try {
      Map<?, ?> found = open().get(address.toInetAddress(), Map.class);
      return found == null ? IpPlace.UNKNOWN : IpRecord.place(found, source());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look up " + address + " in " + name, e);
    } catch (RuntimeException e) {
      // An IPv6 address in a database of IPv4 addresses, or a record that is broken: it tells
      // nothing.
      return IpPlace.UNKNOWN;
    }
  }

  private String source() throws IOException {
    return name + " of " + LocalDate.ofInstant(open().getMetadata().buildTime(), ZoneOffset.UTC);
  }

  private Reader open() throws IOException {
    Reader open = reader;
    if (open == null) {
      open = new Reader(new ByteArrayInputStream(content));
      reader = open;
    }
    return open;
  }

  /** Tells one content from another, for whoever asks whether anything changed. */
  @Override
  public String toString() {
    return name + " " + HexFormat.of().formatHex(Sha256.begin().digest(content), 0, 10);
  }
}
