package dev.tourniquet.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SourceAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

  private static SourceAddress source(String address) {
    return SourceAddress.of(Event.parse("{\"sourceIPAddress\": \"" + address + "\"}"));
  }

  @Test
  void theNetworkIsTheLeastThatOneCustomerGets() {
    assertThat(Networks.of(source("203.0.113.7"))).hasValue("203.0.113.0/24");
    assertThat(Networks.of(source("2001:db8:1:2::3"))).hasValue("2001:db8:1::/48");
    assertThat(Networks.of(source("2001:db8::3"))).hasValue("2001:db8:0::/48");
    assertThat(Networks.of(source("10.0.0.5"))).isEmpty();
    assertThat(Networks.of(source("ec2.amazonaws.com"))).isEmpty();
    assertThat(Networks.of(source(""))).isEmpty();
  }

  @Test
  void anotherExitOfOneProviderIsNotUnrelatedAndAnotherProvidersIs() {
    assertThat(Networks.isUnrelated(source("203.0.113.7"), source("203.0.20.7")))
        .isFalse();
    assertThat(Networks.isUnrelated(source("203.0.113.7"), source("198.51.100.7")))
        .isTrue();
    assertThat(Networks.isUnrelated(source("2001:db8::1"), source("2a00:1450::1")))
        .isTrue();
    assertThat(Networks.isUnrelated(source("203.0.113.7"), source("2a00:1450::1")))
        .as("one host with both")
        .isFalse();
    assertThat(Networks.isUnrelated(source("10.0.0.5"), source("172.16.0.1"))).isFalse();
  }

  @Test
  void anAddressBesideAKnownOneIsInAKnownNetwork() {
    List<String> before =
        List.of("203.0.113.7", "2001:db8:1::9", "private:1:10.0.0.5", "aws-internal", "x");
    assertThat(Networks.isNew(source("203.0.113.200"), before)).isFalse();
    assertThat(Networks.isNew(source("2001:db8:1:ff::1"), before)).isFalse();
    assertThat(Networks.isNew(source("203.0.114.7"), before)).isTrue();
    assertThat(Networks.isNew(source("10.0.0.5"), before)).isFalse();
  }
}
