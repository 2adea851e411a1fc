package dev.tourniquet.containment;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whoever holds several credentials is stopped with all of them: the identities that were seen from the address of the trigger
 * within a day of it. List them first: stopping one warns whoever uses them.
 */
final class SharedAddress {

  private static final Duration NEAR = Duration.ofDays(1);
  private static final int MOST = 10;

  private SharedAddress() {}

  /** The steps for every user and role beside the caller itself. */
  static List<Step> others(Situation s, Function<Situation, List<Step>> steps) {
    Map<String, List<Event>> byArn = new LinkedHashMap<>();
    s.activity().fromAddress().stream()
        .filter(event -> event.succeeded() && isNear(event, s))
        .forEach(event -> byArn
            .computeIfAbsent(PrincipalName.of(event).arn(), arn -> new java.util.ArrayList<>())
            .add(event));
    byArn.remove(s.caller().arn());
    return byArn.values().stream()
        .flatMap(
            calls -> caller(calls.get(0))
                .map(one -> s.about(one, new Activity(calls, List.of(), List.of())))
                .stream())
        .limit(MOST)
        .flatMap(one -> steps.apply(one).stream())
        .toList();
  }

  private static boolean isNear(Event event, Situation s) {
    Instant trigger = s.trigger().time().orElse(s.time());
    return event.sourceAddress().equals(s.trigger().sourceAddress())
        && event
            .time()
            .filter(at -> Duration.between(at, trigger).abs().compareTo(NEAR) <= 0)
            .isPresent();
  }

  /** A user, or a role that IAM can edit; of the others a policy from above takes care. */
  private static Optional<Caller> caller(Event event) {
    PrincipalName who = PrincipalName.of(event);
    boolean role = event.text("userIdentity.type").equals("AssumedRole");
    boolean fixed =
        who.name().startsWith("AWSReservedSSO_") || who.arn().contains(":role/aws-service-role/");
    if (fixed || !(role || event.text("userIdentity.type").equals("IAMUser"))) {
      return Optional.empty();
    }
    return Optional.of(new Caller(
        role ? Caller.Kind.ROLE : Caller.Kind.USER,
        who.account(),
        who.name(),
        who.arn(),
        event.text("userIdentity.accessKeyId"),
        role ? event.text("userIdentity.principalId") : "",
        "",
        List.of(),
        0,
        false));
  }
}
