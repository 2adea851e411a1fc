package dev.tourniquet.inventory;

import dev.tourniquet.trail.ResourceKey;
import java.util.Locale;
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

  public static final String ACCESS_KEY = "AWS::IAM::AccessKey";
  public static final String OBJECT = "AWS::S3::Object";

  /** Their ids are unique without account and region. */
  private static final Set<String> WORLDWIDE =
      Set.of(BUCKET, OBJECT, ACCOUNT, ACCOUNT_PUBLIC_ACCESS_BLOCK, ACCESS_KEY);

  private static final Set<String> SHAREABLE = Set.of(IMAGE, SNAPSHOT);

  private static final Set<String> REDSHIFT =
      Set.of("AWS::Redshift::Cluster", "AWS::Redshift::ClusterSnapshot");

  private ResourceTypes() {}

  /** The key of the resource with this id or name in that place: the same that events mentioning it are indexed by. */
  public static ResourceKey key(Place place, String type, String id) {
    if (WORLDWIDE.contains(type)) {
      return place.worldwide(type, id);
    }
    if (SHAREABLE.contains(type)) {
      return place.shareable(type, id);
    }
    if (type.equals(POLICY) && id.startsWith("arn:")) {
      return managedPolicy(place, id);
    }
    // RDS and Redshift take names in any case and keep them in lower case.
    boolean lower = type.startsWith("AWS::RDS::") || REDSHIFT.contains(type);
    String name = lower ? id.toLowerCase(Locale.ROOT) : id;
    return type.startsWith("AWS::IAM::") ? place.global(type, name) : place.local(type, name);
  }

  /** Policies of AWS have {@code aws} in place of an account. */
  private static ResourceKey managedPolicy(Place place, String arn) {
    String[] parts = arn.split(":", 6);
    String account = parts.length == 6 ? parts[4] : place.account();
    return new Place(place.partition(), account, place.region())
        .global(POLICY, arn.substring(arn.lastIndexOf('/') + 1));
  }
}
