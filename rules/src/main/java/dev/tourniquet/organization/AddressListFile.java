package dev.tourniquet.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a list of networks: one a line, {@code #} for comments, or {@code ip-ranges.json} as AWS publishes it at
 * {@code https://ip-ranges.amazonaws.com/ip-ranges.json}.
 */
final class AddressListFile {

  /** A list this long is not about single providers any more. */
  private static final int MOST = 1_000_000;

  private static final long LARGEST = 64L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AddressList list;

  private AddressListFile(AddressList list) {
    this.list = list;
  }

  /** Why a file is no list of networks. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String mend;

    private Unreadable(String problem, String mend) {
      super(problem);
      this.mend = mend;
    }

    String mend() {
      return mend;
    }
  }

  /** Reads a file that lists at least one network. */
  static AddressList read(Path file, AddressList.Kind kind) throws Unreadable {
    AddressListFile reader =
        new AddressListFile(new AddressList(kind, file.getFileName().toString()));
    try {
      if (Files.size(file) > LARGEST) {
        throw new Unreadable(
            "Cannot read " + file + ": it is larger than 64 MiB", "Name a list of networks");
      }
      String text = Files.readString(file);
      if (text.stripLeading().startsWith("{")) {
        reader.published(JSON.readTree(text));
      } else {
        reader.lines(file, text);
      }
    } catch (JsonProcessingException e) {
      throw new Unreadable(
          "Invalid JSON in %s, line %d, column %d"
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          "Fetch ip-ranges.json anew");
    } catch (IOException e) {
      throw new Unreadable(
          "Cannot read " + file + ": " + Mistakes.shortened(e.toString()),
          "Name a file that exists and may be read");
    }
    return reader.list(file);
  }

  private AddressList list(Path file) throws Unreadable {
    if (list.size() == 0) {
      throw new Unreadable(
          "Cannot find a network in " + file,
          "Write one a line, such as 198.51.100.0/24, or name AWS's ip-ranges.json");
    }
    return list;
  }

  private void published(JsonNode root) throws Unreadable {
    published(root, "prefixes", "ip_prefix");
    published(root, "ipv6_prefixes", "ipv6_prefix");
  }

  private void published(JsonNode root, String array, String name) throws Unreadable {
    int index = 0;
    for (JsonNode each : root.path(array)) {
      String network = each.path(name).asText("");
      if (!add(network, note(each))) {
        throw new Unreadable(
            "Invalid network in %s, %s[%d].%s: %s"
                .formatted(list.name(), array, index, name, Mistakes.shortened(network)),
            "Fetch ip-ranges.json anew");
      }
      index++;
    }
  }

  private static String note(JsonNode each) {
    String service = each.path("service").asText("");
    String region = each.path("region").asText("");
    return Mistakes.shortened((service + " " + region).strip());
  }

  private void lines(Path file, String text) throws Unreadable {
    int line = 0;
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
      line++;
      String network = withoutComment(lines.next());
      if (!network.isEmpty() && !add(network, "")) {
        throw new Unreadable(
            "Invalid network in %s, line %d: %s".formatted(file, line, Mistakes.shortened(network)),
            "Write an address and a prefix length, such as 198.51.100.0/24");
      }
    }
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  private boolean add(String network, String note) throws Unreadable {
    if (list.size() >= MOST) {
      throw new Unreadable(
          "Cannot hold more than " + MOST + " networks of " + list.name(),
          "Leave out what nobody calls from");
    }
    Optional<IPAddress> block = Addresses.parseCidr(network)
        .filter(ip -> !ip.isPrefixed() || ip.getNetworkPrefixLength() > 0);
    block.ifPresent(ip -> list.add(ip, note));
    return block.isPresent();
  }

  /** The kinds as the organization file names them. */
  static Optional<AddressList.Kind> kind(String text) {
    return Stream.of(AddressList.Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(text))
        .findFirst();
  }

  static List<String> kinds() {
    return Stream.of(AddressList.Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
