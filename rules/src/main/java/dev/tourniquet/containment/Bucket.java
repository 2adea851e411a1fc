package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Shuts the public out of a bucket; the policy stays as it is, for evidence and for the way back. */
final class Bucket {

  private static final List<String> FLAGS =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  private Bucket() {}

  static List<Step> blockPublicAccess(Situation s) {
    JsonNode saved = s.now().get("publicAccessBlock");
    List<String> cautions = new ArrayList<>(List.of(
        "Public websites on this bucket go dark",
        "While its policy is public, access of other accounts is cut as well"));
    if (saved == null) {
      cautions.add(
          "The setting before is not in the logs: undo with the saved answer, and delete the setting only if there was none");
    }
    ObjectNode all = Json.object();
    FLAGS.forEach(flag -> all.put(flag, true));
    return List.of(s.step(
        put(s, all),
        inverse(s, saved),
        List.of("s3:GetBucketPublicAccessBlock", "s3:GetBucketPolicy", "s3:GetBucketAcl"),
        cautions));
  }

  private static Call inverse(Situation s, JsonNode saved) {
    if (saved == null || !saved.isObject() || saved.isEmpty()) {
      return new Call(
          "s3", "DeletePublicAccessBlock", Json.object("Bucket", s.resource().id()));
    }
    ObjectNode before = Json.object();
    FLAGS.forEach(flag -> before.put(flag, saved.path(flag).asBoolean(false)));
    return put(s, before);
  }

  private static Call put(Situation s, ObjectNode flags) {
    return new Call(
        "s3",
        "PutPublicAccessBlock",
        Json.object("Bucket", s.resource().id()).set("PublicAccessBlockConfiguration", flags));
  }
}
