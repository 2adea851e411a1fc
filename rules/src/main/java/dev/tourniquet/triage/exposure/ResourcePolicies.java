package dev.tourniquet.triage.exposure;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the calls that write a whole resource policy. Each service puts it under a name of its own. */
final class ResourcePolicies {

  /**
   * Where a call has its policy.
   *
   * @param attribute of the resource that holds it
   * @param parameters where it may stand, the first that is there counts
   */
  private record Place(String attribute, ResourceKind kind, List<String> parameters) {
    Place {
      parameters = List.copyOf(parameters);
    }
  }

  private static final Map<String, Place> PLACES = Map.ofEntries(
      entry("iam:UpdateAssumeRolePolicy", trust("policyDocument")),
      entry("iam:CreateRole", trust("assumeRolePolicyDocument")),
      entry("s3:PutBucketPolicy", policy(ResourceKind.S3, "bucketPolicy")),
      entry("s3express:PutBucketPolicy", policy(ResourceKind.S3, "bucketPolicy")),
      entry("s3:CreateAccessPoint", policy(ResourceKind.S3, "policy")),
      entry(
          "s3:PutAccessPointPolicy",
          policy(ResourceKind.S3, "policy", "PutAccessPointPolicyRequest.Policy")),
      entry(
          "s3:PutMultiRegionAccessPointPolicy",
          policy(
              ResourceKind.S3,
              "details.policy",
              "PutMultiRegionAccessPointPolicyRequest.Details.Policy")),
      entry("s3tables:PutTableBucketPolicy", policy(ResourceKind.OTHER, "resourcePolicy")),
      entry("s3tables:PutTablePolicy", policy(ResourceKind.OTHER, "resourcePolicy")),
      entry("sqs:CreateQueue", policy(ResourceKind.SQS_QUEUE, "attributes.Policy")),
      entry(
          "sqs:SetQueueAttributes",
          policy(ResourceKind.SQS_QUEUE, "attributes.Policy", "attribute.Policy")),
      entry("sns:CreateTopic", policy(ResourceKind.SNS_TOPIC, "attributes.Policy")),
      entry("sns:SetTopicAttributes", policy(ResourceKind.SNS_TOPIC, "attributeValue")),
      entry("kms:CreateKey", policy(ResourceKind.KMS_KEY, "policy")),
      entry("kms:PutKeyPolicy", policy(ResourceKind.KMS_KEY, "policy")),
      entry("secretsmanager:PutResourcePolicy", policy(ResourceKind.SECRET, "resourcePolicy")),
      entry("ecr:SetRepositoryPolicy", policy(ResourceKind.OTHER, "policyText")),
      entry("ecr:PutRegistryPolicy", policy(ResourceKind.OTHER, "policyText")),
      entry("ecr-public:SetRepositoryPolicy", policy(ResourceKind.ECR_PUBLIC, "policyText")),
      entry("elasticfilesystem:PutFileSystemPolicy", policy(ResourceKind.FILE_SYSTEM, "policy")),
      entry("es:CreateDomain", policy(ResourceKind.OPENSEARCH, "accessPolicies")),
      entry("es:UpdateDomainConfig", policy(ResourceKind.OPENSEARCH, "accessPolicies")),
      entry("es:CreateElasticsearchDomain", policy(ResourceKind.OPENSEARCH, "accessPolicies")),
      entry(
          "es:UpdateElasticsearchDomainConfig", policy(ResourceKind.OPENSEARCH, "accessPolicies")),
      entry("backup:PutBackupVaultAccessPolicy", policy(ResourceKind.OTHER, "policy")),
      entry("glacier:SetVaultAccessPolicy", policy(ResourceKind.OTHER, "policy.policy", "policy")),
      entry("dynamodb:PutResourcePolicy", policy(ResourceKind.OTHER, "policy")),
      entry("kinesis:PutResourcePolicy", policy(ResourceKind.OTHER, "policy")),
      entry("redshift:PutResourcePolicy", policy(ResourceKind.OTHER, "policy")),
      entry("glue:PutResourcePolicy", policy(ResourceKind.OTHER, "policyInJson")),
      entry("logs:PutResourcePolicy", policy(ResourceKind.OTHER, "policyDocument")),
      entry("logs:PutDestinationPolicy", policy(ResourceKind.OTHER, "accessPolicy")),
      entry("acm-pca:PutPolicy", policy(ResourceKind.OTHER, "policy")),
      entry(
          "codeartifact:PutDomainPermissionsPolicy", policy(ResourceKind.OTHER, "policyDocument")),
      entry(
          "codeartifact:PutRepositoryPermissionsPolicy",
          policy(ResourceKind.OTHER, "policyDocument")),
      entry("apigateway:CreateRestApi", policy(ResourceKind.API_GATEWAY, "policy")));

  private ResourcePolicies() {}

  /**
   * Empty for a call that writes no policy. A document that CloudTrail left out, or that cannot be read, says nothing:
   * least of all that nobody is let in.
   */
  static Optional<Exposure> of(Event event) {
    return Optional.ofNullable(PLACES.get(event.service() + ":" + event.operation()))
        .map(place -> of(event, place));
  }

  /** What the policy that a call writes lets everyone do; nothing where it writes none. */
  static Set<String> publicActions(Event event) {
    return Optional.ofNullable(PLACES.get(event.service() + ":" + event.operation()))
        .flatMap(place -> document(event, place)
            .map(policy -> PolicyReach.publicActions(policy, kind(event, place))))
        .orElse(Set.of());
  }

  /** What alone the policy that a call writes holds everyone to; nothing where it writes none. */
  static List<String> heldTo(Event event) {
    return Optional.ofNullable(PLACES.get(event.service() + ":" + event.operation()))
        .flatMap(place -> document(event, place)
            .map(policy -> HeldTo.of(policy, kind(event, place), event.account())))
        .orElse(List.of());
  }

  private static Optional<JsonNode> document(Event event, Place place) {
    return place.parameters().stream()
        .map(parameter -> event.at("requestParameters." + parameter))
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst();
  }

  private static Exposure of(Event event, Place place) {
    return document(event, place)
        .filter(PolicyReach::isReadable)
        .map(known -> new Exposure(
            place.attribute(),
            PolicyReach.ofWritten(known, kind(event, place), event.account()),
            List.of()))
        .orElse(Exposure.NONE);
  }

  /** A domain with subnets has no address outside of its network. */
  private static ResourceKind kind(Event event, Place place) {
    JsonNode subnets = event.at("requestParameters.vPCOptions.subnetIds");
    return place.kind() == ResourceKind.OPENSEARCH && !subnets.isEmpty()
        ? ResourceKind.OPENSEARCH_IN_VPC
        : place.kind();
  }

  private static Place trust(String parameter) {
    return new Place("trust", ResourceKind.IAM_ROLE, List.of(parameter));
  }

  private static Place policy(ResourceKind kind, String... parameters) {
    return new Place("policy", kind, List.of(parameters));
  }
}
