package dev.tourniquet.iam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The services whose resources resource control policies can guard; all others ignore them. */
final class RcpServices {

  private static final Set<String> NAMES = read();

  private RcpServices() {}

  static boolean contains(String service) {
    return NAMES.contains(service);
  }

  private static Set<String> read() {
    try (var lines = new BufferedReader(new InputStreamReader(
        RcpServices.class.getResourceAsStream("rcp-services.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read rcp-services.txt from the program itself", e);
    }
  }
}
