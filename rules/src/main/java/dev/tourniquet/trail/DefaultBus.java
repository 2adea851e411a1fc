package dev.tourniquet.trail;

import java.util.Set;

/** The event bus that every account has, which calls mean that name none. */
final class DefaultBus {

  private static final String TYPE = "AWS::Events::EventBus";
  private static final Set<String> CALLS = Set.of("PutPermission", "RemovePermission");

  private DefaultBus() {}

  static void read(Scope scope, Collector collector) {
    boolean meant = scope.service().equals("events")
        && CALLS.contains(scope.operation().name())
        && Identity.text(scope.event().request(), "eventBusName").isEmpty();
    if (!meant) {
      return;
    }
    ResourceKey key = ResourceTypes.keyOf(TYPE, "default", scope);
    collector.add(new Mention(
        key,
        ResourceTypes.arnOf(key),
        key.account(),
        key.id(),
        "requestParameters.eventBusName",
        Relation.TARGET,
        "name",
        Confidence.STRONG));
  }
}
