package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a user says of addresses that are not ours.
 *
 * @param vendors networks of vendors: scanners, builders, partners
 * @param lists networks by kind, from files
 * @param databases that tell country, network operator and place of an address, the first the most trusted
 */
public record AddressLists(
    List<Network> vendors, List<AddressList> lists, List<IpDatabase> databases)
    implements Serializable {

  /** Nothing is said. */
  public static final AddressLists NONE = new AddressLists(List.of(), List.of(), List.of());

  /**
   * A list that holds an address.
   *
   * @param note what the file says of the network, such as {@code EC2 us-east-1}; may be empty
   */
  public record Hit(AddressList.Kind kind, String file, String note) {}

  public AddressLists {
    vendors = List.copyOf(vendors);
    lists = List.copyOf(requireNonNull(lists, "lists is null"));
    databases = List.copyOf(databases);
  }

  /** The same without databases, for work that looks up no place. */
  public AddressLists withoutDatabases() {
    return new AddressLists(vendors, lists, List.of());
  }

  /** What the databases say of the address; {@link IpPlace#UNKNOWN} for text that is no address. */
  public IpPlace placeOf(String address) {
    return Addresses.parse(address)
        .map(ip -> databases.stream()
            .map(database -> database.placeOf(ip))
            .reduce(IpPlace.UNKNOWN, IpPlace::or))
        .orElse(IpPlace.UNKNOWN);
  }

  /** The vendor's network that holds the address; empty for text that is no address. */
  public Optional<Network> vendorOf(String address) {
    return Addresses.parse(address)
        .flatMap(ip -> vendors.stream().filter(network -> network.contains(ip)).findFirst());
  }

  /** Every list that holds the address. */
  public List<Hit> of(String address) {
    return Addresses.parse(address).stream()
        .flatMap(ip -> lists.stream()
            .flatMap(list ->
                list.holds(ip).map(note -> new Hit(list.kind(), list.name(), note)).stream()))
        .toList();
  }
}
