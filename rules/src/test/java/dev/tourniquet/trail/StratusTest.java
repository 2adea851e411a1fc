package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real attacks: what they were about must be found. */
class StratusTest {

  private static final List<Stratus.Line> LINES = Stratus.lines();

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          credential-access.ec2-get-password-data; GetPasswordData; AWS::EC2::Instance; READ
          credential-access.ec2-steal-instance-credentials; SendCommand; AWS::EC2::Instance; TARGET
          credential-access.secretsmanager-retrieve-secrets; GetSecretValue; AWS::SecretsManager::Secret; READ
          credential-access.ssm-retrieve-securestring-parameters; GetParameters; AWS::SSM::Parameter; READ
          defense-evasion.cloudtrail-delete; DeleteTrail; AWS::CloudTrail::Trail; DELETED
          defense-evasion.cloudtrail-event-selectors; PutEventSelectors; AWS::CloudTrail::Trail; TARGET
          defense-evasion.cloudtrail-stop; StopLogging; AWS::CloudTrail::Trail; TARGET
          defense-evasion.dns-delete-logs; DeleteResolverQueryLogConfig; AWS::Route53Resolver::ResolverQueryLoggingConfig; DELETED
          defense-evasion.organizations-leave; LeaveOrganization; AWS::Organizations::Account; TARGET
          defense-evasion.vpc-remove-flow-logs; DeleteFlowLogs; AWS::EC2::FlowLog; DELETED
          discovery.ec2-download-user-data; DescribeInstanceAttribute; AWS::EC2::Instance; READ
          execution.ec2-launch-unusual-instances; RunInstances; AWS::EC2::Image; SOURCE
          execution.ec2-user-data; ModifyInstanceAttribute; AWS::EC2::Instance; TARGET
          execution.ssm-send-command; SendCommand; AWS::EC2::Instance; TARGET
          execution.ssm-start-session; StartSession; AWS::EC2::Instance; TARGET
          exfiltration.ec2-security-group-open-port-22-ingress; AuthorizeSecurityGroupIngress; AWS::EC2::SecurityGroup; TARGET
          exfiltration.ec2-share-ami; ModifyImageAttribute; AWS::EC2::Image; TARGET
          exfiltration.ec2-share-ami; ModifyImageAttribute; AWS::Organizations::Account; GRANTEE
          exfiltration.ec2-share-ebs-snapshot; ModifySnapshotAttribute; AWS::EC2::Snapshot; TARGET
          exfiltration.ec2-share-ebs-snapshot; ModifySnapshotAttribute; AWS::Organizations::Account; GRANTEE
          exfiltration.rds-share-snapshot; ModifyDBSnapshotAttribute; AWS::RDS::DBSnapshot; TARGET
          exfiltration.rds-share-snapshot; ModifyDBSnapshotAttribute; AWS::Organizations::Account; GRANTEE
          impact.bedrock-invoke-model; InvokeModel; AWS::Bedrock::FoundationModel; TARGET
          lateral-movement.ec2-instance-connect; SendSSHPublicKey; AWS::EC2::Instance; TARGET
          lateral-movement.ec2-serial-console-send-ssh-public-key; SendSerialConsoleSSHPublicKey; AWS::EC2::Instance; TARGET
          lateral-movement.ec2-serial-console-send-ssh-public-key; EnableSerialConsoleAccess; AWS::Organizations::Account; TARGET
          persistence.iam-backdoor-role; UpdateAssumeRolePolicy; AWS::IAM::Role; TARGET
          persistence.iam-backdoor-role; UpdateAssumeRolePolicy; AWS::Organizations::Account; GRANTEE
          persistence.iam-backdoor-user; CreateAccessKey; AWS::IAM::AccessKey; CREATED
          persistence.iam-create-admin-user; CreateUser; AWS::IAM::User; CREATED
          persistence.iam-create-backdoor-role; CreateRole; AWS::IAM::Role; CREATED
          persistence.iam-create-user-login-profile; CreateLoginProfile; AWS::IAM::User; TARGET
          persistence.lambda-backdoor-function; AddPermission; AWS::Lambda::Function; TARGET
          persistence.lambda-backdoor-function; AddPermission; Everyone; GRANTEE
          persistence.lambda-layer-extension; UpdateFunctionConfiguration; AWS::Lambda::LayerVersion; DEPENDENCY
          persistence.lambda-overwrite-code; UpdateFunctionCode; AWS::Lambda::Function; TARGET
          persistence.rolesanywhere-create-trust-anchor; CreateTrustAnchor; AWS::RolesAnywhere::TrustAnchor; CREATED
          persistence.sts-federation-token; GetFederationToken; AWS::STS::FederatedUser; CREATED
          privilege-escalation.iam-update-user-login-profile; UpdateLoginProfile; AWS::IAM::User; TARGET
          """)
  void theHeadlineResourceOfEachTechniqueIsFound(
      String technique, String operation, String type, Relation relation) {
    List<Mention> mentions = LINES.stream()
        .filter(line -> line.technique().equals("aws." + technique)
            && line.event().operation().equals(operation))
        .flatMap(line -> Mentions.of(line.event()).all().stream())
        .toList();
    assertThat(mentions).anySatisfy(mention -> assertThat(mention)
        .extracting(found -> found.resource().type(), Mention::relation)
        .containsExactly(type, relation));
  }

  @Test
  void everyLabelledTechniqueNamesAResourceExceptASignInAndASearchByTag() {
    Set<String> silent = new TreeSet<>();
    for (JsonNode label : Stratus.labels()) {
      String technique = label.path("technique").asText();
      boolean named = LINES.stream()
          .filter(line -> line.technique().equals(technique))
          .anyMatch(line -> !namesNothing(line.event()));
      if (label.path("has_log").asBoolean() && !named) {
        silent.add(technique);
      }
    }
    assertThat(silent)
        .containsExactly(
            "aws.credential-access.secretsmanager-batch-retrieve-secrets",
            "aws.initial-access.console-login-without-mfa");
  }

  @Test
  void onlyTheSignInAmongTheSuccessfulWritesNamesNothing() {
    Set<String> silent = LINES.stream()
        .map(Stratus.Line::event)
        .filter(event -> event.succeeded() && !event.readOnly() && namesNothing(event))
        .map(Event::name)
        .collect(Collectors.toSet());
    assertThat(silent).containsExactly("ConsoleLogin");
  }

  @Test
  void atLeast97OfHundredSuccessfulWritesNameAResource() {
    List<Event> writes = LINES.stream()
        .map(Stratus.Line::event)
        .filter(event -> event.succeeded() && !event.readOnly())
        .toList();
    long naming = writes.stream().filter(event -> !namesNothing(event)).count();
    assertThat((double) naming / writes.size()).isCloseTo(1.0, within(0.03));
  }

  @Test
  void everyEventHasAPrincipalAndASource() {
    assertThat(LINES).allSatisfy(line -> {
      EventKeys keys = EventKeys.of(line.event());
      assertThat(keys.principal().confidence()).isEqualTo(Confidence.EXACT);
      assertThat(keys.source().present()).isTrue();
    });
  }

  static boolean namesNothing(Event event) {
    return Mentions.of(event).all().stream()
        .allMatch(mention -> mention.relation().isAccess());
  }
}
