package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static dev.tourniquet.containment.Steps.exact;
import static dev.tourniquet.containment.Steps.step;
import static dev.tourniquet.containment.Steps.undo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactSharesTest {

  @Test
  void onlyThoseWhoAreInLoseAnImageAndGetItBack() {
    Step step = step(
        "ec2:ModifyImageAttribute",
        "{'ImageId': 'ami-1', 'LaunchPermission': {'Remove': [{'UserId': '1'}, {'UserId': '2'}]}}",
        "ModifyImageAttribute",
        "{'ImageId': 'ami-1', 'LaunchPermission': {'Add': [{'UserId': '1'}, {'UserId': '2'}]}}");
    Exact exact = exact(
        step,
        "DescribeImageAttribute",
        "{'LaunchPermissions': [{'UserId': '2'}, {'UserId': '3'}]}");
    assertThat(exact.step().call().parameters())
        .isEqualTo(json("{'ImageId': 'ami-1', 'LaunchPermission': {'Remove': [{'UserId': '2'}]}}"));
    assertThat(undo(exact))
        .isEqualTo(json("{'ImageId': 'ami-1', 'LaunchPermission': {'Add': [{'UserId': '2'}]}}"));
    assertThat(
            exact(step, "DescribeImageAttribute", "{'LaunchPermissions': []}").needed())
        .isFalse();
  }

  @Test
  void onlyThoseWhoAreInLoseASnapshot() {
    Step step = step(
        "ec2:ModifySnapshotAttribute",
        "{'SnapshotId': 's', 'OperationType': 'remove', 'UserIds': ['1'], 'GroupNames': ['all']}",
        "ModifySnapshotAttribute",
        "{'SnapshotId': 's', 'OperationType': 'add', 'UserIds': ['1'], 'GroupNames': ['all']}");
    Exact exact =
        exact(step, "DescribeSnapshotAttribute", "{'CreateVolumePermissions': [{'Group': 'all'}]}");
    assertThat(exact.step().call().parameters())
        .isEqualTo(json("{'SnapshotId': 's', 'OperationType': 'remove', 'GroupNames': ['all']}"));
    assertThat(undo(exact))
        .isEqualTo(json("{'SnapshotId': 's', 'OperationType': 'add', 'GroupNames': ['all']}"));
    assertThat(exact(step, "DescribeSnapshotAttribute", "{'CreateVolumePermissions': []}")
            .needed())
        .isFalse();
  }

  @Test
  void onlyThoseWhoAreInLoseADatabaseSnapshotADocumentAndAShare() {
    Exact database = exact(
        step(
            "rds:ModifyDBSnapshotAttribute",
            "{'ValuesToRemove': ['1', '2']}",
            "ModifyDBSnapshotAttribute",
            "{'ValuesToAdd': ['1', '2']}"),
        "DescribeDBSnapshotAttributes",
        "{'DBSnapshotAttributesResult': {'DBSnapshotAttributes':"
            + " [{'AttributeName': 'restore', 'AttributeValues': ['2']}]}}");
    assertThat(undo(database)).isEqualTo(json("{'ValuesToAdd': ['2']}"));
    Exact document = exact(
        step(
            "ssm:ModifyDocumentPermission",
            "{'AccountIdsToRemove': ['1']}",
            "ModifyDocumentPermission",
            "{'AccountIdsToAdd': ['1']}"),
        "DescribeDocumentPermission",
        "{'AccountIds': ['3']}");
    assertThat(document.needed()).isFalse();
    Exact share = exact(
        step(
            "ram:DisassociateResourceShare",
            "{'principals': ['1']}",
            "AssociateResourceShare",
            "{'principals': ['1']}"),
        "GetResourceShareAssociations",
        "{'resourceShareAssociations': [{'associatedEntity': '1'}]}");
    assertThat(undo(share)).isEqualTo(json("{'principals': ['1']}"));
  }

  @Test
  void onlyRulesThatAreStillThereAreRevoked() {
    String both = "{'GroupId': 'sg-1', 'IpPermissions': ["
        + "{'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]},"
        + "{'IpProtocol': '-1', 'Ipv6Ranges': [{'CidrIpv6': '::/0'}]}]}";
    Step step = step("ec2:RevokeSecurityGroupIngress", both, "AuthorizeSecurityGroupIngress", both);
    Exact exact = exact(
        step,
        "DescribeSecurityGroups",
        "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': '-1', 'IpRanges': [],"
            + " 'Ipv6Ranges': [{'CidrIpv6': '::/0', 'Description': 'x'}]}]}]}");
    assertThat(exact.step().call().parameters().path("IpPermissions")).hasSize(1);
    assertThat(undo(exact).at("/IpPermissions/0/Ipv6Ranges/0/CidrIpv6").asText())
        .isEqualTo("::/0");
    assertThat(exact(step, "DescribeSecurityGroups", "{'SecurityGroups': []}").needed())
        .isFalse();
  }
}
