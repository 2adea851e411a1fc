package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedKeysTest {
  private static final String FINGERPRINT = "ec49252e675ffe588b15d286474f08e5";

  @Test
  void theListAndWhatTheCommandLinePrintsAreReadAlike() throws IOException {
    TrustedKeys list = read(RealDigests.keysText());

    assertThat(read("{\"PublicKeyList\": " + RealDigests.keysText() + ", \"NextToken\": null}"))
        .isEqualTo(list);
    assertThat(list.find(FINGERPRINT).orElseThrow().from())
        .isEqualTo(Instant.parse("2023-01-01T00:00:00Z"));
  }

  @Test
  void timesAreReadAsBothVersionsOfTheCommandLineWriteThem() throws IOException {
    String first = RealDigests.keysText().replace("\"2023-01-01T00:00:00Z\"", "1672531200.0");
    String second =
        RealDigests.keysText().replace("2023-01-01T00:00:00Z", "2023-01-01T01:00:00.000000+01:00");

    assertThat(read(first)).isEqualTo(read(RealDigests.keysText()));
    assertThat(read(second)).isEqualTo(read(RealDigests.keysText()));
  }

  @Test
  void keysOfSeveralRegionsGoTogether() throws IOException {
    TrustedKeys other = read(RealDigests.keysText().replace(FINGERPRINT, "00"));

    assertThat(RealDigests.keys().and(other).byFingerprint()).containsOnlyKeys(FINGERPRINT, "00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]x", "{\"PublicKeyList\": 1}", "null", "\"x\"", "[1]", "[{}]"})
  void whatIsNoListOfKeysIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(IOException.class), e -> assertThat(e)
            .hasMessageContaining("aws cloudtrail list-public-keys"));
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    assertThatThrownBy(() -> read(RealDigests.keysText().replace("MIIBCgKCAQEA", "AAAA")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid public key: it is no RSA key in PKCS #1. Take it from `aws cloudtrail list-public-keys`.");
    assertThatThrownBy(() -> read(RealDigests.keysText().replace("MIIB", "M!!B")))
        .hasMessageContaining("it is no RSA key in PKCS #1");
    assertThatThrownBy(() -> read(RealDigests.keysText().replace("2024-01-01T00:00:00Z", "soon")))
        .hasMessage("Invalid public key: ValidityEndTime is no time: soon");
    String huge = "[{\"Fingerprint\":\"a\",\"Value\":\"" + "AAAA".repeat(20_000)
        + "\",\"ValidityStartTime\":0,\"ValidityEndTime\":1}]";
    assertThatThrownBy(() -> read(huge)).hasMessageContaining("it is no RSA key in PKCS #1");
  }

  private static TrustedKeys read(String text) throws IOException {
    return TrustedKeys.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
