package dev.tourniquet.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.checks.CheckInterval.Outcome;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ModifySecurityGroupRules names a rule by its id alone: direction and old content are those of the entry with that id. */
class RewrittenRuleTest {

  private static final String GROUP = "sg-0a1b2c3d4e5f60718";
  private static final String RULE = "sgr-0a1b2c3d4e5f60719";

  @Test
  void aRuleThatIsRewrittenToLetInEverybodyOpensTheGroup() {
    List<CheckInterval> told = CheckFoldTest.intervals(
        created(), authorized("10.0.0.0/8", false), rewritten("e3", 3, "0.0.0.0/0"));

    assertThat(told).extracting(CheckInterval::outcome).containsExactly(Outcome.PASS, Outcome.FAIL);
  }

  @Test
  void oneThatLetsOutEverybodyOpensNothing() {
    List<CheckInterval> told = CheckFoldTest.intervals(
        created(), authorized("10.0.0.0/8", true), rewritten("e3", 3, "0.0.0.0/0"));

    assertThat(told).extracting(CheckInterval::outcome).containsExactly(Outcome.PASS);
  }

  @Test
  void oneThatLetInEverybodyIsClosed() {
    List<CheckInterval> told = CheckFoldTest.intervals(
        created(), authorized("0.0.0.0/0", false), rewritten("e3", 3, "10.0.0.0/8"));

    assertThat(told)
        .extracting(CheckInterval::outcome)
        .containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.PASS);
  }

  @Test
  void aRuleThatIsDescribedWithoutItsIdMayBeTheOne() {
    Value rules = rules(described("0.0.0.0/0"), rewritten("e3", 3, "10.0.0.0/8"));

    assertThat(rules.complete()).isFalse();
    assertThat(rules.known().properties())
        .extracting(entry -> entry.getKey())
        .containsExactly(RULE + " tcp 22-22 10.0.0.0/8");
    assertThat(rules(
                described("0.0.0.0/0"),
                rewritten("e3", 3, "10.0.0.0/8"),
                rewritten("e4", 4, "192.0.2.0/24"))
            .known()
            .properties())
        .extracting(entry -> entry.getKey())
        .containsExactly(RULE + " tcp 22-22 192.0.2.0/24");
  }

  @Test
  void whatIsRevokedByAnIdThatNobodyKnowsMayBeAnyRule() {
    Event revoked = CheckFoldTest.call(
        "e3",
        3,
        "ec2:RevokeSecurityGroupIngress",
        "{'groupId': '" + GROUP + "', 'securityGroupRuleIds': {'items': [{'securityGroupRuleId': '"
            + RULE + "'}]}}");

    Value rules = rules(described("0.0.0.0/0"), revoked);

    assertThat(rules.complete()).isFalse();
    assertThat(rules.known()).isEmpty();
  }

  @Test
  void whatAwsDescribesAfterwardsIsNoChangeOutsideTheLogs() {
    ResourceFold fold = fold(described("0.0.0.0/0"), rewritten("e3", 3, "10.0.0.0/8"));
    fold.add(item("2026-03-01T15:00:00Z", "10.0.0.0/8"));

    Value rules = fold.state().map(State::attributes).orElseThrow().get("rules");

    assertThat(rules.complete()).isTrue();
    assertThat(rules.disagreements()).isEmpty();
  }

  private static Event created() {
    ObjectNode record =
        (ObjectNode) CheckFoldTest.call("e1", 1, "ec2:CreateSecurityGroup", "{'groupName': 'g'}")
            .record();
    record.putObject("responseElements").put("groupId", GROUP);
    return new Event(record);
  }

  private static Event authorized(String from, boolean egress) {
    ObjectNode record = (ObjectNode) CheckFoldTest.call(
            "e2",
            2,
            "ec2:AuthorizeSecurityGroup" + (egress ? "Egress" : "Ingress"),
            "{'groupId': '" + GROUP + "'}")
        .record();
    record
        .putObject("responseElements")
        .putObject("securityGroupRuleSet")
        .putArray("items")
        .addObject()
        .put("securityGroupRuleId", RULE)
        .put("isEgress", egress)
        .put("ipProtocol", "tcp")
        .put("fromPort", 22)
        .put("toPort", 22)
        .put("cidrIpv4", from);
    return new Event(record);
  }

  private static Event rewritten(String id, int minute, String from) {
    return CheckFoldTest.call(
        id,
        minute,
        "ec2:ModifySecurityGroupRules",
        "{'ModifySecurityGroupRulesRequest': {'GroupId': '" + GROUP
            + "', 'SecurityGroupRule': {'tag': 1, 'SecurityGroupRuleId': '" + RULE
            + "', 'SecurityGroupRule': {'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'CidrIpv4': '"
            + from + "'}}}}");
  }

  private static InventoryItem described(String from) {
    return item("2026-03-01T14:00:00Z", from);
  }

  private static InventoryItem item(String at, String from) {
    return new InventoryItem(
        Instant.parse(at),
        "111122223333",
        "us-east-1",
        "ec2",
        "describe-security-groups",
        "AWS::EC2::SecurityGroup",
        GROUP,
        "",
        "",
        Event.parse("""
            {"GroupId": "%s", "IpPermissions": [
              {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "%s"}]}]}
            """.formatted(GROUP, from)).record());
  }

  private static ResourceFold fold(InventoryItem item, Event... events) {
    ResourceFold fold = new ResourceFold(Changes.of(events[0]).get(0).resource());
    fold.add(item);
    Arrays.stream(events).flatMap(event -> Changes.of(event).stream()).forEach(fold::add);
    return fold;
  }

  private static Value rules(InventoryItem item, Event... events) {
    return fold(item, events).state().map(State::attributes).orElseThrow().get("rules");
  }
}
