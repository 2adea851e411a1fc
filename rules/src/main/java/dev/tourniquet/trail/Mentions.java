package dev.tourniquet.trail;

import java.io.Serializable;
import java.util.List;

/**
 * Everything an event names, what it is about first.
 *
 * @param all each resource once, each account or principal once for each of grant and revocation; at most 100
 * @param truncated whether the event holds more than is kept or than AWS logged ({@code omitted} parameters): an
 *     attacker may have made it so long on purpose
 */
public record Mentions(List<Mention> all, boolean truncated) implements Serializable {

  private static final List<String> SECTIONS = List.of(
      "requestParameters", "responseElements", "serviceEventDetails", "additionalEventData");

  public Mentions {
    all = List.copyOf(all);
  }

  /** Reads the mentions of any event; never throws, whatever the log contains. */
  public static Mentions of(Event event) {
    Scope scope = Scope.of(event);
    Collector collector = new Collector();
    ListedResources.read(scope, collector);
    Walker walker = new Walker(new LeafReader(scope, collector));
    boolean omitted = false;
    for (String section : SECTIONS) {
      walker.walk(event.record().path(section), section);
      omitted = omitted || event.record().path(section).path("omitted").asBoolean(false);
    }
    AccountOperations.read(scope, collector);
    DefaultBus.read(scope, collector);
    if (collector.isEmpty()) {
      ErrorMessage.read(scope, collector);
    }
    return collector.mentions(omitted || walker.truncated());
  }
}
