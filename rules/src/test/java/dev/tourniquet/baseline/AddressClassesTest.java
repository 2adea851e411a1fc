package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.covered;
import static dev.tourniquet.baseline.Days.usedBy;
import static dev.tourniquet.baseline.HistoryBuilder.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressClassesTest {

  private static final Organization OURS =
      OrganizationFile.read("org.yml", "networks: [{cidr: 203.0.113.0/24, name: HQ egress}]");

  private static AddressClasses classify(String address, List<IpIdentityDay> rows) {
    return AddressClasses.of(
        from(address), OURS, history(covered(40)).ofAddress(rows).pairs(25).build(), NOW);
  }

  private static Event from(String address) {
    return Event.parse("{\"sourceIPAddress\": \"" + address + "\"}");
  }

  @Test
  void oursWhenInANetworkOfTheOrganization() {
    assertThat(classify("203.0.113.9", List.of()))
        .isEqualTo(new AddressClasses(
            List.of(AddressClass.ORG), "HQ egress", Optional.empty(), List.of(), true));
  }

  @Test
  void unknownWhenJustOutsideOfIt() {
    assertThat(classify("203.0.114.9", List.of()).classes()).containsExactly(AddressClass.UNKNOWN);
  }

  @Test
  void knownWhenOneIdentityUsedItOnFiveDaysOverAFortnight() {
    List<IpIdentityDay> rows = new ArrayList<>(usedBy("iamuser:1:A", 4, 3));
    rows.addAll(usedBy("iamuser:1:A", 1, 20));
    assertThat(classify("198.51.100.4", rows).classes()).containsExactly(AddressClass.KNOWN_TO_ORG);
    assertThat(classify("198.51.100.4", rows.subList(1, 5)).classes())
        .containsExactly(AddressClass.UNKNOWN);
  }

  @Test
  void unknownWhenTwoIdentitiesUsedItButOnlySinceYesterday() {
    List<IpIdentityDay> rows = new ArrayList<>(usedBy("iamuser:1:A", 1, 1));
    rows.addAll(usedBy("iamuser:1:B", 1, 1));
    assertThat(classify("198.51.100.4", rows).classes()).containsExactly(AddressClass.UNKNOWN);
  }

  @Test
  void refusedCallsMakeNoAddressKnown() {
    List<IpIdentityDay> rows = usedBy("iamuser:1:A", 30, 2).stream()
        .map(row -> new IpIdentityDay(row.day(), row.principal(), 3, 0, 3))
        .toList();
    assertThat(classify("198.51.100.4", rows).classes()).containsExactly(AddressClass.UNKNOWN);
  }

  @Test
  void serviceNamesAndPrivateAddressesAreNotUnknown() {
    assertThat(classify("ec2.amazonaws.com", List.of()).classes())
        .containsExactly(AddressClass.NOT_AN_IP);
    assertThat(classify("10.0.0.7", List.of()).classes()).containsExactly(AddressClass.PRIVATE);
    assertThat(classify("", List.of()).classes()).containsExactly(AddressClass.NOT_AN_IP);
  }

  @Test
  void saysWhenTheAccountHasTooLittleHistory() {
    Event source = from("198.51.100.4");
    assertThat(AddressClasses.of(source, OURS, history(covered(13)).pairs(25).build(), NOW)
            .enoughHistory())
        .isFalse();
    assertThat(AddressClasses.of(source, OURS, history(covered(14)).pairs(19).build(), NOW)
            .enoughHistory())
        .isFalse();
  }

  private static AddressClasses withSigns(Event event, AddressSign... signs) {
    History history = history(covered(40)).pairs(25).ours(List.of(signs)).build();
    return AddressClasses.of(event, OURS, history, NOW);
  }

  private static AddressSign sign(AddressSign.How how, String address, Instant from) {
    return new AddressSign(how, address, "eipalloc-1", from, from, "e1");
  }

  @Test
  void anAddressOfOursIsNotUnknown() {
    AddressSign month =
        sign(AddressSign.How.ALLOCATED, "198.51.100.4", NOW.minus(Duration.ofDays(30)));

    AddressClasses ours = withSigns(from("198.51.100.4"), month);
    assertThat(ours.classes()).containsExactly(AddressClass.OWN_AWS);
    assertThat(ours.isOurs()).isTrue();

    AddressClasses beside = withSigns(from("198.51.100.5"), month);
    assertThat(beside.classes()).containsExactly(AddressClass.UNKNOWN);
    assertThat(beside.isOurs()).isFalse();
  }

  @Test
  void anAddressThatBecameOursWithTheIncidentIsOursButDoesNotCount() {
    AddressClasses fresh = withSigns(
        from("198.51.100.4"),
        sign(AddressSign.How.ALLOCATED, "198.51.100.4", NOW.minus(Duration.ofHours(1))));

    assertThat(fresh.classes()).containsExactly(AddressClass.OWN_AWS);
    assertThat(fresh.isOurs()).isFalse();
  }

  private static Event through(String endpoint, String owner, String agent) {
    return Event.parse("""
        {"sourceIPAddress": "10.0.0.7", "recipientAccountId": "111122223333",
         "eventTime": "2026-03-01T12:00:00Z",
         "vpcEndpointId": "%s", "vpcEndpointAccountId": "%s", "userAgent": "%s"}
        """.formatted(endpoint, owner, agent));
  }

  @Test
  void aVpcEndpointIsOursByItsAccountOrByTheInventory() {
    assertThat(withSigns(through("vpce-1", "111122223333", "aws-cli")).classes())
        .containsExactly(AddressClass.VPCE, AddressClass.PRIVATE);
    assertThat(withSigns(
                through("vpce-1", "", "aws-cli"), sign(AddressSign.How.ENDPOINT, "vpce-1", NOW))
            .isOurs())
        .isTrue();
  }

  @Test
  void aVpcEndpointOfAStrangerOrOfNobodyWeKnowIsNotOurs() {
    assertThat(withSigns(through("vpce-1", "999999999999", "aws-cli")).classes())
        .containsExactly(AddressClass.PRIVATE);
    assertThat(withSigns(
                through("vpce-2", "", "aws-cli"), sign(AddressSign.How.ENDPOINT, "vpce-1", NOW))
            .classes())
        .containsExactly(AddressClass.PRIVATE);
  }

  @Test
  void theBackEndOfTheConsoleIsNoPlaceOfItsUser() {
    String agent = "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux]";

    assertThat(withSigns(through("vpce-f40dc59d", "", agent)).classes())
        .containsExactly(AddressClass.CONSOLE_PROXY, AddressClass.PRIVATE);
    Event pretends =
        Event.parse("{\"sourceIPAddress\": \"198.51.100.4\", \"userAgent\": \"" + agent + "\"}");
    assertThat(withSigns(pretends).classes()).containsExactly(AddressClass.UNKNOWN);
  }
}
