package dev.tourniquet.jobs.contain;

import static java.util.Map.entry;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of AWS's services, made when first needed. */
final class AwsClients implements AutoCloseable {
  /** Throttling is answered within these; what lasts longer is told to the responder. */
  private static final int MOST_ATTEMPTS = 6;

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);
  private static final Map<String, Supplier<AwsClientBuilder<?, ? extends SdkClient>>> SERVICES =
      Map.ofEntries(
          entry("autoscaling", AutoScalingClient::builder),
          entry("cloudtrail", CloudTrailClient::builder),
          entry("config", ConfigClient::builder),
          entry("ec2", Ec2Client::builder),
          entry("ecr", EcrClient::builder),
          entry("guardduty", GuardDutyClient::builder),
          entry("iam", IamClient::builder),
          entry("kms", KmsClient::builder),
          entry("lambda", LambdaClient::builder),
          entry("organizations", OrganizationsClient::builder),
          entry("ram", RamClient::builder),
          entry("rds", RdsClient::builder),
          entry("redshift", RedshiftClient::builder),
          entry("s3", S3Client::builder),
          entry("s3control", S3ControlClient::builder),
          entry("secretsmanager", SecretsManagerClient::builder),
          entry("sns", SnsClient::builder),
          entry("sqs", SqsClient::builder),
          entry("ssm", SsmClient::builder),
          entry("sts", StsClient::builder));

  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;
  private final String mark;
  private final Map<String, SdkClient> clients = new HashMap<>();

  AwsClients(AwsCredentialsProvider credentials, Optional<URI> endpoint, String mark) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.mark = mark;
  }

  /** Whether calls of this service can be made here. */
  static boolean knows(String service) {
    return SERVICES.containsKey(service);
  }

  SdkClient client(String service, String region) {
    return clients.computeIfAbsent(service + " " + region, key -> made(service, region));
  }

  private SdkClient made(String service, String region) {
    AwsClientBuilder<?, ? extends SdkClient> builder = SERVICES.get(service).get();
    builder.credentialsProvider(credentials);
    builder.region(region(service, region));
    builder.overrideConfiguration(ClientOverrideConfiguration.builder()
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, mark)
        .apiCallAttemptTimeout(LONGEST_ATTEMPT)
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(MOST_ATTEMPTS)
            .build())
        .build());
    endpoint.ifPresent(uri -> direct(builder, uri));
    if (builder instanceof S3ClientBuilder s3) {
      s3.crossRegionAccessEnabled(endpoint.isEmpty());
    }
    return builder.build();
  }

  /** An endpoint of one's own has no host for each bucket and account. */
  private static void direct(AwsClientBuilder<?, ?> builder, URI uri) {
    builder.endpointOverride(uri);
    if (builder instanceof S3ClientBuilder s3) {
      s3.forcePathStyle(true);
    }
    if (builder instanceof S3ControlClientBuilder control) {
      control.endpointProvider(parameters ->
          CompletableFuture.completedFuture(Endpoint.builder().url(uri).build()));
    }
  }

  /** Services without Regions sign with one of their own; a bucket's is found on the way. */
  private static Region region(String service, String region) {
    if (!region.equals("global") && !region.isEmpty()) {
      return Region.of(region);
    }
    return service.equals("iam") || service.equals("organizations")
        ? Region.AWS_GLOBAL
        : Region.US_EAST_1;
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
  }
}
