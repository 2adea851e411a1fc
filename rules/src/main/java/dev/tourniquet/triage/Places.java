package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressClasses;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Networks;
import dev.tourniquet.baseline.OwnAddress;
import dev.tourniquet.organization.AddressLists;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.InstanceSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what is known of the source of a case. */
final class Places {

  /** An agent reports every five minutes; nearer in time than this it speaks of the same way out. */
  private static final Duration NEAR = Duration.ofHours(24);

  private Places() {}

  /** Why it is ours; empty when it is not for sure. */
  static Optional<String> ours(Case c) {
    AddressClasses address = c.address();
    String from = c.lead().sourceAddress();
    if (address.has(AddressClass.ORG)) {
      return Optional.of("%s is in a network of ours: %s.".formatted(from, address.network()));
    }
    if (address.has(AddressClass.VPCE)) {
      return Optional.of("%s came through %s, a VPC endpoint of ours."
          .formatted(from, c.lead().text("vpcEndpointId")));
    }
    return address.own().filter(OwnAddress::vouches).map(own -> "%s is an address of ours: %s."
        .formatted(from, text(own)));
  }

  /** What else is said of the address, as sentences; empty when nothing is. */
  static String also(Case c) {
    List<String> said = new ArrayList<>();
    for (AddressLists.Hit hit : c.address().lists()) {
      String note = hit.note().isEmpty() ? "" : " (" + hit.note() + ")";
      said.add(
          switch (hit.kind()) {
            case AWS ->
              " It lies in the ranges AWS publishes%s: some customer of AWS.".formatted(note);
            case HOSTING -> " %s lists it as a hosting provider's.".formatted(hit.file());
            case VPN -> " %s lists it as a VPN provider's.".formatted(hit.file());
            case TOR -> " %s lists it as an exit of Tor.".formatted(hit.file());
          });
    }
    said.add(c.located().words());
    if (c.address().has(AddressClass.CONSOLE_PROXY)) {
      said.add(" The console's back end called, so this is not where its user was.");
    }
    String owner = c.lead().text("vpcEndpointAccountId");
    if (!owner.isEmpty() && !c.address().has(AddressClass.VPCE)) {
      said.add(" It came through a VPC endpoint of account " + owner + ", which is none of ours.");
    }
    return String.join("", said);
  }

  /** What makes it an address of ours, in words. */
  static String text(OwnAddress own) {
    AddressSign sign = own.sign();
    String since = own.since().map(time -> " since " + Words.time(time)).orElse("");
    return switch (sign.how()) {
      case ALLOCATED ->
        "elastic address %s, allocated at %s".formatted(sign.resource(), Words.time(sign.from()));
      case ELASTIC -> "elastic address of %s, says %s".formatted(sign.resource(), sign.evidence());
      case ATTACHED -> "public address of %s%s".formatted(sign.resource(), since);
      case AGENT -> "the agent on %s reported from there%s".formatted(sign.resource(), since);
      case RELEASED, ENDPOINT -> sign.resource();
    };
  }

  /**
   * Where the agent of the caller's instance reported from near that time, when the call came from somewhere that is not
   * ours: the credentials of an instance never leave it by themselves.
   */
  static Optional<AddressSign> leftInstance(Case c) {
    Event lead = c.lead();
    String instance = InstanceSession.of(lead);
    if (instance.isEmpty() || !c.address().has(AddressClass.UNKNOWN)) {
      return Optional.empty();
    }
    return c.background().history().ours().stream()
        .filter(sign -> sign.how() == AddressSign.How.AGENT && sign.resource().equals(instance))
        .filter(sign -> !sign.address().equals(c.keys().source().value()))
        .filter(sign -> isSameKind(sign.address(), c.keys().source().value()))
        .filter(sign -> distance(sign, c).compareTo(NEAR) <= 0)
        .min(Comparator.comparing(sign -> distance(sign, c)));
  }

  /** An address of each kind is one host with both. */
  private static boolean isSameKind(String one, String other) {
    return Networks.isSixKey(one) == Networks.isSixKey(other);
  }

  private static Duration distance(AddressSign sign, Case c) {
    return Duration.between(sign.from(), c.time()).abs();
  }
}
