package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of the table: these calls do this to that attribute.
 *
 * @param calls {@code <service>:<operation>}, operations without version suffix
 * @param subject the resources that the call changes
 * @param value the value, or what is added or removed; a missing node when this call does not concern the attribute
 */
record AttributeRule(
    List<String> calls,
    Function<Event, List<ResourceKey>> subject,
    String attribute,
    Op op,
    Function<Event, JsonNode> value) {

  AttributeRule {
    calls = List.copyOf(calls);
    requireNonNull(subject, "subject is null");
    requireNonNull(attribute, "attribute is null");
    requireNonNull(op, "op is null");
    requireNonNull(value, "value is null");
  }

  /** A row; {@code calls} is the service and its operations, as in {@code "ec2 CreateSnapshot CopySnapshot"}. */
  static AttributeRule rule(
      String calls,
      Function<Event, List<ResourceKey>> subject,
      String attribute,
      Op op,
      Function<Event, JsonNode> value) {
    String[] words = calls.split(" ");
    List<String> names = Arrays.stream(words)
        .skip(1)
        .map(operation -> words[0] + ":" + operation)
        .toList();
    return new AttributeRule(names, subject, attribute, op, value);
  }

  Stream<AttributeChange> changes(Event event) {
    JsonNode read = value.apply(event);
    boolean leftOut = isLeftOut(event) && !(value instanceof Reads.Always);
    if (!leftOut && op != Op.DELETE && read.isMissingNode()) {
      return Stream.of();
    }
    Op effect = leftOut ? Op.UNREADABLE : op;
    List<String> failed = PartialFailures.ids(event);
    return event.time().stream().flatMap(time -> subject.apply(event).stream()
        .filter(resource -> !failed.contains(resource.id()))
        .map(resource -> new AttributeChange(
            resource, attribute, effect, leftOut ? Json.missing() : read, event.id(), time)));
  }

  /** CloudTrail leaves out what is too large: {@code {"omitted": true, "originalSize": …}} stands in its place. */
  static boolean isLeftOut(Event event) {
    return event.at("requestParameters.omitted").asBoolean(false);
  }
}
