package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.FirstSeen;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.organization.AddressLists;
import dev.tourniquet.organization.IpPlace;
import dev.tourniquet.trail.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the source of a case lies, and whether the caller was there before: in the country, in the network of the
 * operator.
 *
 * @param isAsked whether the user names any database
 * @param country empty where no database tells
 * @param operator empty where no database tells
 */
record Located(
    boolean isAsked, IpPlace place, Optional<FirstSeen> country, Optional<FirstSeen> operator) {

  Located {
    requireNonNull(place, "place is null");
    requireNonNull(country, "country is null");
    requireNonNull(operator, "operator is null");
  }

  /**
   * Looks the source up.
   *
   * @param days of the caller, from every address
   */
  static Located of(Event lead, AddressLists addresses, List<IdentityIpDay> days, History history) {
    IpPlace here = addresses.placeOf(lead.sourceAddress());
    Map<String, IpPlace> places = new HashMap<>();
    Function<Function<IpPlace, String>, Optional<FirstSeen>> seen =
        what -> Optional.of(new FirstSeen.Unit(
                key -> what.apply(places.computeIfAbsent(address(key), addresses::placeOf)),
                what.apply(here)))
            .filter(unit -> !unit.here().isEmpty())
            .map(unit -> FirstSeen.ofUnit(days, history, unit, lead.time().orElseThrow()))
            .filter(FirstSeen::isTold);
    return new Located(
        !addresses.databases().isEmpty(),
        here,
        seen.apply(IpPlace::country),
        seen.apply(IpPlace::operator));
  }

  /** A key of history names the network that an IPv6 address lies in. */
  private static String address(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  /** Whether country or operator are new for the caller: the widest that is new tells most. */
  boolean isNew() {
    return country.filter(FirstSeen::isNew).isPresent()
        || operator.filter(FirstSeen::isNew).isPresent();
  }

  /** {@code , from NL for the first time}; empty where neither is new. */
  String widest() {
    if (country.filter(FirstSeen::isNew).isPresent()) {
      return " and from " + place.country() + ", a country it never came from";
    }
    return operator.filter(FirstSeen::isNew).isPresent()
        ? " and from the network of " + owner() + ", an operator it never came from"
        : "";
  }

  /** {@code AS64500 (Example B.V.)}. */
  private String owner() {
    return place.operatorName().isEmpty()
        ? place.operator()
        : place.operator() + " (" + Words.cut(place.operatorName(), 60) + ")";
  }

  /** Where it lies, as a sentence; empty when nothing tells. */
  String words() {
    if (place.country().isEmpty() && place.operator().isEmpty()) {
      return "";
    }
    String where = place.country().isEmpty() ? "" : " in " + place.country();
    String whose = place.operator().isEmpty() ? "" : " in the network of " + owner();
    return " It lies%s%s%s, by %s."
        .formatted(
            where,
            where.isEmpty() || whose.isEmpty() ? "" : ",",
            whose,
            Words.list(place.sources()));
  }

  /** What is not known of where it lies. */
  List<String> gaps(String address) {
    boolean known = !place.country().isEmpty() && !place.operator().isEmpty();
    if (known) {
      return List.of();
    }
    String what = place.country().isEmpty()
        ? place.operator().isEmpty() ? "country and network owner" : "country"
        : "network owner";
    return List.of(what + " of " + address + ": unknown; "
        + (isAsked
            ? "none of the ip_databases of the organization file tells"
            : "no database of them is named under ip_databases of the organization file"));
  }
}
