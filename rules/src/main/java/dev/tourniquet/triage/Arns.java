package dev.tourniquet.triage;

import dev.tourniquet.trail.ResourceKey;
import java.util.Map;
import java.util.Optional;

/** The ARN of a resource whose key is known, for the kinds that triage is about. */
final class Arns {

  /** Placeholders: partition, region, account, id. */
  private static final Map<String, String> FORMS = Map.ofEntries(
      Map.entry("AWS::EC2::Image", "arn:%1$s:ec2:%2$s::image/%4$s"),
      Map.entry("AWS::EC2::Snapshot", "arn:%1$s:ec2:%2$s::snapshot/%4$s"),
      Map.entry("AWS::EC2::SecurityGroup", "arn:%1$s:ec2:%2$s:%3$s:security-group/%4$s"),
      Map.entry("AWS::EC2::Instance", "arn:%1$s:ec2:%2$s:%3$s:instance/%4$s"),
      Map.entry("AWS::EC2::Volume", "arn:%1$s:ec2:%2$s:%3$s:volume/%4$s"),
      Map.entry("AWS::RDS::DBSnapshot", "arn:%1$s:rds:%2$s:%3$s:snapshot:%4$s"),
      Map.entry("AWS::RDS::DBClusterSnapshot", "arn:%1$s:rds:%2$s:%3$s:cluster-snapshot:%4$s"),
      Map.entry("AWS::S3::Bucket", "arn:%1$s:s3:::%4$s"),
      Map.entry("AWS::IAM::User", "arn:%1$s:iam::%3$s:user/%4$s"),
      Map.entry("AWS::IAM::Role", "arn:%1$s:iam::%3$s:role/%4$s"),
      Map.entry("AWS::IAM::Group", "arn:%1$s:iam::%3$s:group/%4$s"),
      Map.entry("AWS::CloudTrail::Trail", "arn:%1$s:cloudtrail:%2$s:%3$s:trail/%4$s"));

  private Arns() {}

  static Optional<String> of(ResourceKey key) {
    return Optional.ofNullable(FORMS.get(key.type()))
        .map(form -> form.formatted(key.partition(), key.region(), key.account(), key.id()));
  }
}
