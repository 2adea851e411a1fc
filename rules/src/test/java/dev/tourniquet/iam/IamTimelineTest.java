package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.attached;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.Hours.ADMIN_TEXT;
import static dev.tourniquet.iam.Hours.ATTACH;
import static dev.tourniquet.iam.Hours.LIST;
import static dev.tourniquet.iam.Hours.PUT_ADMIN;
import static dev.tourniquet.iam.Hours.call;
import static dev.tourniquet.iam.Hours.events;
import static dev.tourniquet.iam.Hours.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Collected at hour 10; calls at other hours of the same day. */
class IamTimelineTest {

  private final AccountBuilder account = account()
      .user("ops", LIST)
      .user("boss", LIST, attached("all"))
      .group("admins", AccountBuilder.ADMIN)
      .policy("all", AccountBuilder.ADMIN);

  @Test
  void callsBetweenCollectionAndEventAreFollowed() {
    String attach = call(11, "AttachUserPolicy", ATTACH);

    assertThat(classAt(11, "user/ops", attach)).isEqualTo(PermissionClass.METADATA_READER);
    assertThat(classAt(12, "user/ops", attach)).isEqualTo(PermissionClass.ADMIN);
    assertThat(timeline(attach).at(hour(12)).followed()).isEqualTo(1);
  }

  @Test
  void whatWasAttachedAfterTheEventIsTakenBack() {
    String attach = call(9, "AttachUserPolicy", ATTACH.replace("ops", "boss"));

    assertThat(classAt(8, "user/boss", attach)).isEqualTo(PermissionClass.METADATA_READER);
    assertThat(classAt(9, "user/boss", attach)).isEqualTo(PermissionClass.METADATA_READER);
    assertThat(classAt(8, "user/boss")).isEqualTo(PermissionClass.ADMIN);
    assertThat(timeline(attach).at(hour(8)).taken()).isEqualTo(hour(10));
  }

  @Test
  void whatWasDetachedAfterTheEventWasThere() {
    assertThat(classAt(8, "user/ops", call(9, "DetachUserPolicy", ATTACH)))
        .isEqualTo(PermissionClass.ADMIN);
    assertThat(classAt(
            8, "user/ops", call(9, "RemoveUserFromGroup", "'userName':'ops','groupName':'admins'")))
        .isEqualTo(PermissionClass.ADMIN);
  }

  @Test
  void theEarlierTextOfAPolicyIsFoundInTheCallBefore() {
    String first = call(5, "PutUserPolicy", PUT_ADMIN);
    String second = call(
        9, "PutUserPolicy", PUT_ADMIN.replace("\\'*\\',\\'Resource", "\\'s3:List*\\',\\'Resource"));

    assertThat(classAt(8, "user/ops", first, second)).isEqualTo(PermissionClass.ADMIN);
    assertThat(gapsAt(8, "user/ops", first, second))
        .noneMatch(gap -> gap.startsWith("POLICY_UNREADABLE"));
  }

  @Test
  void anEarlierTextThatIsInNoLogMayHaveAllowedAnything() {
    String put = call(9, "PutUserPolicy", PUT_ADMIN);

    Assessment then = new Assessor(timeline(put).at(hour(8)).inventory()).assess(arn("user/ops"));

    assertThat(then.permissionClass()).isEqualTo(PermissionClass.NONE);
    assertThat(then.atMost()).isEqualTo(PermissionClass.ADMIN);
    assertThat(then.gaps())
        .extracting(Gap::toString)
        .contains("POLICY_UNREADABLE(what was in force before PutUserPolicy (e9) is in no log)");
  }

  @Test
  void aBoundaryPutLaterLeavesTheEarlierOneOpen() {
    String put = call(
        9,
        "PutUserPermissionsBoundary",
        "'userName':'ops','permissionsBoundary':'" + policyArn("all") + "'");

    assertThat(gapsAt(8, "user/ops", put))
        .contains("BOUNDARY_DOCUMENT_MISSING(in force before PutUserPermissionsBoundary (e9))");
    assertThat(gapsAt(
            8, "user/ops", call(3, "DeleteUserPermissionsBoundary", "'userName':'ops'"), put))
        .noneMatch(gap -> gap.startsWith("BOUNDARY"));
  }

  @Test
  void aUserMadeAfterTheEventWasNotThere() {
    assertThat(classAt(8, "user/ops", call(9, "CreateUser", "'userName':'ops'")))
        .isEqualTo(PermissionClass.UNKNOWN);
  }

  @Test
  void aUserDeletedAfterTheEventIsNotHeld() {
    String deleted = call(9, "DeleteUser", "'userName':'gone'");
    String detached = call(9, "DetachUserPolicy", ATTACH.replace("ops", "gone"));

    assertThat(classAt(8, "user/gone", detached, deleted)).isEqualTo(PermissionClass.UNKNOWN);
    assertThat(gapsAt(8, "user/ops", detached, deleted))
        .noneMatch(gap -> gap.startsWith("GAAD_OLDER_THAN_EVENT"));
  }

  @Test
  void anotherVersionPutInForceLaterLeavesTheDocumentMissing() {
    String version = call(
        9,
        "CreatePolicyVersion",
        "'policyArn':'" + policyArn("all") + "','setAsDefault':true,'policyDocument':'" + ADMIN_TEXT
            + "'");
    String before = call(
        4,
        "CreatePolicyVersion",
        "'policyArn':'" + policyArn("all") + "','setAsDefault':true,'policyDocument':'"
            + ADMIN_TEXT.replace("\\'*\\',\\'Resource", "\\'s3:List*\\',\\'Resource") + "'");

    assertThat(gapsAt(8, "user/boss", version))
        .contains("MANAGED_POLICY_DOCUMENT_MISSING(" + policyArn("all") + ")");
    assertThat(classAt(8, "user/boss", before, version)).isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void anotherNameIsAGapBothWays() {
    for (int hour : List.of(9, 11)) {
      assertThat(gapsAt(
              hour == 9 ? 8 : 12,
              "user/ops",
              call(hour, "UpdateUser", "'userName':'ops','newUserName':'svc'")))
          .contains("GAAD_OLDER_THAN_EVENT(UpdateUser (e" + hour
              + "): it gives ops another name or path)");
    }
  }

  @Test
  void aTrustRewrittenLaterIsAGap() {
    AccountBuilder withRole = account().role("app", AccountBuilder.service("ec2"), LIST);
    String update =
        call(9, "UpdateAssumeRolePolicy", "'roleName':'app','policyDocument':'" + ADMIN_TEXT + "'");
    IamTimeline timeline = new IamTimeline(Map.of(hour(10), withRole.inventory()), events(update));

    assertThat(new Assessor(timeline.at(hour(8)).inventory())
            .assess(arn("role/app"))
            .gaps())
        .extracting(Gap::toString)
        .contains(
            "POLICY_UNREADABLE(what was in force before UpdateAssumeRolePolicy (e9) is in no log)");
  }

  @Test
  void aGroupNobodyCollectedIsAGap() {
    assertThat(gapsAt(
            12, "user/ops", call(11, "AddUserToGroup", "'userName':'ops','groupName':'unseen'")))
        .contains("POLICY_UNREADABLE(group unseen: it was not collected)");
  }

  @Test
  void parametersThatWereLeftOutAreAGapBothWays() {
    for (int hour : List.of(9, 11)) {
      assertThat(
              gapsAt(hour == 9 ? 8 : 12, "user/ops", call(hour, "PutUserPolicy", "'omitted':true")))
          .contains("GAAD_OLDER_THAN_EVENT(PutUserPolicy (e" + hour
              + "): its parameters were too large to be recorded)");
    }
  }

  @Test
  void aFailedCallIsNotTakenBack() {
    String failed = call(9, "DetachUserPolicy", ATTACH)
        .replace("'eventID'", "'errorCode':'AccessDenied','eventID'");

    assertThat(classAt(8, "user/ops", failed)).isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void theNearestCollectionBeforeCounts() {
    IamTimeline timeline = new IamTimeline(
        Map.of(
            hour(4),
            account().inventory(),
            hour(10),
            account.inventory(),
            hour(20),
            account().inventory()),
        List.of());

    assertThat(timeline.at(hour(12)).taken()).isEqualTo(hour(10));
    assertThat(timeline.at(hour(10)).taken()).isEqualTo(hour(10));
    assertThat(timeline.at(hour(2)).taken()).isEqualTo(hour(4));
    assertThatThrownBy(() -> new IamTimeline(Map.of(), List.of()))
        .hasMessage("Invalid timeline: there is no collection");
  }

  private PermissionClass classAt(int hour, String path, String... calls) {
    return new Assessor(timeline(calls).at(hour(hour)).inventory())
        .assess(arn(path))
        .permissionClass();
  }

  private List<String> gapsAt(int hour, String path, String... calls) {
    return new Assessor(timeline(calls).at(hour(hour)).inventory())
        .assess(arn(path)).gaps().stream().map(Gap::toString).toList();
  }

  private IamTimeline timeline(String... calls) {
    return new IamTimeline(Map.of(hour(10), account.inventory()), events(calls));
  }
}
