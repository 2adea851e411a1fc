package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.ADMIN;
import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.AccountBuilder.service;
import static dev.tourniquet.iam.Ask.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IamWritesTest {

  private static final String READ = allow("s3:ListBucket", "*");
  private static final String ADMIN_TEXT =
      "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}}";

  private final AccountBuilder account = account()
      .user("team/ops", READ)
      .group("admins", ADMIN)
      .role("app", service("ec2"), READ)
      .policy("all", ADMIN);

  @Test
  void anInlinePolicyIsPutAndTakenAway() {
    String put = call(
        "PutUserPolicy", "'userName':'ops','policyName':'p','policyDocument':'" + ADMIN_TEXT + "'");
    assertThat(classAfter("user/team/ops", put)).isEqualTo(PermissionClass.ADMIN);
    assertThat(classAfter(
            "user/team/ops", put, call("DeleteUserPolicy", "'userName':'ops','policyName':'p'")))
        .isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void aPolicyOfTheSameNameIsReplaced() {
    String put = call(
        "PutUserPolicy",
        "'userName':'ops','policyName':'inline','policyDocument':'{\\\"Statement\\\":[]}'");
    assertThat(classAfter("user/team/ops", put)).isEqualTo(PermissionClass.NONE);
  }

  @Test
  void aManagedPolicyIsAttachedAndDetached() {
    String parameters = "'roleName':'app','policyArn':'" + policyArn("all") + "'";
    assertThat(classAfter("role/app", call("AttachRolePolicy", parameters)))
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(classAfter(
            "role/app", call("AttachRolePolicy", parameters), call("DetachRolePolicy", parameters)))
        .isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void aPolicyOfAwsThatHungOnNobodyIsKnownWhenItIsAttached() {
    String admin = "'userName':'ops','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'";
    String unknown = "'userName':'ops','policyArn':'arn:aws:iam::aws:policy/NobodyKnows'";

    assertThat(classAfter("user/team/ops", call("AttachUserPolicy", admin)))
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(classAfter(
            "user/team/ops", call("AttachUserPolicy", admin.replace("arn:aws:", "arn:aws-cn:"))))
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(new Assessor(after(call("AttachUserPolicy", unknown)))
            .assess(arn("user/team/ops"))
            .gaps())
        .extracting(Gap::toString)
        .contains("MANAGED_POLICY_DOCUMENT_MISSING(arn:aws:iam::aws:policy/NobodyKnows)");
  }

  @Test
  void aUserJoinsAGroup() {
    assertThat(classAfter(
            "user/team/ops", call("AddUserToGroup", "'userName':'ops','groupName':'admins'")))
        .isEqualTo(PermissionClass.ADMIN);
  }

  @Test
  void aNewUserIsThere() {
    assertThat(classAfter("user/eve", call("CreateUser", "'userName':'eve'")))
        .isEqualTo(PermissionClass.NONE);
    assertThat(classAfter(
            "user/eve",
            call("CreateUser", "'userName':'eve'"),
            call("DeleteUser", "'userName':'eve'")))
        .isEqualTo(PermissionClass.UNKNOWN);
  }

  @Test
  void aBoundaryIsPut() {
    IamInventory after = after(call(
        "PutUserPermissionsBoundary",
        "'userName':'ops','permissionsBoundary':'" + policyArn("all") + "'"));
    assertThat(new Assessor(after).assess(arn("user/team/ops")).flags().hasBoundary())
        .isTrue();
  }

  @Test
  void aTrustIsRewritten() {
    String document =
        "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"sts:AssumeRole\\\","
            + "\\\"Principal\\\":{\\\"AWS\\\":\\\"999988887777\\\"}}}";
    IamInventory after = after(
        call("UpdateAssumeRolePolicy", "'roleName':'app','policyDocument':'" + document + "'"));
    assertThat(new Assessor(after).assess(arn("role/app")).flags().crossAccountTrust())
        .isTrue();
  }

  @Test
  void aNewDefaultVersionIsInForceAndAnotherVersionIsNot() {
    String version =
        "'policyArn':'" + policyArn("all") + "','policyDocument':'{\\\"Statement\\\":[]}'";
    String attach =
        call("AttachRolePolicy", "'roleName':'app','policyArn':'" + policyArn("all") + "'");
    assertThat(classAfter(
            "role/app", attach, call("CreatePolicyVersion", version + ",'setAsDefault':true")))
        .isEqualTo(PermissionClass.METADATA_READER);
    assertThat(classAfter("role/app", attach, call("CreatePolicyVersion", version)))
        .isEqualTo(PermissionClass.ADMIN);
  }

  @Test
  void aFailedCallChangesNothing() {
    String put = call(
        "PutUserPolicy", "'userName':'ops','policyName':'p','policyDocument':'" + ADMIN_TEXT + "'");
    assertThat(classAfter(
            "user/team/ops", put.replace("'eventID'", "'errorCode':'AccessDenied','eventID'")))
        .isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void aCallThatWasTooLargeToRecordIsAGap() {
    IamInventory after =
        after(call("PutUserPolicy", "'omitted':true,'reason':'requestParameters too large'"));
    assertThat(new Assessor(after).assess(arn("user/team/ops")).gaps())
        .extracting(Gap::toString)
        .contains(
            "GAAD_OLDER_THAN_EVENT(PutUserPolicy (e1): its parameters were too large to be recorded)");
  }

  @Test
  void aDocumentThatIsNoPolicyIsAGap() {
    IamInventory after =
        after(call("PutUserPolicy", "'userName':'ops','policyName':'p','policyDocument':'{{{'"));
    assertThat(new Assessor(after).assess(arn("user/team/ops")).gaps())
        .extracting(Gap::code)
        .contains(GapCode.POLICY_UNREADABLE);
  }

  private PermissionClass classAfter(String path, String... calls) {
    return new Assessor(after(calls)).assess(arn(path)).permissionClass();
  }

  private IamInventory after(String... calls) {
    return account
        .inventory()
        .after(Arrays.stream(calls)
            .map(call -> Event.parse(call.replace('\'', '"')))
            .toList());
  }

  private static String call(String name, String parameters) {
    return "{'eventID':'e1','eventSource':'iam.amazonaws.com','eventName':'" + name
        + "','recipientAccountId':'111122223333','requestParameters':{" + parameters + "}}";
  }
}
