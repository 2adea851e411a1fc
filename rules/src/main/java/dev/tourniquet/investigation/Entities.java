package dev.tourniquet.investigation;

import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Relation;
import dev.tourniquet.trail.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** References to everything that has a page of its own. */
final class Entities {

  private static final int MOST_RESOURCES = 20;
  /** Accounts and principals that were given access are no resources. */
  private static final Set<Relation> NO_RESOURCE = Set.of(Relation.GRANTEE, Relation.REVOKED);

  private Entities() {}

  /** Every entity that the event names. */
  static List<EntityReference> of(Event event) {
    EventKeys keys = EventKeys.of(event);
    PrincipalName name = PrincipalName.of(event);
    List<EntityReference> all = new ArrayList<>();
    add(all, EntityKind.IDENTITY, keys.principal(), name.name());
    add(all, EntityKind.SESSION, keys.session(), name.session());
    add(all, EntityKind.CREDENTIAL, keys.credential(), keys.credential().value());
    add(all, EntityKind.IP, keys.source(), event.sourceAddress());
    Mentions.of(event).all().stream()
        .filter(mention -> !NO_RESOURCE.contains(mention.relation()))
        .map(Mention::resource)
        .distinct()
        .limit(MOST_RESOURCES)
        .map(Entities::resource)
        .forEach(all::add);
    return all;
  }

  static EntityReference resource(ResourceKey key) {
    return new EntityReference(EntityKind.RESOURCE, key.text(), key.id());
  }

  /** The event's entity of that kind; null when it has none. */
  static EntityReference of(Event event, EntityKind kind) {
    return of(event).stream().filter(one -> one.kind() == kind).findFirst().orElse(null);
  }

  private static void add(List<EntityReference> all, EntityKind kind, Key key, String label) {
    if (key.present()) {
      all.add(new EntityReference(kind, key.value(), label.isEmpty() ? key.value() : label));
    }
  }
}
