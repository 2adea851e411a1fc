package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.HistoryView;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the page shows of each technique by which Stratus Red Team exposed or opened something, from the log of the
 * detonation alone: what changed, by which call and whose, the call that puts it back, to what the resource is related;
 * where a log of a few minutes cannot tell, what would.
 */
class RealExposuresTest {

  /** Technique, rule, each change with the call that reverts it, relations, and the words of gaps. */
  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          exfiltration.ec2-share-ami ~ Image shared with another account ~ launchPermission[846424999548] > ModifyImageAttribute ~ ~ origin unknown: ami-de1fbCab6ccB03e6D; ec2-describe-images.json
          exfiltration.ec2-share-ebs-snapshot ~ Snapshot of a volume shared with another account ~ createVolumePermission[098797384747] > ModifySnapshotAttribute ~ ~ origin unknown: snap-041993b54a9b3af6f; ec2-describe-snapshots.json
          exfiltration.rds-share-snapshot ~ Snapshot of a database shared with another account ~ restore > ModifyDBSnapshotAttribute ~ ~ origin unknown: exfiltration; rds-describe-db-snapshots.json
          exfiltration.ec2-security-group-open-port-22-ingress ~ Security group opened to the world ~ rules[ingress tcp 22-22 208.236.235.254/0] > RevokeSecurityGroupIngress ~ ~ related: ; ec2-describe-instances.json
          persistence.lambda-backdoor-function ~ Function opened to outsiders ~ policy[backdoor] > RemovePermission ~ INVOKED_BY * ~ RESOURCE_ROLE_UNKNOWN; lambda-list-functions.json
          persistence.lambda-layer-extension ~ Code, layer or role of a function changed ~ layers; role ~ RUNS_AS stratus-red-team-lambda-layer-lambda-role; USES stratus-red-team-lambda-layer-my-lambda-extension ~ NO_GAAD; iam-get-account-authorization-details.json of account 712967571683
          persistence.lambda-overwrite-code ~ Code, layer or role of a function changed ~ code ~ RUNS_AS stratus-red-team-olc-lambda-vayhjqkdav ~ NO_GAAD; iam-get-account-authorization-details.json of account 266106314375
          persistence.iam-backdoor-role ~ Role opened to outsiders ~ trust ~ TRUSTS 193672423079; TRUSTS ec2.amazonaws.com ~
          persistence.iam-create-backdoor-role ~ Role opened to outsiders ~ attachedPolicies[arn:aws:iam::aws:policy/AdministratorAccess] > DetachRolePolicy; permissionsBoundary; trust ~ HAS_POLICY AdministratorAccess; TRUSTS 193672423079 ~
          persistence.iam-create-admin-user ~ Administrator policy given to a user, role or group ~ accessKeys[AKIAXAFZN8JEPF6L682H] > UpdateAccessKey; attachedPolicies[arn:aws:iam::aws:policy/AdministratorAccess] > DetachUserPolicy ~ HAS_POLICY AdministratorAccess ~
          persistence.iam-backdoor-user ~ Key or password made for another user ~ accessKeys[AKIAL80DWDVKKM0UXEER] > UpdateAccessKey ~ ~ related: ; iam-get-account-authorization-details.json
          persistence.iam-create-user-login-profile ~ Key or password made for another user ~ loginProfile > DeleteLoginProfile ~ ~ related: ; iam-get-account-authorization-details.json
          privilege-escalation.iam-update-user-login-profile ~ Key or password made for another user ~ loginProfile ~ ~ related: ; iam-get-account-authorization-details.json
          persistence.rolesanywhere-create-trust-anchor ~ Certificates from outside may take roles ~ enabled > DisableTrustAnchor; source > DisableTrustAnchor ~ ~ related:
          execution.ec2-user-data ~ Start script of an instance changed ~ userData ~ ~ related: ; ec2-describe-instances.json
          defense-evasion.cloudtrail-stop ~ CloudTrail stopped or blinded ~ logging > StartLogging ~ ~ related:
          defense-evasion.cloudtrail-event-selectors ~ CloudTrail stopped or blinded ~ selectors ~ ~ related:
          defense-evasion.cloudtrail-delete ~ CloudTrail stopped or blinded ~ logging; selectors; settings ~ DELETED_BY christophe ~
          """)
  void anExposureIsShownWithItsCallItsCallerTheWayBackAndWhatItIsRelatedTo(
      String technique, String rule, String changes, String related, String gaps) {
    List<Event> log = StratusFindingsTest.LOGS.get("aws." + technique);
    Investigation shown = Cases.in(log, Alone.unknown()).stream()
        .filter(file -> file.rule().title().equals(rule))
        .filter(file -> !file.resource().key().startsWith("AWS::RolesAnywhere::Profile"))
        .map(Investigator::investigate)
        .findFirst()
        .orElseThrow();

    assertThat(shown.changes().items().stream().map(RealExposuresTest::change).sorted())
        .containsExactlyElementsOf(words(changes));
    assertThat(shown.related().items().stream()
            .map(edge -> edge.type() + " " + edge.to().label())
            .sorted())
        .containsExactlyElementsOf(words(related));
    String told = shown.related().gaps() + " " + shown.changes().gaps() + " "
        + shown.resourcePermissions().gaps();
    words(gaps).forEach(gap -> assertThat(told).contains(gap));
    areTheCallersOwn(shown.changes().items(), log);
  }

  private static void areTheCallersOwn(List<HistoryView.Change> changes, List<Event> log) {
    Map<String, Event> byId =
        log.stream().collect(Collectors.toMap(Event::id, Function.identity(), (a, b) -> a));
    assertThat(changes).allSatisfy(change -> {
      assertThat(change.attribution()).isEqualTo("EXACT");
      assertThat(change.principal())
          .isEqualTo(EventKeys.of(byId.get(change.event())).principal().value());
    });
  }

  private static String change(HistoryView.Change change) {
    return change.path()
        + (change.revert() == null ? "" : " > " + change.revert().operation());
  }

  private static List<String> words(String list) {
    return list == null ? List.of() : List.of(list.split("; ?"));
  }
}
