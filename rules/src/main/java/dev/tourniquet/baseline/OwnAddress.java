package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.AddressSign.How;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An address or VPC endpoint that was ours at a moment.
 *
 * @param sign what says so
 * @param since since when it is known to be ours; empty when it was ours before anything tells
 * @param vouches whether it was ours long enough before to calm: what came with the incident proves nothing, and an agent
 *     says what the holder of the instance's credentials wants it to say
 */
public record OwnAddress(AddressSign sign, Optional<Instant> since, boolean vouches) {

  /** So long an agent must have come from there before its word counts. */
  private static final Duration LONG = Duration.ofDays(14);
  /** So long after it was last seen, an address that is not fixed is taken to be the same. */
  private static final Duration LASTS = Duration.ofHours(24);

  public OwnAddress {
    requireNonNull(sign, "sign is null");
    requireNonNull(since, "since is null");
  }

  /** Whether the address was ours at that time, by the surest sign; later calls only tell how long it was. */
  public static Optional<OwnAddress> of(List<AddressSign> signs, String address, Instant time) {
    Signs about =
        new Signs(signs.stream().filter(sign -> sign.address().equals(address)).toList(), time);
    return Stream.of(about.allocated(), about.listed(), about.attached(), about.agent())
        .flatMap(Optional::stream)
        .max(Comparator.comparing(OwnAddress::vouches));
  }

  /** Whether the VPC endpoint is one of ours. */
  public static boolean isEndpoint(List<AddressSign> signs, String id) {
    return signs.stream()
        .anyMatch(sign -> sign.how() == How.ENDPOINT && sign.address().equals(id));
  }

  private record Signs(List<AddressSign> all, Instant time) {

    Optional<OwnAddress> allocated() {
      return latest(How.ALLOCATED)
          .filter(sign -> none(How.RELEASED, sign.from(), time))
          .map(sign -> ours(sign, sign.from(), Incident.LEAD));
    }

    /** One listed later was ours already, unless a call allocated it in between. */
    Optional<OwnAddress> listed() {
      Optional<AddressSign> before =
          latest(How.ELASTIC).filter(sign -> none(How.RELEASED, sign.from(), time));
      Optional<AddressSign> after = of(How.ELASTIC)
          .filter(sign -> sign.from().isAfter(time))
          .filter(sign -> none(How.ALLOCATED, Instant.MIN, sign.from()))
          .filter(sign -> none(How.RELEASED, Instant.MIN, time))
          .min(Comparator.comparing(AddressSign::from));
      return before
          .or(() -> after)
          .filter(sign -> none(How.ALLOCATED, Instant.MIN, Instant.MAX))
          .map(sign -> new OwnAddress(sign, Optional.empty(), true));
    }

    Optional<OwnAddress> attached() {
      return lasting(How.ATTACHED)
          .max(Comparator.comparing(AddressSign::from))
          .map(sign -> ours(sign, sign.from(), Incident.LEAD));
    }

    Optional<OwnAddress> agent() {
      return lasting(How.AGENT)
          .max(Comparator.comparing(AddressSign::from))
          .map(sign -> ours(sign, firstOf(sign.resource()), LONG));
    }

    private Instant firstOf(String instance) {
      return of(How.AGENT)
          .filter(sign -> sign.resource().equals(instance))
          .map(AddressSign::from)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    private OwnAddress ours(AddressSign sign, Instant since, Duration before) {
      return new OwnAddress(sign, Optional.of(since), !since.isAfter(time.minus(before)));
    }

    private Stream<AddressSign> lasting(How how) {
      return of(how)
          .filter(sign -> !sign.from().isAfter(time) && !sign.to().plus(LASTS).isBefore(time));
    }

    private Optional<AddressSign> latest(How how) {
      return of(how)
          .filter(sign -> !sign.from().isAfter(time))
          .max(Comparator.comparing(AddressSign::from));
    }

    private boolean none(How how, Instant after, Instant until) {
      Predicate<AddressSign> between =
          sign -> sign.from().isAfter(after) && !sign.from().isAfter(until);
      return of(how).noneMatch(between);
    }

    private Stream<AddressSign> of(How how) {
      return all.stream().filter(sign -> sign.how() == how);
    }
  }
}
