package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import inet.ipaddr.IPAddress;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the organization says about itself: the only source of exculpatory facts that are not in the logs.
 *
 * @param id {@code o-…}; empty when not given
 * @param publicAllowed ARNs that may be public, {@code *} and {@code ?} as wildcards
 * @param responders ARNs of principals whose containment calls are expected
 * @param exercises principals or user agents of red-team exercises
 * @param privateIsPublic whether private addresses are judged like public ones, for logs anonymised into them
 * @param addresses what is said of addresses that are not ours
 */
public record Organization(
    String id,
    List<Account> accounts,
    List<Vendor> vendors,
    List<Network> networks,
    Sensitive sensitive,
    List<String> publicAllowed,
    List<String> responders,
    List<String> exercises,
    boolean privateIsPublic,
    AddressLists addresses)
    implements Serializable {

  public Organization {
    requireNonNull(id, "id is null");
    accounts = List.copyOf(accounts);
    vendors = List.copyOf(vendors);
    networks = List.copyOf(networks);
    requireNonNull(sensitive, "sensitive is null");
    publicAllowed = List.copyOf(publicAllowed);
    responders = List.copyOf(responders);
    exercises = List.copyOf(exercises);
    requireNonNull(addresses, "addresses is null");
  }

  /** Nothing is known: every account is a stranger. */
  public static Organization unknown() {
    return new Organization(
        "",
        List.of(),
        List.of(),
        List.of(),
        new Sensitive(List.of(), Map.of()),
        List.of(),
        List.of(),
        List.of(),
        false,
        AddressLists.NONE);
  }

  /** The same organization with accounts learned elsewhere, such as from {@code organizations list-accounts}. */
  public Organization withAccounts(List<Account> learned) {
    return with(Stream.concat(accounts.stream(), learned.stream()).toList(), addresses);
  }

  /** The same without databases of addresses: they are large, and few ask for a place. */
  public Organization withoutDatabases() {
    return with(accounts, addresses.withoutDatabases());
  }

  private Organization with(List<Account> others, AddressLists lists) {
    return new Organization(
        id,
        others,
        vendors,
        networks,
        sensitive,
        publicAllowed,
        responders,
        exercises,
        privateIsPublic,
        lists);
  }

  /** What the account is to us at that time. Any text is an answer of {@link Standing#UNKNOWN}; never throws. */
  public AccountStanding standingAt(String account, Instant time) {
    return new Standings(this).of(account, time);
  }

  /** The registered vendor with this account. */
  public Optional<Vendor> vendor(String account) {
    return vendors.stream().filter(vendor -> vendor.id().equals(account)).findFirst();
  }

  /** Our network that holds the address; empty for text that is no address. */
  public Optional<Network> networkOf(String address) {
    return Addresses.parse(address)
        .flatMap(ip -> networks.stream().filter(network -> network.contains(ip)).findFirst());
  }

  /** Whether networks of ours hold every address of that range, or that address. */
  public boolean holds(String range) {
    return Addresses.parseCidr(range)
        .map(IPAddress::toPrefixBlock)
        .filter(ip -> networks.stream().anyMatch(network -> network.contains(ip)))
        .isPresent();
  }

  /** Why a resource with this name and these tags is sensitive; empty when nothing says that it is. */
  public Optional<SensitiveMatch> isSensitive(String name, Map<String, String> tags) {
    return sensitive.match(name, tags);
  }

  /** The entry that allows the resource to be public. */
  public Optional<String> publicAllowed(String arn) {
    return Principals.firstMatch(publicAllowed, arn);
  }

  /** The entry by which the principal, or the role behind the session, is a responder. */
  public Optional<String> isResponder(String principalArn) {
    return Principals.firstPrincipal(responders, principalArn);
  }

  /** The entry by which the call belongs to an exercise: its principal, or a user agent that contains the entry. */
  public Optional<String> isExercise(String principalArn, String userAgent) {
    return Principals.firstPrincipal(exercises, principalArn).or(() -> exercises.stream()
        .filter(
            entry -> !entry.startsWith("arn:") && Principals.containsIgnoringCase(userAgent, entry))
        .findFirst());
  }

  /** Whether an {@code arn:aws:organizations::…} ARN, as launch permissions have, names this organization or a unit of it. */
  public boolean owns(String organizationsArn) {
    return !id.isEmpty() && Stream.of(organizationsArn.split("[:/]", -1)).anyMatch(id::equals);
  }
}
