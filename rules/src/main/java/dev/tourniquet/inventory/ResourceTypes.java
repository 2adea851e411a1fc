package dev.tourniquet.inventory;

import dev.tourniquet.trail.ResourceKey;
import java.util.Set;

/** How keys of a type are scoped. */
public final class ResourceTypes {

  public static final String IMAGE = "AWS::EC2::Image";
  public static final String SNAPSHOT = "AWS::EC2::Snapshot";
  public static final String VOLUME = "AWS::EC2::Volume";
  public static final String INSTANCE = "AWS::EC2::Instance";
  public static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";
  public static final String BUCKET = "AWS::S3::Bucket";
  public static final String ACCOUNT = "AWS::Organizations::Account";
  public static final String ACCOUNT_PUBLIC_ACCESS_BLOCK = "AWS::S3::AccountPublicAccessBlock";
  public static final String USER = "AWS::IAM::User";
  public static final String GROUP = "AWS::IAM::Group";
  public static final String ROLE = "AWS::IAM::Role";
  public static final String POLICY = "AWS::IAM::Policy";
  public static final String INSTANCE_PROFILE = "AWS::IAM::InstanceProfile";
  public static final String DB_INSTANCE = "AWS::RDS::DBInstance";
  public static final String DB_CLUSTER = "AWS::RDS::DBCluster";
  public static final String DB_SNAPSHOT = "AWS::RDS::DBSnapshot";
  public static final String DB_CLUSTER_SNAPSHOT = "AWS::RDS::DBClusterSnapshot";
  public static final String FUNCTION = "AWS::Lambda::Function";
  public static final String KMS_KEY = "AWS::KMS::Key";
  public static final String TRAIL = "AWS::CloudTrail::Trail";

  private static final Set<String> SHAREABLE = Set.of(IMAGE, SNAPSHOT);
  private static final Set<String> GLOBAL = Set.of(ACCOUNT, ACCOUNT_PUBLIC_ACCESS_BLOCK);

  private ResourceTypes() {}

  /** The key of the resource with this id or name in that place. */
  public static ResourceKey key(Place place, String type, String id) {
    if (type.equals(BUCKET)) {
      return place.bucket(id);
    }
    if (SHAREABLE.contains(type)) {
      return place.shareable(type, id);
    }
    return type.startsWith("AWS::IAM::") || GLOBAL.contains(type)
        ? place.global(type, id)
        : place.local(type, id);
  }
}
