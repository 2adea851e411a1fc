package dev.tourniquet.baseline;

import dev.tourniquet.organization.Network;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.SourceAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every class that applies to a source address at a moment.
 *
 * @param network name of our network that holds it; empty when none does
 * @param enoughHistory whether the account's history allows to call an address unknown
 */
public record AddressClasses(List<AddressClass> classes, String network, boolean enoughHistory) {

  /** Fewest pairs of identity and address before an address may be called unknown to the organization. */
  public static final int MIN_PAIRS = 20;

  private static final int MIN_SPAN_DAYS = 14;
  private static final int MIN_PRINCIPALS = 2;
  private static final int MIN_DAYS_OF_ONE = 5;
  private static final Duration LEAD = Duration.ofHours(24);

  public AddressClasses {
    classes = List.copyOf(classes);
  }

  /** Classifies by the organization file and by the rows up to 24 hours before the event. */
  public static AddressClasses of(
      SourceAddress source, Organization organization, History history, Instant time) {
    List<AddressClass> classes = new ArrayList<>();
    Optional<Network> network = organization.networkOf(source.canonical());
    network.ifPresent(any -> classes.add(AddressClass.ORG));
    switch (source.kind()) {
      case AWS_SERVICE, AWS_INTERNAL, MALFORMED, EMPTY -> classes.add(AddressClass.NOT_AN_IP);
      case PRIVATE, IPV4, IPV6 -> {
        if (isPrivate(source, organization)) {
          classes.add(AddressClass.PRIVATE);
        } else if (knownToOrganization(history, time)) {
          classes.add(AddressClass.KNOWN_TO_ORG);
        }
      }
    }
    if (classes.isEmpty()) {
      classes.add(AddressClass.UNKNOWN);
    }
    return new AddressClasses(
        classes, network.map(Network::name).orElse(""), enough(history, time));
  }

  private static boolean isPrivate(SourceAddress source, Organization organization) {
    return source.kind() == SourceAddress.Kind.PRIVATE && !organization.privateIsPublic();
  }

  /** Whether the class applies. */
  public boolean has(AddressClass one) {
    return classes.contains(one);
  }

  /** Rows of failed calls only are no acquaintance: anyone can fail from anywhere. */
  private static boolean knownToOrganization(History history, Instant time) {
    LocalDate incident = LocalDate.ofInstant(time.minus(LEAD), ZoneOffset.UTC);
    List<IpIdentityDay> before = history.ipDays().stream()
        .filter(row -> row.ok() > 0 && row.day().isBefore(incident))
        .toList();
    Optional<LocalDate> first = before.stream().map(IpIdentityDay::day).min(LocalDate::compareTo);
    if (first.isEmpty() || ChronoUnit.DAYS.between(first.get(), incident) < MIN_SPAN_DAYS) {
      return false;
    }
    return before.stream().map(IpIdentityDay::principal).distinct().count() >= MIN_PRINCIPALS
        || before.stream().map(IpIdentityDay::day).distinct().count() >= MIN_DAYS_OF_ONE;
  }

  private static boolean enough(History history, Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    long covered =
        history.coveredDays().stream().filter(day -> day.isBefore(today)).count();
    return covered >= FirstSeen.MIN_COVERED_DAYS && history.knownPairs() >= MIN_PAIRS;
  }
}
