package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServicePrefixTest {

  @Test
  void oneServiceOfTwoNamesHasOnePrefix() {
    assertThat(ServicePrefix.of("monitoring.amazonaws.com")).isEqualTo("cloudwatch");
    assertThat(ServicePrefix.of("email.amazonaws.com")).isEqualTo("ses");
    assertThat(ServicePrefix.of("ses.amazonaws.com")).isEqualTo("ses");
    assertThat(ServicePrefix.of("ec2.amazonaws.com.cn")).isEqualTo("ec2");
    assertThat(ServicePrefix.of("made-up")).isEqualTo("made-up");
    assertThat(ServicePrefix.of("")).isEmpty();
  }
}
