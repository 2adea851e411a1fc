package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.RESET;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.document;
import static dev.tourniquet.config.Reads.documentOrNothing;
import static dev.tourniquet.config.Reads.gone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Who may read and write buckets. */
final class BucketRules {

  static final String POLICY = "policy";
  static final String ACL = "acl";
  static final String PUBLIC_ACCESS_BLOCK = "publicAccessBlock";
  static final String OWNERSHIP = "ownership";

  private static final Function<Event, List<ResourceKey>> BUCKET =
      Subjects.at(ResourceTypes.BUCKET, "requestParameters.bucketName");
  private static final Function<Event, List<ResourceKey>> ACCESS_POINT = Subjects.at(
      "AWS::S3::AccessPoint", "requestParameters.name", "requestParameters.accessPointName");
  private static final Function<Event, JsonNode> NO_BLOCK = always(PublicAccess.block(false));

  static final List<AttributeRule> ALL = List.of(
      rule("s3 CreateBucket", BUCKET, POLICY, CREATE, always(Json.nothing())),
      rule("s3 PutBucketPolicy", BUCKET, POLICY, SET, document("requestParameters.bucketPolicy")),
      rule("s3 DeleteBucketPolicy", BUCKET, POLICY, RESET, always(Json.nothing())),
      rule("s3 DeleteBucket", BUCKET, POLICY, DELETE, gone()),
      rule("s3 CreateBucket", BUCKET, ACL, CREATE, Acl::ofRequest),
      rule("s3 PutBucketAcl", BUCKET, ACL, SET, Acl::ofRequest),
      rule("s3 DeleteBucket", BUCKET, ACL, DELETE, gone()),
      rule("s3 CreateBucket", BUCKET, PUBLIC_ACCESS_BLOCK, CREATE, PublicAccess::ofNewBucket),
      rule(
          "s3 PutBucketPublicAccessBlock",
          BUCKET,
          PUBLIC_ACCESS_BLOCK,
          SET,
          PublicAccess::ofRequest),
      rule("s3 DeleteBucketPublicAccessBlock", BUCKET, PUBLIC_ACCESS_BLOCK, RESET, NO_BLOCK),
      rule("s3 DeleteBucket", BUCKET, PUBLIC_ACCESS_BLOCK, DELETE, gone()),
      rule(
          "s3 PutAccountPublicAccessBlock",
          Subjects::accountPublicAccess,
          PUBLIC_ACCESS_BLOCK,
          SET,
          PublicAccess::ofRequest),
      rule(
          "s3 DeleteAccountPublicAccessBlock",
          Subjects::accountPublicAccess,
          PUBLIC_ACCESS_BLOCK,
          RESET,
          NO_BLOCK),
      rule("s3 CreateBucket", BUCKET, OWNERSHIP, CREATE, PublicAccess::ownershipOfNewBucket),
      rule("s3 PutBucketOwnershipControls", BUCKET, OWNERSHIP, SET, PublicAccess::ownership),
      rule(
          "s3 DeleteBucketOwnershipControls",
          BUCKET,
          OWNERSHIP,
          RESET,
          always(Json.textNode("ObjectWriter"))),
      rule("s3 DeleteBucket", BUCKET, OWNERSHIP, DELETE, gone()),
      rule(
          "s3 CreateAccessPoint",
          ACCESS_POINT,
          POLICY,
          CREATE,
          documentOrNothing("requestParameters.policy")),
      rule(
          "s3 CreateAccessPoint",
          ACCESS_POINT,
          PUBLIC_ACCESS_BLOCK,
          CREATE,
          PublicAccess::ofNewAccessPoint),
      rule(
          "s3 PutAccessPointPolicy",
          ACCESS_POINT,
          POLICY,
          SET,
          document(
              "requestParameters.policy", "requestParameters.PutAccessPointPolicyRequest.Policy")),
      rule("s3 DeleteAccessPointPolicy", ACCESS_POINT, POLICY, RESET, always(Json.nothing())),
      rule("s3 DeleteAccessPoint", ACCESS_POINT, POLICY, DELETE, gone()));

  private BucketRules() {}
}
