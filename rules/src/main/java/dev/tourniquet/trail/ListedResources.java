package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Identity.first;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code resources[]}, which only S3, KMS, STS, SSM and few others fill, and the object of an S3 call. */
final class ListedResources {

  private static final int MOST = 1_000;

  private ListedResources() {}

  static void read(Scope scope, Collector collector) {
    JsonNode resources = scope.event().record().path("resources");
    for (int i = 0; i < Math.min(resources.size(), MOST); i++) {
      listed(resources.path(i), Trace.section("resources").element(i), scope, collector);
    }
    if (scope.service().equals("s3")) {
      object(scope, collector);
    }
  }

  private static void listed(JsonNode resource, Trace place, Scope scope, Collector collector) {
    String prefix = Identity.text(resource, "ARNPrefix");
    String written =
        first(first(Identity.text(resource, "ARN"), Identity.text(resource, "arn")), prefix);
    Arn.read(written).ifPresent(arn -> {
      String owner = first(AccountIds.listed(resource), arn.account());
      ResourceKey key = ResourceTypes.keyOf(arn, owner.isEmpty() ? scope : scope.ownedBy(owner));
      Relation relation = Relations.of(key.type(), place.field("ARN"), scope, EXACT);
      boolean whole = prefix.isEmpty();
      collector.add(new Mention(
          key,
          whole ? written : "",
          owner,
          written,
          place.field(whole ? "ARN" : "ARNPrefix").path(),
          relation,
          "listed",
          whole ? EXACT : STRONG));
    });
  }

  private static void object(Scope scope, Collector collector) {
    String bucket = Identity.text(scope.event().request(), "bucketName");
    String name = Identity.text(scope.event().request(), "key");
    if (bucket.isEmpty() || name.isEmpty()) {
      return;
    }
    ResourceKey key = ResourceTypes.keyOf("AWS::S3::Object", bucket + "/" + name, scope);
    Trace place = Trace.section("requestParameters").field("key");
    Relation relation = Relations.of(key.type(), place, scope, STRONG);
    collector.add(new Mention(
        key, ResourceTypes.arnOf(key), "", name, place.path(), relation, "name", STRONG));
  }
}
