package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.SourceAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

  private static SourceAddress from(String address) {
    return SourceAddress.of(
        event("{'recipientAccountId':'111122223333','sourceIPAddress':'" + address + "'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.7",
        "0.0.0.0",
        "255.255.255.255",
        "172.32.0.1",
        "11.0.0.1",
        "100.128.0.1"
      })
  void aPublicAddressIsItsOwnKey(String address) {
    assertThat(from(address)).isEqualTo(new SourceAddress(Kind.IPV4, address, address));
  }

  @ParameterizedTest
  @CsvSource({"2001:DB8:0:0::1, 2001:db8::1", "2600:1f18::00ab, 2600:1f18::ab"})
  void everySpellingOfAnIpv6AddressIsOneKey(String address, String canonical) {
    assertThat(from(address)).isEqualTo(new SourceAddress(Kind.IPV6, canonical, canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.5",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254"
      })
  void aPrivateAddressMeansSomethingOnlyWithinItsAccount(String address) {
    assertThat(from(address))
        .isEqualTo(new SourceAddress(Kind.PRIVATE, address, "private:111122223333:" + address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fd00::1", "fe80::1", "::1"})
  void aPrivateIpv6AddressIsScopedToo(String address) {
    assertThat(from(address))
        .isEqualTo(new SourceAddress(Kind.PRIVATE, address, "private:111122223333:" + address));
  }

  @Test
  void theSamePrivateAddressInTwoNetworksIsTwoHosts() {
    Event one = event(
        "{'sourceIPAddress':'10.0.0.5','vpcEndpointId':'vpce-1','recipientAccountId':'111122223333'}");
    Event two = event(
        "{'sourceIPAddress':'10.0.0.5','vpcEndpointId':'vpce-2','recipientAccountId':'111122223333'}");
    assertThat(SourceAddress.of(one).key()).isEqualTo("private:vpce-1:10.0.0.5");
    assertThat(SourceAddress.of(two).key()).isEqualTo("private:vpce-2:10.0.0.5");
  }

  @Test
  void anEndpointDoesNotMakeAPublicAddressPrivate() {
    Event event = event("{'sourceIPAddress':'198.51.100.7','vpcEndpointId':'vpce-1'}");
    assertThat(SourceAddress.of(event).key()).isEqualTo("198.51.100.7");
  }

  @Test
  void aServiceIsNoAddress() {
    assertThat(from("inspector2.amazonaws.com"))
        .isEqualTo(new SourceAddress(
            Kind.AWS_SERVICE, "inspector2.amazonaws.com", "aws-service:inspector2.amazonaws.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS Internal", "AWS Internal/3"})
  void awsItselfIsOneBucket(String address) {
    assertThat(from(address))
        .isEqualTo(new SourceAddress(Kind.AWS_INTERNAL, address, "aws-internal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "253.252.51.07",
        "075.050.255.67",
        "08.1.250.216",
        "ap-isob-east-1r",
        "208.236.235.254/0",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        " 1.2.3.4",
        "0x7f.1.1.1",
        "2130706433",
        "::ffff:010.0.0.1",
        "fe80::1%eth0",
        "2001:db8::/32",
        "1:2",
        ":::::",
        "evil.amazonaws.com.example.com",
        "*"
      })
  void anythingElseIsKeptAsWrittenAndNeverReadAsOctal(String address) {
    assertThat(from(address)).isEqualTo(new SourceAddress(Kind.MALFORMED, address, address));
  }

  @Test
  void noAddressIsNoKey() {
    assertThat(from("")).isEqualTo(new SourceAddress(Kind.EMPTY, "", ""));
    assertThat(from("").asKey()).isEqualTo(Key.none("source-empty"));
  }

  @Test
  void theKeySaysWhatKindOfSourceItIs() {
    assertThat(from("198.51.100.7").asKey())
        .isEqualTo(new Key("198.51.100.7", "source-ipv4", Confidence.EXACT));
    assertThat(from("AWS Internal").asKey())
        .isEqualTo(new Key("aws-internal", "source-aws-internal", Confidence.WEAK));
  }
}
