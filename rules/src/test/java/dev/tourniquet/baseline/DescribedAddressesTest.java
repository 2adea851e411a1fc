package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.inventory.InventoryItem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribedAddressesTest {

  private static final Instant TAKEN = Instant.parse("2026-03-01T12:00:00Z");
  private static final String IP = "198.51.100.4";

  private static List<AddressSign> read(
      String service, String operation, String type, String json) {
    try {
      return DescribedAddresses.of(new InventoryItem(
          TAKEN,
          "111122223333",
          "us-east-1",
          service,
          operation,
          type,
          "x",
          "",
          "",
          new ObjectMapper().readTree(json)));
    } catch (JsonProcessingException e) {
      throw new AssertionError("Cannot read " + json, e);
    }
  }

  private static List<AddressSign> described(String operation, String json) {
    return read("ec2", operation, "", json);
  }

  private static AddressSign sign(How how, String address, String resource, Instant from) {
    String operation =
        switch (how) {
          case ATTACHED -> resource.startsWith("i-") ? "instances" : "network-interfaces";
          case ENDPOINT -> "vpc-endpoints";
          default ->
            resource.startsWith("eni-")
                ? "network-interfaces"
                : resource.startsWith("nat-") ? "nat-gateways" : "addresses";
        };
    return new AddressSign(
        how, address, resource, from, TAKEN, "ec2 describe-" + operation + " at " + TAKEN);
  }

  @Test
  void elasticAddressesAndGatewaysAreFixed() {
    assertThat(described("describe-addresses", """
            {"PublicIp": "198.51.100.4", "AllocationId": "eipalloc-1", "InstanceId": "i-1"}"""))
        .containsExactly(sign(How.ELASTIC, IP, "eipalloc-1", TAKEN));
    assertThat(described("describe-nat-gateways", """
            {"NatGatewayId": "nat-1", "NatGatewayAddresses": [{"PublicIp": "198.51.100.4"},
             {"PrivateIp": "10.0.0.1"}]}"""))
        .containsExactly(sign(How.ELASTIC, IP, "nat-1", TAKEN));
  }

  @Test
  void theAddressOfAnInstanceIsItsOwnSinceItWasLaunched() {
    assertThat(described("describe-instances", """
            {"InstanceId": "i-1", "PublicIpAddress": "198.51.100.4",
             "LaunchTime": "2026-02-01T00:00:00+00:00"}"""))
        .containsExactly(sign(How.ATTACHED, IP, "i-1", Instant.parse("2026-02-01T00:00:00Z")));
    assertThat(described("describe-instances", """
            {"InstanceId": "i-1", "PublicIpAddress": "198.51.100.4",
             "LaunchTime": "2026-03-02T00:00:00+00:00"}"""))
        .containsExactly(sign(How.ATTACHED, IP, "i-1", TAKEN));
    assertThat(described("describe-instances", "{\"InstanceId\": \"i-1\"}")).isEmpty();
  }

  @Test
  void anInterfaceHasAFixedAddressOnlyWhenItsOwnerIsNotAmazon() {
    assertThat(described("describe-network-interfaces", """
            {"NetworkInterfaceId": "eni-1",
             "Association": {"PublicIp": "198.51.100.4", "IpOwnerId": "111122223333"}}"""))
        .containsExactly(sign(How.ELASTIC, IP, "eni-1", TAKEN));
    assertThat(described("describe-network-interfaces", """
            {"NetworkInterfaceId": "eni-1",
             "Association": {"PublicIp": "198.51.100.4", "IpOwnerId": "amazon"}}"""))
        .containsExactly(sign(How.ATTACHED, IP, "eni-1", TAKEN));
    assertThat(described("describe-network-interfaces", "{\"NetworkInterfaceId\": \"eni-1\"}"))
        .isEmpty();
  }

  @Test
  void awsConfigSaysTheSameWithSmallLetters() {
    assertThat(
            read(InventoryItem.RECORDER, InventoryItem.RECORDED, "AWS::EC2::NetworkInterface", """
            {"configuration": {"networkInterfaceId": "eni-1",
             "association": {"publicIp": "198.51.100.4", "ipOwnerId": "111122223333"}}}"""))
        .extracting(AddressSign::how, AddressSign::address, AddressSign::resource)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(How.ELASTIC, IP, "eni-1"));
  }

  @Test
  void endpointsAreReadAndOtherAnswersAreNot() {
    assertThat(described("describe-vpc-endpoints", """
            {"VpcEndpointId": "vpce-1", "CreationTimestamp": "2026-02-01T00:00:00Z"}"""))
        .containsExactly(
            sign(How.ENDPOINT, "vpce-1", "vpce-1", Instant.parse("2026-02-01T00:00:00Z")));
    assertThat(described("describe-volumes", "{\"PublicIp\": \"198.51.100.4\"}"))
        .isEmpty();
  }
}
