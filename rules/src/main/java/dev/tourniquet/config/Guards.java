package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.stream.Stream;

/** "A successful write proves that the guard was off." */
public final class Guards {

  private static final String EVERYBODY = "all";

  private Guards() {}

  /** The guards that the call proves to have been off at its time; nothing for failed calls. Never throws. */
  public static List<GuardProof> off(Event event) {
    return Changes.of(event).stream().flatMap(change -> proofs(event, change)).toList();
  }

  private static Stream<GuardProof> proofs(Event event, AttributeChange change) {
    if (change.op() != Op.SET && change.op() != Op.ADD && change.op() != Op.CREATE) {
      return Stream.of();
    }
    return switch (change.resource().type() + " " + change.attribute()) {
      case "AWS::S3::Bucket policy" ->
        isPlainlyPublic(change.value())
            ? block(event, change, "BlockPublicPolicy", "a public bucket policy was accepted")
            : Stream.of();
      case "AWS::S3::Bucket acl" -> acl(event, change);
      case "AWS::EC2::Snapshot createVolumePermission" ->
        shared(
            change,
            List.of(
                proof(
                    change,
                    change.resource(),
                    "encrypted",
                    "an encrypted snapshot cannot be made public"),
                proof(
                    change,
                    regional(event, "AWS::EC2::SnapshotBlockPublicAccess"),
                    "state",
                    "a snapshot was made public")));
      case "AWS::EC2::Image launchPermission" ->
        shared(
            change,
            List.of(proof(
                change,
                regional(event, "AWS::EC2::ImageBlockPublicAccess"),
                "state",
                "an image was made public")));
      case "AWS::RDS::DBSnapshot restore", "AWS::RDS::DBClusterSnapshot restore" ->
        shared(
            change,
            List.of(proof(
                change,
                change.resource(),
                "encrypted",
                "an encrypted snapshot cannot be made public")));
      default -> Stream.of();
    };
  }

  private static Stream<GuardProof> acl(Event event, AttributeChange change) {
    boolean open = Json.each(change.value())
        .anyMatch(grant ->
            grant.asText().startsWith(Acl.EVERYONE) || grant.asText().startsWith(Acl.ANY_AWS));
    return open
        ? Stream.concat(
            block(event, change, "BlockPublicAcls", "a public ACL was accepted"),
            Stream.of(proof(
                change, change.resource(), "ownership.BucketOwnerEnforced", "an ACL was accepted")))
        : Stream.of();
  }

  private static Stream<GuardProof> shared(AttributeChange change, List<GuardProof> proofs) {
    return Json.has(change.value(), EVERYBODY) ? proofs.stream() : Stream.of();
  }

  private static Stream<GuardProof> block(
      Event event, AttributeChange change, String flag, String because) {
    String guard = BucketRules.PUBLIC_ACCESS_BLOCK + "." + flag;
    Place place = Place.of(event);
    ResourceKey account =
        ResourceTypes.key(place, ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK, place.account());
    return Stream.of(
        proof(change, change.resource(), guard, because), proof(change, account, guard, because));
  }

  private static GuardProof proof(
      AttributeChange change, ResourceKey resource, String guard, String because) {
    return new GuardProof(resource, guard, because, change.eventId(), change.time());
  }

  private static ResourceKey regional(Event event, String type) {
    return ResourceTypes.key(Place.of(event), type, event.region());
  }

  /**
   * Whether a statement allows everybody without any condition. Conditions that do not narrow are not looked at: what is
   * public only on a closer look proves nothing here.
   */
  private static boolean isPlainlyPublic(JsonNode policy) {
    return Json.each(Canonical.of(policy).path("Statement")).anyMatch(statement -> {
      JsonNode principal = statement.path("Principal");
      boolean anybody = principal.asText().equals("*") || Json.has(principal.path("AWS"), "*");
      return Json.text(statement.path("Effect")).equals("Allow")
          && anybody
          && !statement.has("Condition");
    });
  }
}
