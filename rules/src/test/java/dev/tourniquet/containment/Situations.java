package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Change;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a situation part by part. */
final class Situations {

  static final String ACCOUNT = "111122223333";
  static final Instant TIME = Instant.parse("2026-03-01T15:00:00.5Z");

  private final String action;
  private final ResourceKey resource;
  private List<String> open = List.of();
  private final Map<String, JsonNode> before = new HashMap<>();
  private final Map<String, JsonNode> now = new HashMap<>();
  private List<Change> changes = List.of();
  private List<Event> triggers = List.of(Event.parse("{}"));
  private Caller caller = foreigner();
  private Activity activity = Activity.NONE;
  private List<String> responders = List.of();

  private Situations(String action, String resource) {
    this.action = action;
    this.resource = ResourceKey.parse(resource);
  }

  static Situations of(String action, String resource) {
    return new Situations(action, resource);
  }

  Situations open(String... those) {
    open = List.of(those);
    return this;
  }

  Situations before(String attribute, String json) {
    before.put(attribute, json(json));
    return this;
  }

  Situations now(String attribute, String json) {
    now.put(attribute, json(json));
    return this;
  }

  Situations trigger(String json) {
    return triggers(Event.parse(json));
  }

  /** The newest first. */
  Situations triggers(Event... all) {
    triggers = List.of(all);
    return this;
  }

  Situations changes(Change... all) {
    changes = List.of(all);
    return this;
  }

  Situations caller(Caller one) {
    caller = one;
    return this;
  }

  Situations activity(Activity one) {
    activity = one;
    return this;
  }

  Situations responders(String... arns) {
    responders = List.of(arns);
    return this;
  }

  Situation situation() {
    return new Situation(
        action,
        resource,
        ACCOUNT,
        open,
        before,
        now,
        changes,
        triggers.get(0),
        triggers,
        caller,
        TIME,
        activity,
        responders,
        false);
  }

  /** The steps of a plan; none when there is no such plan. */
  List<Step> steps(String plan) {
    return Plans.of(situation()).stream()
        .filter(one -> one.name().equals(plan))
        .flatMap(one -> one.steps().stream())
        .toList();
  }

  List<Step> least() {
    return steps("least");
  }

  static JsonNode json(String json) {
    return Event.parse(json.replace('\'', '"')).record();
  }

  static Caller foreigner() {
    return caller(Caller.Kind.OTHER, "x", "", false);
  }

  static Caller user(boolean administrator) {
    return user(List.of(), administrator);
  }

  /** A user that came from these places on 40 days. */
  static Caller usually(String... addresses) {
    return user(List.of(addresses), false);
  }

  private static Caller user(List<String> addresses, boolean administrator) {
    return new Caller(
        Caller.Kind.USER,
        ACCOUNT,
        "ImageBuilder",
        "arn:aws:iam::111122223333:user/ImageBuilder",
        "AKIAQQQQQQQQQQQQQQQQ",
        "",
        DirectoryUser.UNKNOWN,
        addresses,
        addresses.isEmpty() ? 0 : 40,
        administrator);
  }

  static Caller caller(Caller.Kind kind, String name, String session, boolean administrator) {
    return new Caller(
        kind,
        ACCOUNT,
        name,
        "arn:aws:iam::111122223333:role/" + name,
        "ASIAQQQQQQQQQQQQQQQQ",
        session,
        DirectoryUser.UNKNOWN,
        List.of(),
        0,
        administrator);
  }
}
