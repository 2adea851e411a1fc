package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an address lies and who runs its network, as databases say that the user names. A guess of their makers, and of
 * their date: never proof of who called.
 *
 * @param country ISO 3166 code such as {@code NL}; empty when no database tells
 * @param operator of the network, such as {@code AS64500}; empty when no database tells
 * @param operatorName as the database writes it; may be empty
 * @param point where on earth; empty when no database tells
 * @param sources the databases that told something, with the dates they were built
 */
public record IpPlace(
    String country,
    String operator,
    String operatorName,
    Optional<Point> point,
    List<String> sources) {

  /** Nothing is known. */
  public static final IpPlace UNKNOWN = new IpPlace("", "", "", Optional.empty(), List.of());

  /** Degrees. */
  public record Point(double latitude, double longitude) implements Serializable {

    private static final double EARTH_KM = 6_371;

    /** Kilometres along the surface of the earth. */
    public double distance(Point other) {
      double latitudes = Math.toRadians(other.latitude - latitude);
      double longitudes = Math.toRadians(other.longitude - longitude);
      double a = square(Math.sin(latitudes / 2))
          + Math.cos(Math.toRadians(latitude))
              * Math.cos(Math.toRadians(other.latitude))
              * square(Math.sin(longitudes / 2));
      return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
      return x * x;
    }
  }

  public IpPlace {
    requireNonNull(country, "country is null");
    requireNonNull(operator, "operator is null");
    requireNonNull(operatorName, "operatorName is null");
    requireNonNull(point, "point is null");
    sources = List.copyOf(sources);
  }

  /** What either tells; where both do, this. */
  IpPlace or(IpPlace other) {
    List<String> both = new ArrayList<>(sources);
    both.addAll(other.sources);
    return new IpPlace(
        country.isEmpty() ? other.country : country,
        operator.isEmpty() ? other.operator : operator,
        operator.isEmpty() ? other.operatorName : operatorName,
        point.or(() -> other.point),
        both);
  }
}
