package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static dev.tourniquet.containment.Steps.exact;
import static dev.tourniquet.containment.Steps.read;
import static dev.tourniquet.containment.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactInterfacesTest {

  private static final String FIRST =
      "{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'Groups': [{'GroupId': 'sg-a'}, {'GroupId': 'sg-b'}]}";
  private static final String SECOND =
      "{'NetworkInterfaceId': 'eni-2', 'VpcId': 'vpc-1', 'Groups': [{'GroupId': 'sg-c'}]}";
  private static final Step GROUPS = step(
      "ec2:ModifyInstanceAttribute",
      "{'InstanceId': 'i', 'Groups': ['" + Placeholders.GROUP_ID + "']}",
      "ModifyInstanceAttribute",
      "{'InstanceId': 'i', 'Groups': ['" + Placeholders.GROUPS + "']}");

  private static List<Step> steps(Step step, String... interfaces) {
    String described = "{'Reservations': [{'Instances': [{'VpcId': 'vpc-1',"
        + " 'SecurityGroups': [{'GroupId': 'sg-a'}, {'GroupId': 'sg-b'}],"
        + " 'NetworkInterfaces': [" + String.join(",", interfaces) + "]}]}]}";
    return Exact.of(step, List.of(new Answer(read(step, "DescribeInstances"), json(described), "")))
        .stream()
        .peek(exact -> assertThat(exact.needed()).isTrue())
        .map(Exact::step)
        .toList();
  }

  private static Call call(String id, String groups) {
    return new Call(
        "ec2",
        "ModifyNetworkInterfaceAttribute",
        json("{'NetworkInterfaceId': '" + id + "', 'Groups': [" + groups + "]}"));
  }

  @Test
  void eachInterfaceIsChangedAndGoesBackToItsOwnGroups() {
    String group = "'" + Placeholders.GROUP_ID + "'";
    assertThat(steps(GROUPS, FIRST, SECOND))
        .containsExactly(
            GROUPS.with(call("eni-1", group), call("eni-1", "'sg-a', 'sg-b'")),
            GROUPS.with(call("eni-2", group), call("eni-2", "'sg-c'")));
  }

  @Test
  void anInstanceWithOneInterfaceKeepsTheCallItHas() {
    assertThat(steps(GROUPS, FIRST))
        .containsExactly(GROUPS.with(
            GROUPS.call(),
            GROUPS.call().with(json("{'InstanceId': 'i', 'Groups': ['sg-a', 'sg-b']}"))));
  }

  @Test
  void aNewGroupLetsOutByIpv6OnlyWhereTheInstanceHasIt() {
    String four = "{'IpProtocol': '-1', 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]%s}";
    String all = "{'GroupId': 'sg-q', 'IpPermissions': [" + four + "]}";
    Step egress = step(
        "ec2:RevokeSecurityGroupEgress",
        all.formatted(""),
        "AuthorizeSecurityGroupEgress",
        all.formatted(""));
    assertThat(steps(egress, FIRST)).containsExactly(egress);
    Step both = steps(egress, FIRST, SECOND.replace("}]}", "}], 'Ipv6Addresses': [{}]}"))
        .get(0);
    assertThat(both.call().parameters())
        .isEqualTo(json(all.formatted(", 'Ipv6Ranges': [{'CidrIpv6': '::/0'}]")));
    assertThat(both.inverse().parameters()).isEqualTo(both.call().parameters());
  }

  private static boolean needed(String groups, String interfaces) {
    String id = "i-0123456789abcdef0";
    Step made = step(
        "ec2:CreateSecurityGroup",
        "{'VpcId': '" + Placeholders.VPC_ID + "'}",
        "DeleteSecurityGroup",
        "{'GroupId': '" + Placeholders.GROUP_ID + "'}");
    String described = "{'Reservations': [{'Instances': [{'InstanceId': '" + id
        + "', 'VpcId': 'vpc-1', 'NetworkInterfaces': [" + interfaces + "]}]}]}";
    String held = "{'SecurityGroups': [{'GroupId': 'sg-q', 'GroupName': 'tourniquet-quarantine-"
        + id + "', 'VpcId': 'vpc-1'" + groups + "}]}";
    return Steps.only(
            made,
            new Answer(read(made, "DescribeInstances"), json(described), ""),
            new Answer(read(made, "DescribeSecurityGroups"), json(held), ""))
        .needed();
  }

  @Test
  void anInstanceIsCutOffAlreadyOnlyByAGroupWithoutRulesThatIsAloneOnEveryInterface() {
    String on =
        "{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'Groups': [{'GroupId': 'sg-q'}]}";
    String elsewhere = SECOND.replace("vpc-1", "vpc-2");
    assertThat(needed("", on)).isFalse();
    assertThat(needed("", on + "," + elsewhere)).isFalse();
    assertThat(needed("", on + "," + SECOND)).as("another interface").isTrue();
    assertThat(needed("", on.replace("[{", "[{'GroupId': 'sg-a'}, {")))
        .as("another group")
        .isTrue();
    assertThat(needed(", 'IpPermissionsEgress': [{}]", on)).as("lets out").isTrue();
    assertThat(needed(", 'IpPermissions': [{}]", on)).as("lets in").isTrue();
    assertThat(needed("", "")).as("interfaces are not told").isTrue();
  }

  @Test
  void anInterfaceInAnotherNetworkCannotTakeTheGroupAndThatIsSaid() {
    List<Step> steps = steps(GROUPS, FIRST, SECOND.replace("vpc-1", "vpc-2"));
    assertThat(steps)
        .extracting(one -> one.call().parameters().path("NetworkInterfaceId").asText())
        .containsExactly("eni-1");
    assertThat(steps.get(0).cautions())
        .containsExactly("Stays open, being in another network than the group: eni-2 in vpc-2."
            + " Make a group like it there and set it by hand");
  }

  @Test
  void groupsThatWereNotToldStayOpenInTheWayBack() {
    List<Step> steps = steps(GROUPS, FIRST, "{'NetworkInterfaceId': 'eni-2', 'VpcId': 'vpc-1'}");
    assertThat(Placeholders.isOpen(steps.get(0).inverse())).isFalse();
    assertThat(Placeholders.isOpen(steps.get(1).inverse())).isTrue();
  }

  @Test
  void otherAttributesOfTheInstanceAreNoMatterOfItsInterfaces() {
    Step kept = step(
        "ec2:ModifyInstanceAttribute",
        "{'InstanceId': 'i', 'DisableApiTermination': {'Value': true}}",
        "ModifyInstanceAttribute",
        "{'InstanceId': 'i', 'DisableApiTermination': {'Value': false}}");
    assertThat(steps(kept, FIRST, SECOND)).containsExactly(kept);
    assertThat(exact(GROUPS, "DescribeInstances", "{'Reservations': []}").step())
        .isEqualTo(GROUPS);
  }
}
