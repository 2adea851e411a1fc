package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
