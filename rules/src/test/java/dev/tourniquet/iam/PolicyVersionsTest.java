package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.account;
import static dev.tourniquet.iam.AccountBuilder.attached;
import static dev.tourniquet.iam.AccountBuilder.policyArn;
import static dev.tourniquet.iam.Hours.ADMIN;
import static dev.tourniquet.iam.Hours.LIST;
import static dev.tourniquet.iam.Hours.assess;
import static dev.tourniquet.iam.Hours.call;
import static dev.tourniquet.iam.Hours.may;
import static dev.tourniquet.iam.Hours.newVersion;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which version of a policy was in force at an hour, and which tags. */
class PolicyVersionsTest {

  @Test
  void theVersionThatANewOneReplacedIsFoundAmongThoseCollected() {
    AccountBuilder two = account().user("boss", LIST, attached("p")).versions("p", 2, LIST, ADMIN);
    String version = newVersion(9, "v2");

    assertThat(assess(two, 9, version).permissionClass())
        .isEqualTo(PermissionClass.METADATA_READER);
    assertThat(assess(two, 9, version).gaps())
        .extracting(Gap::code)
        .doesNotContain(GapCode.MANAGED_POLICY_DOCUMENT_MISSING);
    assertThat(assess(two, 12, version).permissionClass()).isEqualTo(PermissionClass.ADMIN);
  }

  @Test
  void whichOfSeveralVersionsWasInForceIsAGap() {
    AccountBuilder three =
        account().user("boss", LIST, attached("p")).versions("p", 3, LIST, LIST, ADMIN);
    AccountBuilder two = account().user("boss", LIST, attached("p")).versions("p", 2, LIST, ADMIN);
    String deleted =
        call(9, "DeletePolicyVersion", "'policyArn':'" + policyArn("p") + "','versionId':'v0'");

    assertThat(assess(three, 8, newVersion(9, "v3")).gaps())
        .extracting(Gap::code)
        .contains(GapCode.MANAGED_POLICY_DOCUMENT_MISSING);
    assertThat(assess(two, 8, newVersion(9, "v2"), deleted).gaps())
        .extracting(Gap::code)
        .contains(GapCode.MANAGED_POLICY_DOCUMENT_MISSING);
  }

  @Test
  void severalNewVersionsAreTakenBackOneAfterTheOther() {
    AccountBuilder three =
        account().user("boss", LIST, attached("p")).versions("p", 3, LIST, ADMIN, ADMIN);

    assertThat(assess(three, 7, newVersion(8, "v2"), newVersion(9, "v3")).permissionClass())
        .isEqualTo(PermissionClass.METADATA_READER);
  }

  @Test
  void aVersionPutInForceIsLookedUpAmongThoseCollected() {
    AccountBuilder two = account().user("boss", LIST, attached("p")).versions("p", 2, ADMIN, LIST);
    String set = call(
        11, "SetDefaultPolicyVersion", "'policyArn':'" + policyArn("p") + "','versionId':'v1'");
    String unknown = set.replace("v1", "v7");

    assertThat(assess(two, 12, set).permissionClass()).isEqualTo(PermissionClass.ADMIN);
    assertThat(assess(two, 12, unknown).gaps())
        .extracting(Gap::toString)
        .contains(
            "GAAD_OLDER_THAN_EVENT(SetDefaultPolicyVersion (e11): the version it put in force was not collected)",
            "MANAGED_POLICY_DOCUMENT_MISSING(" + policyArn("p") + ")");
  }

  @Test
  void aTagPutLaterCountsLaterAndLeavesOpenWhatWasThereBefore() {
    String tagged = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':"
        + "{'StringEquals':{'aws:PrincipalTag/team':'core'}}}";
    AccountBuilder byTag = account().user("boss", tagged);
    String tag = call(11, "TagUser", "'userName':'boss','tags':[{'key':'team','value':'core'}]");
    String untag = call(12, "UntagUser", "'userName':'boss','tagKeys':['team']");

    assertThat(may(byTag, 11, tag)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(may(byTag, 12, tag)).isEqualTo(Outcome.ALLOWED);
    assertThat(may(byTag, 13, tag, untag)).isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(
            assess(byTag, 8, tag.replace("T11:", "T09:").replace("e11", "e9")).gaps())
        .extracting(Gap::toString)
        .contains(
            "GAAD_OLDER_THAN_EVENT(TagUser (e9): which tags there were before it is in no log)");
  }
}
