package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What a strange address means for a caller that has no place of its own, and for one that has. */
class RoamingTest {

  private static final Event DEPLOYED = event("e1", 0, """
      {"eventSource": "codebuild.amazonaws.com", "eventName": "UpdateProject", "readOnly": false,
       "sourceIPAddress": "%s", "requestParameters": {"name": "storefront"},
       "userIdentity": {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQQ:GitHubActions",
         "arn": "arn:aws:sts::111122223333:assumed-role/GitHubDeploy/GitHubActions", "accountId": "111122223333",
         "accessKeyId": "ASIAQQQQQQQQQQQQQQQQ", "sessionContext": {"sessionIssuer": {"type": "Role",
           "arn": "arn:aws:iam::111122223333:role/ci/GitHubDeploy", "userName": "GitHubDeploy", "accountId": "111122223333"}}}}
      """.formatted(STRANGE));

  private static Story deployed() {
    TriageRule rule = Packs.load().stream()
        .filter(one -> one.origin().file().endsWith("compute/workload-changed.yml"))
        .map(TriageRule::of)
        .findFirst()
        .orElseThrow();
    return Story.of(rule, "AWS::IAM::Role|aws|111122223333|global|GitHubDeploy").with(DEPLOYED);
  }

  private static Sign sign(Finding finding, String question) {
    return finding.signs().stream()
        .filter(sign -> sign.question().equals(question))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunnerFromAPoolIsNotRaisedByAnAddressThatNobodyKnows() {
    Finding finding = deployed().roamingDays(30).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(sign(finding, "source-ip").answer())
        .endsWith("New addresses are ordinary for this caller.");
    assertThat(sign(finding, "pattern").answer())
        .startsWith("First time from " + STRANGE
            + ", but new addresses are ordinary for role GitHubDeploy (session GitHubActions): it came from"
            // Yesterday's address belongs to the incident.
            + " 29 addresses in 29 networks before");
  }

  @Test
  void whoAlwaysCameFromOnePlaceIsRaisedByTheSame() {
    assertThat(deployed().batchDays(30).judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void anAddressOfANetworkThatItUsedBeforeSaysLittleWhereNewOnesHappen() {
    String neighbour = STRANGE.substring(0, STRANGE.lastIndexOf('.')) + ".78";
    assertThat(deployed().alsoFrom(neighbour, 10).judged().verdict()).isEqualTo(Verdict.MAYBE);
  }

  @Test
  void aShortHistoryDoesNotMakeARoamer() {
    Finding finding = deployed().roamingDays(4).judged();

    assertThat(sign(finding, "pattern").answer()).startsWith("INSUFFICIENT_HISTORY");
    assertThat(finding.verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }
}
