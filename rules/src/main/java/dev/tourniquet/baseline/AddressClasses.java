package dev.tourniquet.baseline;

import dev.tourniquet.organization.AddressList;
import dev.tourniquet.organization.AddressLists;
import dev.tourniquet.organization.Network;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Standing;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every class that applies to the source of a call at its time.
 *
 * @param network name of the network, ours or a vendor's, that holds it; empty when none does
 * @param own what makes it an address of ours; empty when nothing does
 * @param lists the lists that hold it
 * @param enoughHistory whether the account's history allows to call an address unknown
 */
public record AddressClasses(
    List<AddressClass> classes,
    String network,
    Optional<OwnAddress> own,
    List<AddressLists.Hit> lists,
    boolean enoughHistory) {

  /** Fewest pairs of identity and address before an address may be called unknown to the organization. */
  public static final int MIN_PAIRS = 20;

  private static final String CONSOLE = "S3Console";
  /** With one of these an address is not unknown. */
  private static final Set<AddressClass> KNOWN = EnumSet.of(
      AddressClass.NOT_AN_IP,
      AddressClass.ORG,
      AddressClass.OWN_AWS,
      AddressClass.VPCE,
      AddressClass.KNOWN_VENDOR,
      AddressClass.PRIVATE,
      AddressClass.KNOWN_TO_ORG);

  public AddressClasses {
    classes = List.copyOf(classes);
    lists = List.copyOf(lists);
  }

  /** Classifies by the organization file, by what says which addresses are ours, and by the days before the event. */
  public static AddressClasses of(
      Event event, Organization organization, History history, Instant time) {
    SourceAddress source = SourceAddress.of(event);
    Set<AddressClass> classes = EnumSet.noneOf(AddressClass.class);
    String address = source.canonical();
    Optional<Network> ours = organization.networkOf(address);
    ours.ifPresent(any -> classes.add(AddressClass.ORG));
    Optional<Network> vendor = organization.addresses().vendorOf(address);
    vendor.ifPresent(any -> classes.add(AddressClass.KNOWN_VENDOR));
    Optional<OwnAddress> own = OwnAddress.of(history.ours(), source.key(), time);
    own.ifPresent(any -> classes.add(AddressClass.OWN_AWS));
    List<AddressLists.Hit> lists = organization.addresses().of(address);
    lists.forEach(hit -> classes.add(classOf(hit.kind())));
    classes.addAll(ofEndpoint(event, organization, history));
    classes.addAll(ofKind(source, organization, history, time));
    if (Collections.disjoint(classes, KNOWN)) {
      classes.add(AddressClass.UNKNOWN);
    }
    return new AddressClasses(
        List.copyOf(classes),
        ours.or(() -> vendor).map(Network::name).orElse(""),
        own,
        lists,
        Acquaintance.isEnough(history, time));
  }

  private static Set<AddressClass> ofKind(
      SourceAddress source, Organization organization, History history, Instant time) {
    return switch (source.kind()) {
      case AWS_SERVICE, AWS_INTERNAL, MALFORMED, EMPTY -> EnumSet.of(AddressClass.NOT_AN_IP);
      case PRIVATE, IPV4, IPV6 ->
        source.kind() == SourceAddress.Kind.PRIVATE && !organization.privateIsPublic()
            ? EnumSet.of(AddressClass.PRIVATE)
            : Acquaintance.of(history, time)
                ? EnumSet.of(AddressClass.KNOWN_TO_ORG)
                : EnumSet.noneOf(AddressClass.class);
    };
  }

  /** An endpoint may be AWS's own: the console's calls to S3 go through one. */
  private static Set<AddressClass> ofEndpoint(
      Event event, Organization organization, History history) {
    Set<AddressClass> classes = EnumSet.noneOf(AddressClass.class);
    String id = event.text("vpcEndpointId");
    boolean inside = SourceAddress.of(event).kind() == SourceAddress.Kind.PRIVATE;
    if (inside && !id.isEmpty() && isOurs(event, organization, history)) {
      classes.add(AddressClass.VPCE);
    } else if (inside && event.userAgent().contains(CONSOLE)) {
      classes.add(AddressClass.CONSOLE_PROXY);
    }
    return classes;
  }

  private static boolean isOurs(Event event, Organization organization, History history) {
    String owner = event.text("vpcEndpointAccountId");
    return owner.isEmpty()
        ? OwnAddress.isEndpoint(history.ours(), event.text("vpcEndpointId"))
        : owner.equals(event.account())
            || organization.standingAt(owner, event.time().orElse(Instant.MIN)).is(Standing.OWN);
  }

  private static AddressClass classOf(AddressList.Kind kind) {
    return switch (kind) {
      case AWS -> AddressClass.AWS_RANGE;
      case HOSTING -> AddressClass.HOSTING;
      case VPN -> AddressClass.VPN;
      case TOR -> AddressClass.TOR;
    };
  }

  /** Whether the class applies. */
  public boolean has(AddressClass one) {
    return classes.contains(one);
  }

  /** Whether it is ours for sure, and was so before the incident. */
  public boolean isOurs() {
    return has(AddressClass.ORG)
        || has(AddressClass.VPCE)
        || own.filter(OwnAddress::vouches).isPresent();
  }
}
