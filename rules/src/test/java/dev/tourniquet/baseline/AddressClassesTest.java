package dev.tourniquet.baseline;

import static dev.tourniquet.baseline.Days.NOW;
import static dev.tourniquet.baseline.Days.covered;
import static dev.tourniquet.baseline.Days.usedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.organization.Network;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Sensitive;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressClassesTest {

  private static final Organization OURS = new Organization(
      "",
      List.of(),
      List.of(),
      List.of(new Network(new IPAddressString("203.0.113.0/24").getAddress(), "HQ egress")),
      new Sensitive(List.of(), Map.of()),
      List.of(),
      List.of(),
      List.of());

  private static AddressClasses classify(String address, List<IpIdentityDay> rows) {
    SourceAddress source =
        SourceAddress.of(Event.parse("{\"sourceIPAddress\": \"" + address + "\"}"));
    return AddressClasses.of(source, OURS, new History(List.of(), rows, covered(40), 25), NOW);
  }

  @Test
  void oursWhenInANetworkOfTheOrganization() {
    assertThat(classify("203.0.113.9", List.of()))
        .isEqualTo(new AddressClasses(List.of(AddressClass.ORG), "HQ egress", true));
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
    SourceAddress source = SourceAddress.of(Event.parse("{\"sourceIPAddress\": \"198.51.100.4\"}"));
    assertThat(
            AddressClasses.of(source, OURS, new History(List.of(), List.of(), covered(13), 25), NOW)
                .enoughHistory())
        .isFalse();
    assertThat(
            AddressClasses.of(source, OURS, new History(List.of(), List.of(), covered(14), 19), NOW)
                .enoughHistory())
        .isFalse();
  }
}
