package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.AddressSign.How;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.Spelling;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an inventory and AWS Config say of our own addresses; names of fields are those of the AWS CLI's reference. */
public final class DescribedAddresses {

  /** The describing calls that can say something. */
  public static final Set<String> OPERATIONS = Set.of(
      "describe-addresses",
      "describe-instances",
      "describe-network-interfaces",
      "describe-nat-gateways",
      "describe-vpc-endpoints");
  /** The types of AWS Config's items that can. */
  public static final Set<String> TYPES = Set.of(
      "AWS::EC2::EIP",
      "AWS::EC2::Instance",
      "AWS::EC2::NetworkInterface",
      "AWS::EC2::NatGateway",
      "AWS::EC2::VPCEndpoint");

  /** The owner of addresses that come and go with an instance. */
  private static final String AMAZON = "amazon";

  private final InventoryItem item;
  private final List<AddressSign> found = new ArrayList<>();

  private DescribedAddresses(InventoryItem item) {
    this.item = item;
  }

  /** What the item says. */
  public static List<AddressSign> of(InventoryItem item) {
    DescribedAddresses described = new DescribedAddresses(item);
    if (item.isRecorded()) {
      described.read(item.resourceType(), Spelling.capitalised(item.item().path("configuration")));
    } else {
      described.read(type(item.operation()), item.item());
    }
    return List.copyOf(described.found);
  }

  private static String type(String operation) {
    return switch (operation) {
      case "describe-addresses" -> "AWS::EC2::EIP";
      case "describe-instances" -> "AWS::EC2::Instance";
      case "describe-network-interfaces" -> "AWS::EC2::NetworkInterface";
      case "describe-nat-gateways" -> "AWS::EC2::NatGateway";
      case "describe-vpc-endpoints" -> "AWS::EC2::VPCEndpoint";
      default -> "";
    };
  }

  private void read(String type, JsonNode facts) {
    switch (type) {
      case "AWS::EC2::EIP" ->
        add(How.ELASTIC, facts.path("PublicIp"), facts.path("AllocationId"), item.takenAt());
      case "AWS::EC2::Instance" ->
        add(
            How.ATTACHED,
            facts.path("PublicIpAddress"),
            facts.path("InstanceId"),
            since(facts.path("LaunchTime")));
      case "AWS::EC2::NetworkInterface" -> ofInterface(facts);
      case "AWS::EC2::NatGateway" ->
        facts
            .path("NatGatewayAddresses")
            .forEach(each -> add(
                How.ELASTIC, each.path("PublicIp"), facts.path("NatGatewayId"), item.takenAt()));
      case "AWS::EC2::VPCEndpoint" ->
        add(
            How.ENDPOINT,
            facts.path("VpcEndpointId"),
            facts.path("VpcEndpointId"),
            since(facts.path("CreationTimestamp")));
      default -> {}
    }
  }

  private void ofInterface(JsonNode facts) {
    JsonNode association = facts.path("Association");
    boolean passing = association.path("IpOwnerId").asText(AMAZON).equals(AMAZON);
    add(
        passing ? How.ATTACHED : How.ELASTIC,
        association.path("PublicIp"),
        facts.path("NetworkInterfaceId"),
        item.takenAt());
  }

  private void add(How how, JsonNode address, JsonNode resource, Instant from) {
    String text = address.asText("");
    if (!text.isEmpty()) {
      found.add(
          new AddressSign(how, text, resource.asText(text), from, item.takenAt(), item.source()));
    }
  }

  /** A start that is told, if it does not lie after the answer. */
  private Instant since(JsonNode time) {
    try {
      Instant start = OffsetDateTime.parse(time.asText("")).toInstant();
      return start.isAfter(item.takenAt()) ? item.takenAt() : start;
    } catch (DateTimeParseException e) {
      return item.takenAt();
    }
  }
}
