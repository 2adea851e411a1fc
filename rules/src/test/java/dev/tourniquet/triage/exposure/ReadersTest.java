package dev.tourniquet.triage.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of call that lets someone in: who it is, and in which attribute it stays. */
class ReadersTest {

  private static final String ALL =
      "\"{'Statement':[{'Effect':'Allow','Principal':'*','Action':'*'}]}\"";
  private static final String STRANGER =
      "\"{'Statement':[{'Effect':'Allow','Principal':{'AWS':'846424999548'},'Action':'*'}]}\"";

  private static Exposure of(String call, String request, String more) {
    String[] parts = call.split(":", 2);
    String json =
        "{\"eventSource\": \"%s.amazonaws.com\", \"eventName\": \"%s\", \"recipientAccountId\": \"111122223333\", \"requestParameters\": %s%s}"
            .formatted(parts[0], parts[1], request, more);
    return Exposure.of(Event.parse(json));
  }

  private static String text(Exposure exposure) {
    return exposure.attribute() + ": "
        + exposure.added().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** {@code ALL} and {@code STRANGER} stand for the text of a policy. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      sqs:SetQueueAttributes                 | {'attributes': {'Policy': ALL}}           | policy: everyone
      sqs:CreateQueue                        | {'attributes': {'Policy': STRANGER}}      | policy: account 846424999548
      sqs:AddPermission                      | {'aWSAccountIds': ['846424999548']}       | policy: account 846424999548
      sns:SetTopicAttributes                 | {'attributeName': 'Policy', 'attributeValue': ALL} | policy: everyone
      sns:CreateTopic                        | {'attributes': {'Policy': ALL}}           | policy: everyone
      sns:AddPermission                      | {'aWSAccountId': ['111122223333', '846424999548']} | policy: account 846424999548
      sns:Subscribe                          | {'protocol': 'sqs', 'endpoint': 'arn:aws:sqs:us-east-1:846424999548:q'} | subscription: account 846424999548
      kms:PutKeyPolicy                       | {'policy': ALL}                           | policy: everyone
      kms:CreateKey                          | {'policy': STRANGER}                      | policy: account 846424999548
      kms:CreateGrant                        | {'granteePrincipal': 'arn:aws:iam::846424999548:role/x'} | grants: account 846424999548
      secretsmanager:PutResourcePolicy       | {'resourcePolicy': ALL}                   | policy: everyone
      ecr:SetRepositoryPolicy                | {'policyText': STRANGER}                  | policy: account 846424999548
      ecr:PutRegistryPolicy                  | {'policyText': ALL}                       | policy: everyone
      ecr-public:SetRepositoryPolicy         | {'policyText': ALL}                       | policy: everyone
      ecr:PutReplicationConfiguration        | {'replicationConfiguration': {'rules': [{'destinations': [{'registryId': '846424999548'}]}]}} | replication: account 846424999548
      elasticfilesystem:PutFileSystemPolicy  | {'policy': ALL}                           | policy: everyone
      es:CreateElasticsearchDomain           | {'accessPolicies': ALL}                   | policy: everyone
      es:UpdateDomainConfig                  | {'accessPolicies': STRANGER}              | policy: account 846424999548
      backup:PutBackupVaultAccessPolicy      | {'policy': ALL}                           | policy: everyone
      backup:StartCopyJob                    | {'destinationBackupVaultArn': 'arn:aws:backup:us-east-1:846424999548:backup-vault:v'} | copy: account 846424999548
      glacier:SetVaultAccessPolicy           | {'policy': {'policy': ALL}}               | policy: everyone
      dynamodb:PutResourcePolicy             | {'policy': ALL}                           | policy: everyone
      kinesis:PutResourcePolicy              | {'policy': STRANGER}                      | policy: account 846424999548
      redshift:PutResourcePolicy             | {'policy': ALL}                           | policy: everyone
      redshift:AuthorizeSnapshotAccess       | {'accountWithRestoreAccess': '846424999548'} | restore: account 846424999548
      glue:PutResourcePolicy                 | {'policyInJson': ALL}                     | policy: everyone
      logs:PutResourcePolicy                 | {'policyDocument': ALL}                   | policy: everyone
      logs:PutDestinationPolicy              | {'accessPolicy': STRANGER}                | policy: account 846424999548
      acm-pca:PutPolicy                      | {'policy': ALL}                           | policy: everyone
      codeartifact:PutDomainPermissionsPolicy | {'policyDocument': ALL}                  | policy: everyone
      codeartifact:PutRepositoryPermissionsPolicy | {'policyDocument': ALL}              | policy: everyone
      apigateway:CreateRestApi               | {'policy': ALL}                           | policy: everyone
      events:PutPermission                   | {'policy': ALL}                           | policy: everyone
      events:PutPermission                   | {'principal': '846424999548', 'statementId': 'a'} | policy: account 846424999548
      events:PutPermission                   | {'principal': '*', 'condition': {'type': 'StringEquals', 'key': 'aws:PrincipalOrgID', 'value': 'o-ours'}} | policy: organization o-ours
      events:PutTargets                      | {'targets': [{'arn': 'arn:aws:events:us-east-1:846424999548:event-bus/b'}]} | targets: account 846424999548
      s3:PutAccessPointPolicy                | {'policy': ALL}                           | policy: everyone
      s3:CreateAccessPoint                   | {'policy': ALL}                           | policy: everyone
      s3:PutMultiRegionAccessPointPolicy     | {'details': {'policy': ALL}}              | policy: everyone
      s3:PutObjectAcl                        | {'x-amz-acl': 'public-read'}              | objectAcl: everyone
      s3:PutBucketReplication                | {'ReplicationConfiguration': {'Rule': {'Destination': {'Account': '846424999548'}}}} | replication: account 846424999548
      s3tables:PutTableBucketPolicy          | {'resourcePolicy': ALL}                   | policy: everyone
      s3tables:PutTablePolicy                | {'resourcePolicy': ALL}                   | policy: everyone
      s3express:PutBucketPolicy              | {'bucketPolicy': STRANGER}                | policy: account 846424999548
      iam:UpdateAssumeRolePolicy             | {'policyDocument': STRANGER}              | trust: account 846424999548
      lambda:AddPermission                   | {'principal': '*', 'action': 'lambda:InvokeFunction'} | policy: everyone
      lambda:AddPermission                   | {'principal': '846424999548'}             | policy: account 846424999548
      lambda:AddLayerVersionPermission       | {'principal': '*', 'organizationId': 'o-ours'} | policy: organization o-ours
      lambda:CreateFunctionUrlConfig         | {'authType': 'NONE'}                      | url: everyone
      ssm:ModifyDocumentPermission           | {'accountIdsToAdd': ['all']}              | share: everyone
      ram:CreateResourceShare                | {'principals': ['846424999548']}          | principals: account 846424999548
      ram:AssociateResourceShare             | {'principals': ['arn:aws:organizations::999988887777:organization/o-theirs']} | principals: organization arn:aws:organizations::999988887777:organization/o-theirs
      ec2:CreateVpcPeeringConnection         | {'peerOwnerId': '846424999548'}           | peering: account 846424999548
      ec2:ModifyVpcEndpointServicePermissions | {'ModifyVpcEndpointServicePermissionsRequest': {'AddAllowedPrincipals': {'content': 'arn:aws:iam::846424999548:root'}}} | principals: account 846424999548
      codebuild:UpdateProjectVisibility      | {'projectVisibility': 'PUBLIC_READ'}      | visibility: everyone
      """)
  void letsInSomeoneOutside(String call, String request, String expected) {
    assertThat(text(of(call, json(request), ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      lambda:AddPermission         | {'principal': 's3.amazonaws.com'}
      lambda:AddPermission         | {'principal': '*', 'sourceAccount': '111122223333'}
      lambda:AddPermission         | {'principal': '*', 'sourceArn': 'arn:aws:s3:us-east-1:111122223333:b'}
      lambda:AddPermission         | {'principal': '111122223333'}
      lambda:CreateFunctionUrlConfig | {'authType': 'AWS_IAM'}
      kms:CreateGrant              | {'granteePrincipal': 'arn:aws:iam::111122223333:role/x'}
      sns:SetTopicAttributes       | {'attributeName': 'DisplayName', 'attributeValue': 'x'}
      sns:Subscribe                | {'protocol': 'email', 'endpoint': 'a@example.com'}
      events:PutTargets            | {'targets': [{'arn': 'arn:aws:sqs:us-east-1:111122223333:q'}]}
      s3:PutBucketReplication      | {'ReplicationConfiguration': {'Rule': [{'Destination': {'Bucket': 'arn:aws:s3:::b'}}]}}
      es:CreateDomain              | {'vPCOptions': {'subnetIds': ['subnet-1']}, 'accessPolicies': ALL}
      codebuild:UpdateProjectVisibility | {'projectVisibility': 'PRIVATE'}
      sqs:SetQueueAttributes       | {'attributes': {'Policy': ''}}
      ram:CreateResourceShare      | {'principals': null}
      ram:CreateResourceShare      | {'principals': [{'a': 'b'}, null]}
      """)
  void letsInNobodyOutside(String call, String request) {
    assertThat(of(call, json(request), "").added()).isEmpty();
  }

  @Test
  void aRoleTakenFromAnotherAccountLetsThatAccountIn() {
    String caller =
        ", \"userIdentity\": {\"type\": \"AWSAccount\", \"accountId\": \"846424999548\"}";
    assertThat(text(of("sts:AssumeRole", "{}", caller))).isEqualTo("session: account 846424999548");
    assertThat(of("sts:AssumeRole", "{}", ", \"userIdentity\": {\"type\": \"IAMUser\"}")
            .isNone())
        .isTrue();
  }

  @Test
  void aCopyLetsInTheOwnerOfItsBucket() {
    String owners =
        ", \"resources\": [{\"type\": \"AWS::S3::Bucket\", \"accountId\": \"111122223333\"},"
            + " {\"type\": \"AWS::S3::Bucket\", \"accountId\": \"846424999548\"}]";
    assertThat(text(of("s3:CopyObject", "{}", owners))).isEqualTo("copy: account 846424999548");
    assertThat(of("s3:PutObject", "{}", owners).isNone()).isTrue();
  }

  /** Neither that a copy stays with us nor that it leaves is known. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      s3:PutBucketReplication | {'ReplicationConfiguration': {'Rule': [{'Destination': {'Bucket': 'arn:aws:s3:::ours', 'Account': '111122223333'}}, {'Destination': {'Bucket': 'arn:aws:s3:::b'}}]}}
      ecr:PutReplicationConfiguration | {'replicationConfiguration': {'rules': [{'destinations': [{'registryId': '111122223333'}, {'region': 'us-east-1'}]}]}}
      events:PutTargets       | {'targets': [{'arn': 'arn:aws:sqs:us-east-1:111122223333:q'}, {'id': 'b'}]}
      """)
  void oneOwnDestinationDoesNotTellOfAnother(String call, String request) {
    assertThat(of(call, json(request), "")).isEqualTo(Exposure.NONE);
  }

  @Test
  void aCopyToABucketWithoutAnOwnerIsNotWhollyTold() {
    String owners =
        ", \"resources\": [{\"type\": \"AWS::S3::Bucket\", \"accountId\": \"%s\"}, {\"type\": \"AWS::S3::Bucket\"}]";
    assertThat(of("s3:CopyObject", "{}", owners.formatted("111122223333")))
        .isEqualTo(Exposure.NONE);
    assertThat(text(of("s3:CopyObject", "{}", owners.formatted("846424999548"))))
        .isEqualTo("copy: account 846424999548");
  }

  private static String json(String request) {
    return request
        .replace("ALL", ALL.replace("\"", "#"))
        .replace("STRANGER", STRANGER.replace("\"", "#"))
        .replaceAll("'(?=[^#]*(#[^#]*#[^#]*)*$)", "\"")
        .replace("'", "\\\"")
        .replace("#", "\"");
  }
}
