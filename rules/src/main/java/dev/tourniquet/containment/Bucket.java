package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.ResourceTypes;
import java.util.ArrayList;
import java.util.List;

/** Shuts the public out of a bucket; the policy is not touched here. */
final class Bucket {

  private static final List<String> FLAGS =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  private Bucket() {}

  /** The block of the bucket; where the account's was lifted, the account's. */
  static List<Step> blockPublicAccess(Situation s) {
    if (s.resource().type().equals(ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK)) {
      return blockPublicAccessOfAccount(s);
    }
    ObjectNode id = Json.object("Bucket", s.resource().id());
    return List.of(block(
        s,
        "s3",
        id,
        List.of(
            Read.s3("GetPublicAccessBlock", s.resource().id()),
            Read.s3("GetBucketPolicy", s.resource().id()),
            Read.s3("GetBucketPolicyStatus", s.resource().id()),
            Read.s3("GetBucketAcl", s.resource().id()),
            Read.s3("GetBucketOwnershipControls", s.resource().id()),
            Read.s3("GetBucketWebsite", s.resource().id())),
        List.of(
            "Public websites on this bucket go dark",
            "While its policy is public, access of other accounts is cut as well")));
  }

  /** The setting of the account, which holds for all its buckets. */
  static List<Step> blockPublicAccessOfAccount(Situation s) {
    ObjectNode id = Json.object("AccountId", s.account());
    return List.of(block(
        s,
        "s3control",
        id,
        List.of(new Call("s3control", "GetPublicAccessBlock", id)),
        List.of(
            "It holds for every bucket of the account: look first which are meant to be public")));
  }

  private static Step block(
      Situation s, String service, ObjectNode id, List<Call> save, List<String> cautions) {
    JsonNode saved = saved(s, service);
    List<String> all = new ArrayList<>(cautions);
    if (saved == null) {
      all.add(
          "The setting before is not in the logs: undo with the saved answer, and delete the setting only if there was none");
    }
    ObjectNode on = Json.object();
    FLAGS.forEach(flag -> on.put(flag, true));
    return s.step(put(service, id, on), undo(service, id, saved), save, all)
        .affecting(s.strangersOnResource());
  }

  /** The setting that is written: that of an access point, say, is not the account's. */
  private static JsonNode saved(Situation s, String service) {
    String whose =
        service.equals("s3") ? ResourceTypes.BUCKET : ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK;
    return s.resource().type().equals(whose) ? s.now().get("publicAccessBlock") : null;
  }

  /** Puts a saved setting back, or deletes it where there was none. */
  static Call undo(String service, ObjectNode id, JsonNode saved) {
    if (saved == null || !saved.isObject() || saved.isEmpty()) {
      return new Call(service, "DeletePublicAccessBlock", id);
    }
    ObjectNode before = Json.object();
    FLAGS.forEach(flag -> before.put(flag, saved.path(flag).asBoolean(false)));
    return put(service, id, before);
  }

  private static Call put(String service, ObjectNode id, ObjectNode flags) {
    return new Call(
        service,
        "PutPublicAccessBlock",
        id.deepCopy().set("PublicAccessBlockConfiguration", flags));
  }

  /** Where a list of grants opened it, the list goes as well: the block may be lifted one day. */
  static List<Step> privateAcl(Situation s) {
    boolean byAcl = s.trigger().operation().equals("PutBucketAcl")
        || !s.trigger().text("requestParameters.x-amz-acl").isEmpty();
    if (!byAcl) {
      return List.of();
    }
    ObjectNode id = Json.object("Bucket", s.resource().id());
    return List.of(s.step(
            new Call("s3", "PutBucketAcl", id.deepCopy().put("ACL", "private")),
            new Call("s3", "PutBucketAcl", id.deepCopy().put("ACL", acl(s))),
            List.of(Read.s3("GetBucketAcl", s.resource().id())),
            List.of(
                "Objects may carry lists of their own: IgnorePublicAcls covers them",
                "Undo it with the grants of the saved answer"))
        .affecting(s.strangersOnResource()));
  }

  private static boolean isBucket(Situation s) {
    return s.resource().type().equals(ResourceTypes.BUCKET);
  }

  private static String acl(Situation s) {
    JsonNode canned = s.trigger().at("requestParameters.x-amz-acl");
    String text = canned.isArray() ? canned.path(0).asText("") : canned.asText("");
    return text.isEmpty() ? "public-read" : text;
  }

  /** Old versions of objects are what a destroyer leaves behind. */
  static List<Step> keepVersions(Situation s) {
    if (!isBucket(s)) {
      return List.of();
    }
    return List.of(s.step(
        versioning(s, "Enabled"),
        versioning(s, "Suspended"),
        List.of(Read.s3("GetBucketVersioning", s.resource().id())),
        List.of("A bucket never goes back to having no versions: undoing only suspends them")));
  }

  static Call versioning(Situation s, String status) {
    return new Call(
        "s3",
        "PutBucketVersioning",
        Json.object("Bucket", s.resource().id())
            .set("VersioningConfiguration", Json.object("Status", status)));
  }

  /** Copies of new objects go nowhere any more; the inverse needs the saved configuration. */
  static List<Step> stopReplication(Situation s) {
    if (!isBucket(s)) {
      return List.of();
    }
    JsonNode written = s.trigger().at("requestParameters.ReplicationConfiguration");
    ObjectNode id = Json.object("Bucket", s.resource().id());
    ObjectNode restored = id.deepCopy();
    restored.set(
        "ReplicationConfiguration",
        written.isObject() ? written : Json.object("Role", "<as saved>"));
    return List.of(s.step(
        new Call("s3", "DeleteBucketReplication", id),
        new Call("s3", "PutBucketReplication", restored),
        List.of(Read.s3("GetBucketReplication", s.resource().id())),
        List.of(
            "Replication that was there before stops as well",
            "What was copied already stays in the other bucket")));
  }
}
