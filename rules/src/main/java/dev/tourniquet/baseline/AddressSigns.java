package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.AddressSign.How;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.InstanceSession;
import dev.tourniquet.trail.SourceAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What calls say of our own addresses. Names of fields as the EC2 and Systems Manager API references have them; in
 * CloudTrail the answer to {@code RunInstances} mostly comes too early to have an address.
 */
public final class AddressSigns {

  /** The calls that can say something. */
  public static final Set<String> OPERATIONS = Set.of(
      "AllocateAddress",
      "AssociateAddress",
      "ReleaseAddress",
      "RunInstances",
      "CreateVpcEndpoint",
      "UpdateInstanceInformation");

  private static final String AGENT = "amazon-ssm-agent";

  private AddressSigns() {}

  /** What the call says; nothing when it failed. */
  public static List<AddressSign> of(Event event) {
    if (!event.succeeded() || event.time().isEmpty()) {
      return List.of();
    }
    return switch (event.operation()) {
      case "AllocateAddress" ->
        one(event, How.ALLOCATED, answer(event, "publicIp"), answer(event, "allocationId"));
      case "ReleaseAddress" ->
        one(event, How.RELEASED, asked(event, "publicIp"), asked(event, "allocationId"));
      case "AssociateAddress" ->
        one(event, How.ELASTIC, asked(event, "publicIp"), asked(event, "allocationId"));
      case "RunInstances" -> launched(event);
      case "CreateVpcEndpoint" -> endpoint(event);
      case "UpdateInstanceInformation" -> agent(event);
      default -> List.of();
    };
  }

  private static String asked(Event event, String name) {
    return event.text("requestParameters." + name);
  }

  private static String answer(Event event, String name) {
    return event.text("responseElements." + name);
  }

  private static List<AddressSign> one(Event event, How how, String address, String resource) {
    boolean names = !address.isEmpty() || (how == How.RELEASED && !resource.isEmpty());
    Instant time = event.time().orElseThrow();
    return names
        ? List.of(new AddressSign(
            how, address, resource.isEmpty() ? address : resource, time, time, event.id()))
        : List.of();
  }

  private static List<AddressSign> launched(Event event) {
    List<AddressSign> found = new ArrayList<>();
    event.at("responseElements.instancesSet.items").forEach(instance -> Stream.concat(
            Stream.of(instance.path("ipAddress"), instance.path("publicIpAddress")),
            interfaces(instance))
        .map(JsonNode::asText)
        .filter(address -> !address.isEmpty())
        .distinct()
        .forEach(address -> found.addAll(
            one(event, How.ATTACHED, address, instance.path("instanceId").asText()))));
    return found;
  }

  private static Stream<JsonNode> interfaces(JsonNode instance) {
    List<JsonNode> found = new ArrayList<>();
    instance
        .path("networkInterfaceSet")
        .path("items")
        .forEach(each -> found.add(each.path("association").path("publicIp")));
    return found.stream();
  }

  private static List<AddressSign> endpoint(Event event) {
    String id = event.text("responseElements.CreateVpcEndpointResponse.vpcEndpoint.vpcEndpointId");
    return one(event, How.ENDPOINT, id, id);
  }

  /**
   * An agent reports every five minutes with the credentials of its instance. It says where they were used, so whoever
   * holds them can say it too.
   */
  private static List<AddressSign> agent(Event event) {
    String instance = InstanceSession.of(event);
    SourceAddress source = SourceAddress.of(event);
    boolean real = !instance.isEmpty()
        && asked(event, "instanceId").equals(instance)
        && event.userAgent().contains(AGENT)
        && Networks.of(source).isPresent();
    return real ? one(event, How.AGENT, source.key(), instance) : List.of();
  }
}
