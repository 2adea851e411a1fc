package dev.tourniquet.organization;

import dev.tourniquet.organization.IpPlace.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record of a database: {@code country.iso_code}, {@code location.latitude} and {@code autonomous_system_number} as
 * MaxMind and DB-IP name them, {@code country_code}, {@code country}, {@code asn} and {@code as_name} as others do.
 */
final class IpRecord {

  private static final int LONGEST = 100;

  private IpRecord() {}

  /** What it tells. */
  static IpPlace place(Map<?, ?> record, String source) {
    String country = first(
        text(at(record, "country", "iso_code")),
        text(at(record, "country_code")),
        text(at(record, "country")));
    String number = first(text(at(record, "autonomous_system_number")), text(at(record, "asn")));
    String owner = first(
        text(at(record, "autonomous_system_organization")),
        text(at(record, "as_name")),
        text(at(record, "name")));
    Optional<Point> point = point(record);
    boolean tells = !country.isEmpty() || !number.isEmpty() || point.isPresent();
    return tells
        ? new IpPlace(country, operator(number), owner, point, List.of(source))
        : IpPlace.UNKNOWN;
  }

  private static String operator(String number) {
    return number.isEmpty() || number.startsWith("AS") ? number : "AS" + number;
  }

  private static Optional<Point> point(Map<?, ?> record) {
    Object latitude = at(record, "location", "latitude");
    Object longitude = at(record, "location", "longitude");
    return latitude instanceof Number north && longitude instanceof Number east
        ? Optional.of(new Point(north.doubleValue(), east.doubleValue()))
        : Optional.empty();
  }

  private static Object at(Object from, String... path) {
    Object value = from;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static String text(Object value) {
    String text = value instanceof String || value instanceof Number ? value.toString() : "";
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
