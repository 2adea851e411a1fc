package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tourniquet.inventory.InventoryPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanTest {

  private static final String OURS = "111122223333";
  private static final String GAAD = "iam-get-account-authorization-details.json";
  private static final String DETAILS = """
      {'UserDetailList': [{
         'Arn': 'arn:aws:iam::111122223333:user/ops/alice', 'UserId': 'AIDAEXAMPLE', 'GroupList': ['readers', 'gone'],
         'UserPolicyList': [{'PolicyName': 'own', 'PolicyDocument': '%s'}],
         'AttachedManagedPolicies': [{'PolicyArn': 'arn:aws:iam::aws:policy/Missing'}],
         'Tags': [{'Key': 'team', 'Value': 'red'}]}],
       'GroupDetailList': [{
         'Arn': 'arn:aws:iam::111122223333:group/readers', 'GroupName': 'readers', 'GroupPolicyList': [],
         'AttachedManagedPolicies': [{'PolicyArn': 'arn:aws:iam::111122223333:policy/read'}]}],
       'RoleDetailList': [{
         'Arn': 'arn:aws:iam::111122223333:role/deep/app', 'RoleId': 'AROAEXAMPLE',
         'AssumeRolePolicyDocument': {'Statement': {
            'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:user/ops/alice'},
            'Action': 'sts:AssumeRole'}},
         'RolePolicyList': [{'PolicyName': 'broken', 'PolicyDocument': {'Statement': 1}}],
         'PermissionsBoundary': {'PermissionsBoundaryArn': 'arn:aws:iam::111122223333:policy/nowhere'},
         'AttachedManagedPolicies': [{'PolicyArn': 'arn:aws:iam::111122223333:policy/read'}]}],
       'Policies': [{'Arn': 'arn:aws:iam::111122223333:policy/read', 'PolicyVersionList': [
         {'VersionId': 'v1', 'IsDefaultVersion': false, 'Document':
           {'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*'}}},
         {'VersionId': 'v2', 'IsDefaultVersion': true, 'Document':
           {'Statement': {'Effect': 'Allow', 'Action': 's3:Get*', 'Resource': '*'}}}]}]}
      """;
  private static final String ALICE = "arn:aws:iam::111122223333:user/ops/alice";
  private static final String APP = "arn:aws:sts::111122223333:assumed-role/app/s1";
  private static final String RED_TEAM =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
          + "\"Action\":\"ec2:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"red\"}}}}";

  @Test
  void groupPoliciesCountInTheirDefaultVersionOnly() {
    assertThat(ask(ALICE, "s3:GetObject", "*").decision().reason())
        .isEqualTo(
            "The identity-based policy allows it: arn:aws:iam::111122223333:policy/read, statement 1");
    assertThat(ask(ALICE, "s3:PutObject", "*").decision().outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
  }

  @Test
  void percentEncodedInlinePoliciesAndTheTagsOfTheUserCount() {
    assertThat(ask(ALICE, "ec2:RunInstances", "*").decision().outcome()).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(ask(ALICE, "s3:GetObject", "arn:aws:s3:::data/x").gaps())
        .extracting(Gap::toString)
        .containsExactlyInAnyOrder(
            "MANAGED_POLICY_DOCUMENT_MISSING(arn:aws:iam::aws:policy/Missing)",
            "POLICY_UNREADABLE(group gone: it was not collected)",
            "SCP_NOT_COLLECTED(111122223333)",
            "RESOURCE_POLICIES_NOT_COLLECTED(arn:aws:s3:::data/x)");
  }

  @Test
  void thePolicyOfABucketCountsForWhomeverItNames() {
    IamInventory open = CollectedGuards.add(
        reader().inventory(),
        InventoryPath.parse(
            "20260301T000000Z/111122223333/global/s3api-get-bucket-policy--data.json"),
        json("{'Policy':'"
            + ("{'Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':"
                    + "'arn:aws:s3:::data/*'},{'Effect':'Deny','Principal':{'AWS':'" + ALICE
                    + "'},'Action':'s3:*','Resource':'arn:aws:s3:::data/*'}]}")
                .replace("'", "\\u0022")
            + "'}"));
    assertThat(
            Can.ask(open, "*", "s3:GetObject", "arn:aws:s3:::data/x").decision().outcome())
        .isEqualTo(Outcome.ALLOWED);
    assertThat(Can.ask(open, ALICE, "s3:GetObject", "arn:aws:s3:::data/x")
            .decision()
            .outcome())
        .isEqualTo(Outcome.EXPLICITLY_DENIED);
    assertThat(
            Can.ask(open, "*", "s3:PutObject", "arn:aws:s3:::data/x").decision().outcome())
        .isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(Can.ask(open, "*", "s3:GetObject", "arn:aws:s3:::other/x")
            .decision()
            .reason())
        .isEqualTo(
            "It depends on the policy of the resource (resource-based policy: no statement)");
  }

  @Test
  void thePoliciesOfKeysAndFunctionsAreFoundByIdOrArn() {
    String key = "arn:aws:kms:eu-west-1:111122223333:key/k-1";
    String policy = "{'Policy':'{\\u0022Statement\\u0022:{\\u0022Effect\\u0022:\\u0022Allow\\u0022,"
        + "\\u0022Principal\\u0022:\\u0022*\\u0022,\\u0022Action\\u0022:\\u0022*\\u0022,\\u0022Resource\\u0022:\\u0022*\\u0022}}'}";
    for (String file : List.of(
        "kms-get-key-policy--k-1",
        "kms-get-key-policy--arn%3Aaws%3Akms%3Aeu-west-1%3A111122223333%3Akey%2Fk-1")) {
      IamInventory known = CollectedGuards.add(
          IamInventory.EMPTY,
          InventoryPath.parse("20260301T000000Z/111122223333/eu-west-1/" + file + ".json"),
          json(policy));
      assertThat(Can.ask(known, "*", "kms:Decrypt", key).decision().outcome())
          .isEqualTo(Outcome.ALLOWED);
    }
    InventoryPath function =
        InventoryPath.parse("20260301T000000Z/111122223333/eu-west-1/lambda-get-policy--f.json");
    assertThat(Can.ask(
                CollectedGuards.add(IamInventory.EMPTY, function, json(policy)),
                "*",
                "lambda:InvokeFunction",
                "arn:aws:lambda:eu-west-1:111122223333:function:f")
            .decision()
            .outcome())
        .isEqualTo(Outcome.ALLOWED);
    assertThat(CollectedGuards.add(IamInventory.EMPTY, function, json("{'Policy':'{}'}"))
            .gaps())
        .extracting(Gap::code)
        .containsExactly(GapCode.POLICY_UNREADABLE);
  }

  @Test
  void aBoundaryNobodyCanReadLeavesItOpen() {
    Can.Answer answer = ask(APP, "s3:GetObject", "*");
    assertThat(answer.decision().outcome()).isEqualTo(Outcome.MAYBE);
    assertThat(answer.gaps())
        .extracting(Gap::code)
        .contains(
            GapCode.BOUNDARY_DOCUMENT_MISSING,
            GapCode.SESSION_POLICY_UNSEEN,
            GapCode.CONDITION_UNEVALUATED);
  }

  @Test
  void theTrustOfARoleIsItsResourcePolicy() {
    assertThat(ask(ALICE, "sts:AssumeRole", "arn:aws:iam::111122223333:role/deep/app")
            .decision()
            .outcome())
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void aPrincipalNobodyCollectedIsSaidToBe() {
    assertThat(ask("arn:aws:iam::111122223333:user/ghost", "s3:GetObject", "*").gaps())
        .contains(new Gap(GapCode.EXTERNAL_PRINCIPAL, "arn:aws:iam::111122223333:user/ghost"));
    assertThat(ask("arn:aws:iam::999988887777:user/eve", "s3:GetObject", "*").gaps())
        .contains(new Gap(GapCode.NO_GAAD, "999988887777"));
  }

  @Test
  void organizationPoliciesAreReadFromWhatTheCliPrints() {
    IamInventoryReader reader = reader();
    reader.add(
        OURS,
        "organizations-describe-organization.json",
        json("{'Organization':{'Id':'o-x','MasterAccountId':'1'}}"));
    reader.add(
        OURS, "organizations-list-parents--111122223333.json", json("{'Parents':[{'Id':'r-1'}]}"));
    scp(reader, "p-full", "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}", "r-1");
    scp(reader, "p-no", "{'Statement':{'Effect':'Deny','Action':'s3:*','Resource':'*'}}", OURS);
    scp(reader, "p-full2", "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}", OURS);
    Can.Answer answer = Can.ask(reader.inventory(), ALICE, "s3:GetObject", "*");
    assertThat(answer.decision().reason())
        .isEqualTo("The service control policy denies it: guard (p-no), statement 1");
    assertThat(answer.gaps()).extracting(Gap::code).doesNotContain(GapCode.SCP_NOT_COLLECTED);
  }

  @Test
  void aLevelWhosePoliciesWereNotCollectedIsAGapAndNoDenial() {
    IamInventoryReader reader = reader();
    reader.add(
        OURS, "organizations-list-parents--111122223333.json", json("{'Parents':[{'Id':'ou-1'}]}"));
    reader.add(OURS, "organizations-list-parents--ou-1.json", json("{'Parents':[{'Id':'r-1'}]}"));
    scp(reader, "p-full", "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}", "r-1");
    scp(reader, "p-same", "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}", OURS);
    Can.Answer answer = Can.ask(reader.inventory(), ALICE, "s3:GetObject", "*");
    assertThat(answer.decision().outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(answer.gaps()).contains(new Gap(GapCode.SCP_NOT_COLLECTED, "ou-1"));
  }

  @Test
  void anOrganizationWhoseUnitsAreTheirOwnParentsIsWalkedOnce() {
    IamInventoryReader reader = reader();
    reader.add(
        OURS, "organizations-list-parents--111122223333.json", json("{'Parents':[{'Id':'ou-1'}]}"));
    reader.add(OURS, "organizations-list-parents--ou-1.json", json("{'Parents':[{'Id':'ou-2'}]}"));
    reader.add(OURS, "organizations-list-parents--ou-2.json", json("{'Parents':[{'Id':'ou-1'}]}"));
    scp(reader, "p-no", "{'Statement':{'Effect':'Deny','Action':'s3:*','Resource':'*'}}", "ou-2");
    assertThat(
            Can.ask(reader.inventory(), ALICE, "s3:GetObject", "*").decision().outcome())
        .isEqualTo(Outcome.EXPLICITLY_DENIED);
  }

  @Test
  void anOrganizationPolicyNobodyCanReadIsPartOfEveryAnswer() {
    IamInventoryReader reader = reader();
    scp(reader, "p-bad", "{'Statement':7}", OURS);
    assertThat(Can.ask(reader.inventory(), ALICE, "s3:GetObject", "*").gaps())
        .contains(
            new Gap(
                GapCode.POLICY_UNREADABLE,
                "Cannot read policy guard (p-bad): Statement is missing; it must be an object or an array"));
  }

  @Test
  void theAgeOfAnInventoryIsPartOfEveryAnswer() {
    Gap old = new Gap(GapCode.GAAD_OLDER_THAN_EVENT, "3 days, 2 IAM writes since");
    assertThat(
            Can.ask(reader().inventory().with(old), ALICE, "s3:GetObject", "*").gaps())
        .contains(old);
  }

  @Test
  void aFileOfAnotherOperationIsAGapOrPassedOver() {
    IamInventoryReader reader = new IamInventoryReader();
    assertThat(reader.add(OURS, "ec2-describe-images.json", json("{}"))).isFalse();
    assertThat(reader.add(OURS, GAAD, json("{'Images':[]}"))).isTrue();
    assertThat(Can.ask(reader.inventory(), ALICE, "s3:GetObject", "*").gaps())
        .extracting(Gap::code)
        .contains(GapCode.EXTERNAL_PRINCIPAL);
    assertThat(reader.inventory().accounts().get(OURS).gaps())
        .containsExactly(new Gap(
            GapCode.NO_GAAD,
            "111122223333: the file holds no UserDetailList and no RoleDetailList"));
  }

  private static Can.Answer ask(String principal, String action, String resource) {
    return Can.ask(reader().inventory(), principal, action, resource);
  }

  private static IamInventoryReader reader() {
    String encoded = URLEncoder.encode(RED_TEAM, StandardCharsets.UTF_8).replace("+", "%20");
    IamInventoryReader reader = new IamInventoryReader();
    reader.add(OURS, GAAD, json(DETAILS.formatted(encoded)));
    return reader;
  }

  private static void scp(IamInventoryReader reader, String id, String document, String target) {
    reader.add(
        OURS,
        "organizations-describe-policy--" + id + ".json",
        json(
            "{'Policy':{'PolicySummary':{'Id':'%s','Name':'guard','Type':'SERVICE_CONTROL_POLICY'},'Content':'%s'}}"
                .formatted(id, document.replace("'", "\\u0022"))));
    reader.add(
        OURS,
        "organizations-list-targets-for-policy--" + id + ".json",
        json("{'Targets':[{'TargetId':'" + target + "'}]}"));
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read the test's own text: " + text, e);
    }
  }
}
