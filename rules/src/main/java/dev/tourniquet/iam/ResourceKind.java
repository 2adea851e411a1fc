package dev.tourniquet.iam;

/** What a resource policy hangs on, as far as that changes whom it lets in. */
public enum ResourceKind {
  S3(Audience.PUBLIC_ANON),
  SNS_TOPIC(Audience.PUBLIC_ANON),
  SQS_QUEUE(Audience.PUBLIC_ANON),
  LAMBDA_FUNCTION(Audience.PUBLIC_ANON),
  API_GATEWAY(Audience.PUBLIC_ANON),
  ECR_PUBLIC(Audience.PUBLIC_ANON),
  OPENSEARCH(Audience.PUBLIC_ANON),
  /** A domain that has no address outside its VPC: everyone is everyone in there. */
  OPENSEARCH_IN_VPC(Audience.VPC_ONLY),
  IAM_ROLE(Audience.PUBLIC_ANY_AWS),
  KMS_KEY(Audience.PUBLIC_ANY_AWS),
  SECRET(Audience.PUBLIC_ANY_AWS),
  FILE_SYSTEM(Audience.PUBLIC_ANY_AWS),
  /** Any other: they take signed calls only. */
  OTHER(Audience.PUBLIC_ANY_AWS);

  private final Audience everyone;

  ResourceKind(Audience everyone) {
    this.everyone = everyone;
  }

  /** Who comes in when a policy lets everyone in. */
  Audience everyone() {
    return everyone;
  }
}
