package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;

import dev.tourniquet.trail.Operation.Kind;
import java.util.Map;
import java.util.Set;

/** What a call does with a resource, told from the kind of operation and from where the resource stands. */
final class Relations {

  /** Services whose calls are about resources of any other service. */
  private static final Set<String> ABOUT_OTHERS =
      Set.of("tagging", "ram", "backup", "config", "resource-explorer-2");

  /** What a call of another service only uses, and the services whose calls are about it. */
  private static final Map<String, Set<String>> USED = Map.of(
      "AWS::KMS::Key", Set.of("kms"),
      "AWS::KMS::Alias", Set.of("kms"),
      "AWS::IAM::InstanceProfile", Set.of("iam"),
      "AWS::IAM::Role", Set.of("iam", "sts", "sso"),
      "AWS::S3::Bucket", Set.of("s3"),
      "AWS::Logs::LogGroup", Set.of("logs"),
      "AWS::SNS::Topic", Set.of("sns"),
      "AWS::Lambda::LayerVersion", Set.of());

  private static final Set<String> CONTAINERS = Set.of(
      "AWS::EC2::VPC",
      "AWS::EC2::Subnet",
      "AWS::ECS::Cluster",
      "AWS::EKS::Cluster",
      "AWS::RDS::DBSubnetGroup");

  private static final Set<String> ORIGINS = Set.of(
      "AWS::EC2::Image",
      "AWS::EC2::Instance",
      "AWS::EC2::Snapshot",
      "AWS::EC2::Volume",
      "AWS::EC2::LaunchTemplate",
      "AWS::RDS::DBInstance",
      "AWS::RDS::DBCluster",
      "AWS::RDS::DBSnapshot",
      "AWS::RDS::DBClusterSnapshot",
      "AWS::Redshift::ClusterSnapshot",
      "AWS::Redshift::Cluster",
      "AWS::DynamoDB::Table");

  /** What an answer to another creation names because it came into being with it: a fleet's instances, their disks. */
  private static final Set<String> BORN_TOGETHER = Set.of("AWS::EC2::Instance", "AWS::EC2::Volume");

  private Relations() {}

  static Relation of(String type, Trace trace, Scope scope, Confidence confidence) {
    Operation operation = scope.operation();
    String leaf = trace.leaf();
    if (scope.service().equals("sts") && type.startsWith("AWS::STS::")) {
      return Relation.CREATED;
    }
    if (operation.kind() == Kind.READ) {
      return trace.passes("filter") ? Relation.QUERIED : Relation.READ;
    }
    if (leaf.startsWith("source") && operation.kind() == Kind.CREATE) {
      return Relation.SOURCE;
    }
    if (operation.names(type, leaf)) {
      return operation.kind() == Kind.CREATE ? Relation.CREATED : Relation.DELETED;
    }
    if (isUsed(type, trace, scope)) {
      return type.equals("AWS::IAM::Role") ? Relation.PASSED_ROLE : Relation.DEPENDENCY;
    }
    return operation.kind() == Kind.CREATE
        ? ofCreate(type, trace, confidence)
        : ofChange(type, trace, scope, confidence);
  }

  /** What an answer tells beside the changed thing itself is what that thing uses. */
  private static Relation ofChange(String type, Trace trace, Scope scope, Confidence confidence) {
    boolean aside = confidence != EXACT || !ResourceTypes.known(type);
    boolean named = scope.operation().mentions(type, trace.leaf());
    return answered(trace) && aside && !named ? Relation.DEPENDENCY : Relation.TARGET;
  }

  private static boolean answered(Trace trace) {
    return trace.section().equals("responseElements");
  }

  private static Relation ofCreate(String type, Trace trace, Confidence confidence) {
    if (CONTAINERS.contains(type)) {
      return Relation.CONTAINER;
    }
    if (type.equals("AWS::EC2::SecurityGroup") || type.equals("AWS::EC2::EIP")) {
      return Relation.DEPENDENCY;
    }
    boolean answered = answered(trace);
    if (ORIGINS.contains(type) && !(answered && BORN_TOGETHER.contains(type))) {
      return Relation.SOURCE;
    }
    // What AWS answers with an id of its own came with the thing; a name may have been there
    // before.
    return answered && confidence == EXACT ? Relation.CREATED : Relation.TARGET;
  }

  private static boolean isUsed(String type, Trace trace, Scope scope) {
    Set<String> own = USED.get(type);
    if (own != null) {
      return !own.contains(scope.service()) && !ABOUT_OTHERS.contains(scope.service());
    }
    // A rule that lets another security group in; a policy that is attached, or bounds.
    return switch (type) {
      case "AWS::EC2::SecurityGroup" -> trace.passes("groups") || trace.passes("groupSet");
      case "AWS::IAM::Policy" ->
        trace.leaf().equals("permissionsBoundary") || attaches(scope.operation().name());
      default -> false;
    };
  }

  private static boolean attaches(String operation) {
    return operation.startsWith("Attach") || operation.startsWith("Detach");
  }
}
