package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that only some rules ask, and what the state of their resources says. */
class PackQuestionsTest {

  private static final String ADMIN =
      "{\"type\": \"IAMUser\", \"arn\": \"arn:aws:iam::111122223333:user/joe\", \"userName\": \"joe\", \"accountId\": \"111122223333\"}";

  private static TriageRule rule(String file) {
    return Packs.load().stream()
        .filter(rule -> rule.origin().file().endsWith(file + ".yml"))
        .map(TriageRule::of)
        .findFirst()
        .orElseThrow();
  }

  private static Event call(String id, int minutes, String call, String request, String more) {
    String[] parts = call.split(":", 2);
    return event(
        id,
        minutes,
        "{\"eventSource\": \"%s.amazonaws.com\", \"eventName\": \"%s\", \"userIdentity\": %s, \"requestParameters\": %s%s}"
            .formatted(parts[0], parts[1], ADMIN, request, more));
  }

  private static Finding judged(String file, String resource, Event... events) {
    return Story.of(rule(file), resource).with(events).judged();
  }

  // tried

  @Test
  void triedToLeaveIsProbablySickAndLeftIsSick() {
    String account = "AWS::Organizations::Account|aws||global|111122223333";
    Event refused = call(
        "e1",
        0,
        "organizations:LeaveOrganization",
        "null",
        ", \"errorCode\": \"AccessDenied\", \"sourceIPAddress\": \"203.0.113.7\"");
    Event left = call(
        "e2",
        1,
        "organizations:LeaveOrganization",
        "null",
        ", \"sourceIPAddress\": \"203.0.113.7\"");

    Finding tried = judged("identity/organization-left", account, refused);
    assertThat(tried.verdict()).isEqualTo(Verdict.PROBABLY_SICK);
    assertThat(tried.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(tried.signs().get(0).answer())
        .isEqualTo(
            "Account leaves the organization or is closed: joe tried LeaveOrganization, 1 time in all,"
                + " last at 2026-03-01 14:05 UTC. Every call was refused, and tells as much.");
    assertThat(judged("identity/organization-left", account, refused, left).verdict())
        .isEqualTo(Verdict.SICK);
  }

  // address

  private static Finding fromOneAddress(String address, int coveredDays) {
    TriageRule made = rule("identity/user-created");
    TriageRule shared = new TriageRule(
        made.id(),
        "Several identities",
        "high",
        List.of(),
        "shared-address",
        List.of("condition", "address"),
        "");
    return Story.of(shared, "address|aws||global|" + address)
        .with(call(
            "e1",
            0,
            "iam:CreateUser",
            "{\"userName\": \"new\"}",
            ", \"sourceIPAddress\": \"" + address + "\""))
        .coveredDays(coveredDays)
        .judged();
  }

  @Test
  void severalIdentitiesOnAnAddressThatNobodyKnowsAreSick() {
    assertThat(fromOneAddress(STRANGE, 44).verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void severalIdentitiesAtTheOfficeAreNotSick() {
    assertThat(fromOneAddress(OFFICE, 44).verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void withoutHistoryNobodyCanSayWhetherTheyMayComeFromThere() {
    Finding finding = fromOneAddress(STRANGE, 3);

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.signs().get(1).reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(finding.gaps()).anyMatch(gap -> gap.startsWith("shared address: " + STRANGE));
  }

  // destination

  private static final String POLICY =
      "{\"secretId\": \"db\", \"resourcePolicy\": \"{\\\"Statement\\\":"
          + "[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"*\\\",\\\"Condition\\\":"
          + "{\\\"StringEquals\\\":{\\\"aws:PrincipalOrgID\\\":\\\"%s\\\"}}}]}\"}";

  private static Finding openedTo(String organizationId, Organization ours) {
    return Story.of(
            rule("sharing/resource-policy-opened"),
            "AWS::SecretsManager::Secret|aws|111122223333|us-east-1|db")
        .with(
            call("e1", 0, "secretsmanager:PutResourcePolicy", POLICY.formatted(organizationId), ""))
        .in(ours)
        .judged();
  }

  @Test
  void aPolicyForOurOrganizationIsNotSickAndForAnotherSick() {
    assertThat(openedTo("o-exampleorgid", Organizations.ours()).verdict())
        .isEqualTo(Verdict.NOT_SICK);
    assertThat(openedTo("o-theirs", Organizations.ours()).verdict()).isEqualTo(Verdict.SICK);
  }

  @Test
  void theUrlOfAnAliasStaysOpenWhenTheFunctionsOwnIsClosed() {
    String function = "AWS::Lambda::Function|aws|111122223333|us-east-1|app";
    Event open = call(
        "e1",
        0,
        "lambda:CreateFunctionUrlConfig",
        "{\"functionName\": \"app\", \"qualifier\": \"prod\", \"authType\": \"NONE\"}",
        "");
    Event other = call(
        "e2",
        5,
        "lambda:UpdateFunctionUrlConfig",
        "{\"functionName\": \"app\", \"authType\": \"AWS_IAM\"}",
        "");

    assertThat(judged("compute/function-exposed", function, open, other).bleeding())
        .isEqualTo(Bleeding.YES);
  }

  @Test
  void thePermissionOfAnAliasStaysWhenTheFunctionsOwnOfThatNameIsTakenBack() {
    String key = "AWS::Lambda::Function|aws|111122223333|us-east-1|app";
    String all =
        ", \"responseElements\": {\"statement\": \"{\\\"Sid\\\":\\\"s\\\",\\\"Effect\\\":\\\"Allow\\\","
            + "\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"lambda:InvokeFunction\\\",\\\"Resource\\\":\\\"r\\\"}\"}";
    String own = "{\"functionName\": \"app\", \"statementId\": \"s\", \"principal\": \"*\","
        + " \"action\": \"lambda:InvokeFunction\"}";
    Event live =
        call("e1", 0, "lambda:AddPermission", own.replace("}", ", \"qualifier\": \"live\"}"), all);
    Event itself = call("e2", 5, "lambda:AddPermission", own, all);
    Event gone = call(
        "e3",
        9,
        "lambda:RemovePermission",
        "{\"functionName\": \"app\", \"statementId\": \"s\"}",
        "");

    assertThat(judged("compute/function-exposed", key, live, itself, gone).bleeding())
        .isEqualTo(Bleeding.YES);
  }

  @Test
  void whoWeAreMustBeSaidBeforeAnOrganizationIsAStranger() {
    Finding finding = openedTo("o-exampleorgid", Organization.unknown());

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.gaps())
        .contains("destination: the organization file does not name our organization");
  }

  // is it still so?

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      compute/function-exposed; AWS::Lambda::Function|aws|111122223333|us-east-1|app; lambda:AddPermission; {"functionName": "app", "statementId": "s", "principal": "*", "action": "lambda:InvokeFunction"}; , "responseElements": {"statement": "{\\"Sid\\":\\"s\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"lambda:InvokeFunction\\",\\"Resource\\":\\"r\\"}"}; lambda:RemovePermission; {"functionName": "app", "statementId": "s"}
      compute/function-exposed; AWS::Lambda::Function|aws|111122223333|us-east-1|app; lambda:CreateFunctionUrlConfig; {"functionName": "app", "authType": "NONE"}; ,"a": 1; lambda:UpdateFunctionUrlConfig; {"functionName": "app", "authType": "AWS_IAM"}
      compute/function-exposed; AWS::Lambda::Function|aws|111122223333|us-east-1|app; lambda:CreateFunctionUrlConfig; {"functionName": "app", "qualifier": "prod", "authType": "NONE"}; ,"a": 1; lambda:DeleteFunctionUrlConfig; {"functionName": "app", "qualifier": "prod"}
      keys/key-destroyed; AWS::KMS::Key|aws|111122223333|us-east-1|k; kms:DisableKey; {"keyId": "k"}; ,"a": 1; kms:EnableKey; {"keyId": "k"}
      data/database-reachable; AWS::RDS::DBInstance|aws|111122223333|us-east-1|db; rds:ModifyDBInstance; {"dBInstanceIdentifier": "db", "publiclyAccessible": true}; ,"a": 1; rds:ModifyDBInstance; {"dBInstanceIdentifier": "db", "publiclyAccessible": false}
      storage/acls-enabled; AWS::S3::Bucket|aws||global|b; s3:PutBucketOwnershipControls; {"bucketName": "b", "OwnershipControls": {"Rule": {"ObjectOwnership": "ObjectWriter"}}}; ,"a": 1; s3:PutBucketOwnershipControls; {"bucketName": "b", "OwnershipControls": {"Rule": {"ObjectOwnership": "BucketOwnerEnforced"}}}
      """)
  void whatWasOpenedIsOpenUntilItIsTakenBack(
      String file,
      String resource,
      String opens,
      String opening,
      String response,
      String closes,
      String closing) {
    Event open = call("e1", 0, opens, opening, response);
    Event close = call("e2", 5, closes, closing, "");

    assertThat(judged(file, resource, open).bleeding()).isEqualTo(Bleeding.YES);
    assertThat(judged(file, resource, open, close).bleeding()).isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void aRuleThatDoesNotAskWhoIsLetInIsNotClearedByThat() {
    TriageRule noDestination = new TriageRule(
        rule("identity/role-trust-opened").id(),
        "Trust written",
        "high",
        List.of(),
        "",
        List.of("condition"),
        "");
    Event own = call(
        "e1",
        0,
        "iam:UpdateAssumeRolePolicy",
        "{\"roleName\": \"r\", \"policyDocument\": \"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\","
            + "\\\"Principal\\\":{\\\"AWS\\\":\\\"111122223333\\\"},\\\"Action\\\":\\\"sts:AssumeRole\\\"}]}\"}",
        "");

    assertThat(Story.of(noDestination, "AWS::IAM::Role|aws|111122223333|global|r")
            .with(own)
            .judged()
            .verdict())
        .isEqualTo(Verdict.PROBABLY_SICK);
  }
}
