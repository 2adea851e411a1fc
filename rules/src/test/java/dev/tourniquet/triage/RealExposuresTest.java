package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.History;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the page shows of each technique by which Stratus Red Team exposed something: what changed, by which call and
 * whose, the call that puts it back, and what the resource is a copy of.
 */
class RealExposuresTest {

  private static final TriageRule ANY =
      new TriageRule("any", "Any", "", List.of(), "", List.of(), "");

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          ModifyImageAttribute ~ launchPermission[846424999548] ~ ModifyImageAttribute ~ ec2-describe-images.json
          ModifySnapshotAttribute ~ createVolumePermission[098797384747] ~ ModifySnapshotAttribute ~ ec2-describe-snapshots.json
          ModifyDBSnapshotAttribute ~ restore ~ ModifyDBSnapshotAttribute ~ rds-describe-db-snapshots.json
          AuthorizeSecurityGroupIngress ~ rules[ingress tcp 22-22 208.236.235.254/0] ~ RevokeSecurityGroupIngress ~
          AddPermission20150331v2 ~ policy[backdoor] ~ RemovePermission ~
          UpdateAssumeRolePolicy ~ trust ~ ~
          CreateRole ~ trust ~ ~
          AttachUserPolicy ~ attachedPolicies[arn:aws:iam::aws:policy/AdministratorAccess] ~ DetachUserPolicy ~
          CreateAccessKey ~ accessKeys[AKIAL80DWDVKKM0UXEER] ~ UpdateAccessKey ~
          CreateLoginProfile ~ loginProfile ~ DeleteLoginProfile ~
          """)
  void anExposureIsShownWithItsCallItsCallerAndTheWayBack(
      String call, String path, String revert, String wouldTell) {
    Event event = RealAttacksTest.EVENTS.stream()
        .filter(one -> one.name().equals(call) && one.succeeded())
        .findFirst()
        .orElseThrow();
    Investigation shown = Investigator.investigate(file(event));

    assertThat(shown.changes().items()).anySatisfy(change -> {
      assertThat(change.path()).isEqualTo(path);
      assertThat(change.event()).isEqualTo(event.id());
      assertThat(change.principal()).isEqualTo(EventKeys.of(event).principal().value());
      assertThat(change.attribution()).isEqualTo("EXACT");
      assertThat(change.revert() == null ? null : change.revert().operation()).isEqualTo(revert);
    });
    if (wouldTell == null) {
      assertThat(shown.origin().ways()).isEmpty();
    } else {
      assertThat(shown.origin().answer())
          .startsWith("What it is a copy of is not known: ")
          .contains(wouldTell);
      assertThat(shown.related().gaps()).anyMatch(gap -> gap.contains(wouldTell));
    }
  }

  private static CaseFile file(Event event) {
    String resource = CaseResource.of(event, "requestParameters.groupId").text();
    CallList calls = CallList.whole(List.of(event), List.of());
    return new CaseFile(
        ANY,
        new ResourceFile(resource, List.of(event), List.of()),
        Instant.parse("2030-01-01T00:00:00Z"),
        calls,
        new Pivots(calls, calls, calls, calls, calls),
        List.of(),
        new Background(
            Organization.unknown(),
            History.NONE,
            List.of(),
            ResourceFile.NONE,
            CallerPermissions.UNKNOWN,
            List.of()));
  }
}
