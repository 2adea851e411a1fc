package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** On the events of Invictus: two addresses were allocated for gateways, and the agents behind them reported. */
class AddressSignsTest {

  private static final List<Event> EVENTS = read();

  private static List<Event> read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(AddressSignsTest.class.getResourceAsStream(
            "/dev/tourniquet/events/invictus/events.jsonl.gz")),
        StandardCharsets.UTF_8))) {
      return lines.lines().map(Event::parse).toList();
    } catch (IOException e) {
      throw new AssertionError("Cannot read the events of Invictus", e);
    }
  }

  private static List<AddressSign> signs(How how) {
    return EVENTS.stream()
        .flatMap(event -> AddressSigns.of(event).stream())
        .filter(sign -> sign.how() == how)
        .toList();
  }

  private static Event heartbeat() {
    return EVENTS.stream()
        .filter(event -> event.operation().equals("UpdateInstanceInformation"))
        .findFirst()
        .orElseThrow();
  }

  private static Event with(Event event, String field, String value) {
    ObjectNode changed = event.record().deepCopy();
    changed.put(field, value);
    return new Event(changed);
  }

  @Test
  void allocatedAndReleasedAddressesAreRead() {
    assertThat(signs(How.ALLOCATED))
        .extracting(AddressSign::address, AddressSign::resource, AddressSign::from)
        .containsExactlyInAnyOrder(
            tuple(
                "3.225.16.109",
                "eipalloc-08a083beb7e83dbc0",
                Instant.parse("2023-07-10T11:55:08Z")),
            tuple(
                "52.45.102.28",
                "eipalloc-04cbfdaf4b48e92d5",
                Instant.parse("2023-07-10T12:03:11Z")));
    assertThat(signs(How.RELEASED))
        .extracting(AddressSign::address, AddressSign::resource)
        .containsExactly(tuple("", "eipalloc-09d58d8a1fc361502"));
  }

  @Test
  void theAgentsTellTheWayOutOfTheirInstances() {
    assertThat(signs(How.AGENT))
        .extracting(AddressSign::address, AddressSign::resource)
        .containsOnly(
            tuple("3.225.16.109", "i-0dbc91f429e48eeed"),
            tuple("52.45.102.28", "i-05c30218156bcc246"));
  }

  @Test
  void theThiefOfTheSameRoleHasNoAddressOfOurs() {
    List<AddressSign> all =
        EVENTS.stream().flatMap(event -> AddressSigns.of(event).stream()).toList();
    Instant theft = Instant.parse("2023-07-10T12:00:00Z");

    assertThat(OwnAddress.of(all, "3.225.16.109", theft)).isPresent();
    assertThat(OwnAddress.of(all, "52.45.102.28", theft)).isEmpty();
    assertThat(OwnAddress.of(all, "192.168.10.20", theft)).isEmpty();
  }

  @Test
  void whatIsNoReportOfAnAgentSaysNothing() {
    assertThat(AddressSigns.of(heartbeat())).hasSize(1);
    assertThat(AddressSigns.of(with(heartbeat(), "userAgent", "aws-cli/2.0"))).isEmpty();
    assertThat(AddressSigns.of(with(heartbeat(), "errorCode", "AccessDenied"))).isEmpty();
    assertThat(AddressSigns.of(with(heartbeat(), "sourceIPAddress", "10.0.0.7")))
        .isEmpty();
    assertThat(AddressSigns.of(with(heartbeat(), "eventTime", "never"))).isEmpty();
    Event another = heartbeat();
    ((ObjectNode) another.record().path("requestParameters"))
        .put("instanceId", "i-0000000000000000");
    assertThat(AddressSigns.of(another)).isEmpty();
    ((ObjectNode) another.record().path("requestParameters"))
        .put("instanceId", "i-0dbc91f429e48eeed");
  }

  private static Event call(String operation, String request, String response) {
    return Event.parse("""
        {"eventID": "e1", "eventTime": "2026-03-01T12:00:00Z", "eventName": "%s",
         "requestParameters": %s, "responseElements": %s}
        """.formatted(operation, request, response));
  }

  @Test
  void launchesAssociationsAndEndpointsAreRead() {
    Instant time = Instant.parse("2026-03-01T12:00:00Z");
    assertThat(AddressSigns.of(call("RunInstances", "{}", """
            {"instancesSet": {"items": [{"instanceId": "i-1", "networkInterfaceSet": {"items":
              [{"association": {"publicIp": "198.51.100.4"}}]}}, {"instanceId": "i-2"}]}}""")))
        .containsExactly(new AddressSign(How.ATTACHED, "198.51.100.4", "i-1", time, time, "e1"));
    assertThat(AddressSigns.of(
            call("AssociateAddress", "{\"publicIp\": \"198.51.100.4\"}", "{\"_return\": true}")))
        .containsExactly(
            new AddressSign(How.ELASTIC, "198.51.100.4", "198.51.100.4", time, time, "e1"));
    assertThat(AddressSigns.of(
            call("AssociateAddress", "{\"allocationId\": \"eipalloc-1\"}", "{\"_return\": true}")))
        .isEmpty();
    assertThat(AddressSigns.of(call("CreateVpcEndpoint", "{}", """
            {"CreateVpcEndpointResponse": {"vpcEndpoint": {"vpcEndpointId": "vpce-1"}}}""")))
        .containsExactly(new AddressSign(How.ENDPOINT, "vpce-1", "vpce-1", time, time, "e1"));
    assertThat(AddressSigns.of(call("DescribeAddresses", "{}", "{}"))).isEmpty();
  }
}
