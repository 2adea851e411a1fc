package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventEntities.Entity;
import dev.tourniquet.jobs.ingest.Interner.Text;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.Outcome;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.SourceAddress;
import java.util.List;

/**
 * What an event says beside its own columns: who, from where, about what, how it ended, what it related.
 *
 * @param mentions resources, accounts and principals that it names
 * @param edges relations between resources that it made or ended
 */
record EventFacts(
    Caller caller, Source source, Entities mentions, Outcome outcome, List<ResourceEdge> edges) {
  /**
   * Who called: the principal's key and name, which may be empty, whether no service called or called on with someone's
   * identity, and the caller in each sense. One object serves all events with the same caller.
   */
  static final class Caller {
    private final Text principal;
    private final String name;
    private final boolean direct;
    private final Entities entities;

    private Caller(String principal, String name, boolean direct, List<Entity> entities) {
      this.principal = Text.of(principal);
      this.name = name;
      this.direct = direct;
      this.entities = new Entities(entities);
    }

    Text principal() {
      return principal;
    }

    String name() {
      return name;
    }

    boolean direct() {
      return direct;
    }

    Entities entities() {
      return entities;
    }

    static Caller of(Event event) {
      EventKeys keys = EventKeys.of(event);
      PrincipalName name = PrincipalName.of(event);
      boolean direct = Invocation.of(event).kind() == Invocation.Kind.DIRECT;
      List<Entity> entities = EventEntities.ofCaller(keys, name);
      String label = keys.principal().present() ? entities.get(0).label() : "";
      return new Caller(keys.principal().value(), label, direct, entities);
    }
  }

  /**
   * From where: the address's key, and the address as written, bounded; both may be empty. One object serves all events
   * from the same place.
   */
  static final class Source {
    private final Text ip;
    private final String address;
    private final Entities entities;

    private final boolean scoped;

    private Source(String ip, String address, boolean scoped, List<Entity> entities) {
      this.ip = Text.of(ip);
      this.address = address;
      this.scoped = scoped;
      this.entities = new Entities(entities);
    }

    Text ip() {
      return ip;
    }

    String address() {
      return address;
    }

    /** Whether the network that the call came through, or the account, is part of the key. */
    boolean scoped() {
      return scoped;
    }

    Entities entities() {
      return entities;
    }

    static Source of(Event event) {
      SourceAddress address = SourceAddress.of(event);
      Key key = address.asKey();
      List<Entity> entities = EventEntities.ofSource(event, key);
      return new Source(
          key.value(),
          entities.isEmpty() ? "" : entities.get(0).label(),
          address.kind() == SourceAddress.Kind.PRIVATE,
          entities);
    }
  }

  /** Reads them from a whole event. */
  static EventFacts of(Event event) {
    return new EventFacts(
        Caller.of(event),
        Source.of(event),
        new Entities(EventEntities.ofMentions(event)),
        Outcome.of(event),
        Edges.of(event));
  }
}
