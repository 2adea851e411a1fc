package dev.tourniquet.iam;

import java.util.Set;

/** The services whose resources resource control policies can guard; all others ignore them. */
final class RcpServices {

  private static final Set<String> NAMES = Set.copyOf(Resources.lines("rcp-services.txt"));

  private RcpServices() {}

  static boolean contains(String service) {
    return NAMES.contains(service);
  }
}
