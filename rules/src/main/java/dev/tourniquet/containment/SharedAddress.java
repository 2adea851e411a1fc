package dev.tourniquet.containment;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whoever holds several credentials is stopped with all of them: the identities that were seen from the address of the trigger
 * within a day of it. List them first: stopping one warns whoever uses them.
 */
final class SharedAddress {

  private static final Duration NEAR = Duration.ofDays(1);
  private static final int MOST = 10;

  private SharedAddress() {}

  /** The caller's own steps and those for every user and role beside it; the first says who is left. */
  static List<Step> all(Situation s, List<Step> own, Function<Situation, List<Step>> steps) {
    List<List<Event>> stopped = others(s).stream().limit(MOST).toList();
    List<Step> all = new ArrayList<>(own);
    stopped.stream()
        .flatMap(
            calls -> caller(calls.get(0))
                .map(one -> s.about(one, new Activity(calls, List.of(), List.of())))
                .stream())
        .forEach(one -> all.addAll(steps.apply(one)));
    List<String> left = left(s, stopped);
    if (!left.isEmpty() && !all.isEmpty()) {
      all.set(0, all.get(0).warning(caution(s, left)));
    }
    return all;
  }

  /** Calls of each other user and role from there that can be stopped. */
  private static List<List<Event>> others(Situation s) {
    Map<String, List<Event>> byArn = new LinkedHashMap<>();
    near(s).forEach(event -> byArn
        .computeIfAbsent(PrincipalName.of(event).arn(), arn -> new ArrayList<>())
        .add(event));
    byArn.remove(s.caller().arn());
    return byArn.values().stream()
        .filter(calls -> caller(calls.get(0)).isPresent())
        .toList();
  }

  /** Whoever came from there and gets no step: more than a plan names, out of reach of IAM, or without a call held. */
  private static List<String> left(Situation s, List<List<Event>> stopped) {
    Set<String> all = new TreeSet<>(s.activity().onAddress());
    near(s).map(SharedAddress::key).forEach(all::add);
    stopped.forEach(calls -> all.remove(key(calls.get(0))));
    near(s)
        .filter(event -> PrincipalName.of(event).arn().equals(s.caller().arn()))
        .forEach(event -> all.remove(key(event)));
    all.remove(key(s.trigger()));
    all.removeIf(key -> key.isEmpty() || key.startsWith("service:"));
    return List.copyOf(all);
  }

  private static String caution(Situation s, List<String> left) {
    String more = left.size() > MOST ? " and %d more".formatted(left.size() - MOST) : "";
    return "No step of this plan is about %s%s, also seen from %s within a day: look at each, contain its own finding, or deny the address by the strong plan"
        .formatted(
            left.stream().limit(MOST).map(Activity::cut).collect(Collectors.joining(", ")),
            more,
            Activity.cut(s.trigger().sourceAddress()));
  }

  private static String key(Event event) {
    return EventKeys.of(event).principal().value();
  }

  private static Stream<Event> near(Situation s) {
    return s.activity().fromAddress().stream()
        .filter(event -> event.succeeded() && isNear(event, s));
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
        DirectoryUser.UNKNOWN,
        List.of(),
        0,
        false));
  }
}
