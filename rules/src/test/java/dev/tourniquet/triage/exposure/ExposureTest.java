package dev.tourniquet.triage.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static Exposure of(String service, String operation, String request) {
    return Exposure.of(Event.parse(
        "{\"eventSource\": \"%s.amazonaws.com\", \"eventName\": \"%s\", \"requestParameters\": %s}"
            .formatted(service, operation, request)));
  }

  @Test
  void anImageIsSharedWithAccountsGroupsAndOrganizations() {
    assertThat(of("ec2", "ModifyImageAttribute", """
            {"launchPermission": {"add": {"items": [{"userId": "012345678901"}, {"group": "all"},
              {"organizationArn": "arn:aws:organizations::1:organization/o-1"}]}}}"""))
        .isEqualTo(new Exposure(
            "launchPermission",
            List.of(
                Grantee.account("012345678901"),
                Grantee.everyone("all"),
                new Grantee(
                    Grantee.Kind.ORGANIZATION, "arn:aws:organizations::1:organization/o-1")),
            List.of()));
  }

  @Test
  void aDescriptionIsNoExposure() {
    assertThat(of("ec2", "ModifyImageAttribute", "{\"description\": {\"value\": \"x\"}}")
            .isNone())
        .isTrue();
  }

  @Test
  void aSnapshotTakenBackOnlyRemoves() {
    Exposure exposure = of(
        "ec2",
        "ModifySnapshotAttribute",
        "{\"createVolumePermission\": {\"remove\": {\"items\": [{\"group\": \"all\"}]}}}");
    assertThat(exposure.onlyRemoves()).isTrue();
  }

  @Test
  void aShareWithOneRoleIsWithItsAccountAndKeepsWhoExactly() {
    String role = "arn:aws:iam::012345678901:role/path/collector";

    assertThat(of(
            "ram",
            "AssociateResourceShare",
            "{\"principals\": [\"" + role + "\", \"210987654321\"]}"))
        .isEqualTo(new Exposure(
            "principals",
            List.of(
                new Grantee(Grantee.Kind.ACCOUNT, "012345678901", role),
                Grantee.account("210987654321")),
            List.of()));
    assertThat(new Grantee(Grantee.Kind.ACCOUNT, "012345678901", role))
        .hasToString("account 012345678901 (role/path/collector)");
  }

  @Test
  void aDatabaseSnapshotIsSharedByRestoreAndByNothingElse() {
    assertThat(of(
                "rds",
                "ModifyDBSnapshotAttribute",
                "{\"attributeName\": \"restore\", \"valuesToAdd\": [\"all\", \"012345678901\"]}")
            .added())
        .containsExactly(Grantee.everyone("all"), Grantee.account("012345678901"));
    assertThat(of(
                "rds",
                "ModifyDBSnapshotAttribute",
                "{\"attributeName\": \"other\", \"valuesToAdd\": [\"all\"]}")
            .isNone())
        .isTrue();
  }

  @Test
  void anAclIsPublicInEachOfItsThreeForms() {
    assertThat(of("s3", "PutBucketAcl", "{\"x-amz-acl\": [\"public-read\"]}").added())
        .containsExactly(Grantee.everyone("public-read"));
    assertThat(of(
                "s3",
                "PutBucketAcl",
                "{\"x-amz-grant-read\": \"uri=\\\"http://acs.amazonaws.com/groups/global/AllUsers\\\"\"}")
            .added())
        .containsExactly(Grantee.everyone("AllUsers"));
    assertThat(of("s3", "PutBucketAcl", """
                {"AccessControlPolicy": {"AccessControlList": {"Grant":
                  {"Grantee": {"URI": "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"}}}}}""").added())
        .containsExactly(Grantee.everyone("AuthenticatedUsers"));
    assertThat(of("s3", "PutBucketAcl", "{\"x-amz-acl\": \"private\"}").isNone())
        .isTrue();
  }

  @Test
  void aPolicyThatCloudTrailLeftOutSaysNothing() {
    assertThat(of("s3", "PutBucketPolicy", "{\"omitted\": true}").isNone()).isTrue();
    assertThat(of("s3", "PutBucketPolicy", "null").isNone()).isTrue();
  }

  @Test
  void shapesThatNoCallHasDoNotThrow() {
    assertThat(
            of("ec2", "ModifyImageAttribute", "{\"launchPermission\": [1, 2]}").isNone())
        .isTrue();
    assertThat(of(
                "ec2",
                "ModifyImageAttribute",
                "{\"launchPermission\": {\"add\": {\"items\": \"x\"}}}")
            .added())
        .isEmpty();
  }

  @Test
  void aVeryLongAccountIsCut() {
    assertThat(Grantee.account("1".repeat(5_000)).id()).hasSize(301);
  }
}
