package dev.tourniquet.triage;

import dev.tourniquet.baseline.Age;
import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.inventory.MadeDate;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How old the caller was, and its credential, permissions and trust. Without a call or an answer of AWS that says when
 * one was made, it is old when it was there seven days before, and else unknown: the logs may begin after it.
 */
final class Freshness {

  /** Where the calls to IAM are logged, one for each partition. */
  private static final Set<String> IAM_REGIONS = Set.of("us-east-1", "us-gov-west-1", "cn-north-1");

  private final Case c;

  private Freshness(Case c) {
    this.c = c;
  }

  /** Every trait that the caller has; none of callers that are neither a user nor a role. */
  static List<Dated> of(Case c) {
    Freshness freshness = new Freshness(c);
    return freshness.traits().stream().map(freshness::dated).toList();
  }

  private List<Trait> traits() {
    String principal = c.keys().principal().value();
    if (principal.startsWith("role:")) {
      return List.of(Trait.PRINCIPAL, Trait.PERMISSIONS, Trait.TRUST);
    }
    return principal.startsWith("iamuser:")
        ? List.of(Trait.PRINCIPAL, Trait.CREDENTIAL, Trait.PERMISSIONS)
        : List.of();
  }

  private Dated dated(Trait trait) {
    Optional<Event> call = c.background().actor().writes().stream()
        .filter(Event::succeeded)
        .filter(event -> event.time().orElseThrow().isBefore(c.time()))
        .filter(event -> trait.isBy(event) && concerns(trait, event))
        .max(Comparator.comparing(event -> event.time().orElseThrow()));
    return call.map(event -> new Dated(
            trait, Age.made(event.time().orElseThrow(), c.time()), Optional.of(event), ""))
        .or(() -> answered(trait))
        .orElseGet(() -> new Dated(trait, unsaid(trait), Optional.empty(), ""));
  }

  /** A key or password counts only when it is the one that was used; a denying policy gives nothing. */
  private boolean concerns(Trait trait, Event event) {
    if (trait == Trait.CREDENTIAL) {
      return event.operation().equals("CreateAccessKey")
          ? event
              .text("responseElements.accessKey.accessKeyId")
              .equals(c.keys().credential().value())
          : isConsole();
    }
    return trait != Trait.PERMISSIONS
        || !(new CallerWrite(event).onlyDenies()
            || event.text("requestParameters.policyArn").contains("policy/AWSCompromisedKey"));
  }

  private boolean isConsole() {
    return c.lead().operation().equals("ConsoleLogin")
        || c.lead().text("sessionCredentialFromConsole").equals("true");
  }

  /** What AWS answered, whenever it was asked; of a name that was used again, the newest that is not later. */
  private Optional<Dated> answered(Trait trait) {
    String what =
        switch (trait) {
          case PRINCIPAL -> MadeDate.PRINCIPAL;
          case CREDENTIAL ->
            isConsole() ? MadeDate.PASSWORD : c.keys().credential().value();
          case PERMISSIONS, TRUST -> "";
        };
    return c.background().actor().items().stream()
        .flatMap(item -> MadeDate.of(item).stream()
            .filter(made -> made.what().equals(what) && !made.at().isAfter(c.time()))
            .map(made ->
                new Dated(trait, Age.made(made.at(), c.time()), Optional.empty(), item.source())))
        .min(Comparator.comparing(dated -> dated.age().atLeast()));
  }

  private Age unsaid(Trait trait) {
    List<LocalDate> seen = new ArrayList<>();
    switch (trait) {
      case PRINCIPAL ->
        c.background().history().identityDays().stream().map(IdentityIpDay::day).forEach(seen::add);
      case CREDENTIAL ->
        c.file().pivots().byCredential().days().forEach(day -> seen.add(day.day()));
      case PERMISSIONS, TRUST -> unchangedSince().ifPresent(seen::add);
    }
    return seen.stream()
        .min(Comparator.naturalOrder())
        .map(day -> Age.thereOn(day, c.time()))
        .orElseGet(Age::unknown);
  }

  /** The first day of the logs without a gap before the event, where they hold the calls to IAM of its account. */
  private Optional<LocalDate> unchangedSince() {
    boolean held = c.background().held().stream()
        .anyMatch(one ->
            one.account().equals(c.caller().account()) && IAM_REGIONS.contains(one.region()));
    if (!held || !c.caller().account().equals(c.lead().account())) {
      return Optional.empty();
    }
    Set<LocalDate> covered = new HashSet<>(c.background().history().coveredDays());
    LocalDate today = LocalDate.ofInstant(c.time(), ZoneOffset.UTC);
    int days = (int) IntStream.iterate(1, ago -> ago + 1)
        .takeWhile(ago -> covered.contains(today.minusDays(ago)))
        .count();
    return days == 0 ? Optional.empty() : Optional.of(today.minusDays(days));
  }

  /** Whether the caller of that call was sick by another finding. */
  static boolean isBySick(Dated dated, Case c) {
    return dated.call().stream()
        .anyMatch(event ->
            isSick(EventKeys.of(event).principal().value(), event.time().orElseThrow(), c));
  }

  /** The step of the session's chain that a sick identity made, where it is more than a guess. */
  static Optional<SessionEdge> issuedBySick(Case c) {
    return c.background().chain().steps().stream()
        .filter(step -> step.followed() && step.confidence().compareTo(Confidence.STRONG) >= 0)
        .filter(step -> isSick(
            step.issue().issuer().principal().value(), step.issue().call().time(), c))
        .findFirst();
  }

  private static boolean isSick(String principal, Instant time, Case c) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return c.background().history().sick().stream().anyMatch(one -> one.holds(principal, day));
  }
}
