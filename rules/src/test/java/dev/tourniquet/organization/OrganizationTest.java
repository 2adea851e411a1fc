package dev.tourniquet.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTest {

  private static final Instant JOINED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Organization ORG = OrganizationFile.read("org.yml", """
          organization: o-exampleorgid
          vendors: [{id: "999988887777", name: Backup vendor, purpose: nightly copies}]
          networks: [{cidr: 203.0.113.0/24, name: HQ}, {cidr: "2001:db8::/32", name: HQ6}]
          sensitive: {names: ["prod(uction)?\\\\b"], tags: {DataClass: [pii]}}
          public_allowed: ["arn:aws:s3:::www.*"]
          responders: ["arn:aws:iam::111122223333:role/ir/IncidentResponse"]
          exercises: [RedTeam-2026, "arn:aws:iam::111122223333:user/red"]
          """)
      .withAccounts(List.of(
          new Account("444455556666", "new-prod", "", JOINED, "organizations list-accounts")));

  @Test
  void anAccountIsOursFromTheMomentItJoined() {
    assertThat(ORG.standingAt("444455556666", JOINED))
        .isEqualTo(new AccountStanding(
            Standing.OWN, "new-prod", "our account, says organizations list-accounts"));
  }

  @Test
  void anAccountIsNotOursBeforeItJoined() {
    assertThat(ORG.standingAt("444455556666", JOINED.minusSeconds(1)))
        .isEqualTo(new AccountStanding(
            Standing.UNKNOWN,
            "new-prod",
            "joined us only on 2026-03-01T12:00:00Z, after 2026-03-01T11:59:59Z"));
  }

  @Test
  void aVendorIsNamedWithItsPurpose() {
    assertThat(ORG.standingAt("999988887777", JOINED).reason())
        .isEqualTo("registered vendor for nightly copies");
  }

  @Test
  void theAccountThatDeliversLoadBalancerLogsIsAws() {
    AccountStanding standing = ORG.standingAt("127311923021", JOINED);
    assertThat(standing.is(Standing.AWS_SERVICE)).isTrue();
    assertThat(standing.name()).isEqualTo("ELB logs");
  }

  @Test
  void aPublishedVendorThatNobodyRegisteredStaysAStranger() {
    assertThat(ORG.standingAt("464622532012", JOINED))
        .isEqualTo(new AccountStanding(
            Standing.UNKNOWN,
            "",
            "published as an account of Datadog, which is not registered as a vendor"));
  }

  @Property
  void anyTextInPlaceOfAnAccountIsAStranger(@ForAll String text) {
    assertThat(ORG.standingAt("x" + text, JOINED).standing()).isEqualTo(Standing.UNKNOWN);
  }

  @Property
  void anyTextInPlaceOfAnAddressIsOutsideOurNetworks(@ForAll String text) {
    assertThat(ORG.networkOf(text + "z")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AWS Internal",
        "*",
        "203.0.113",
        "203.0.113.0/24",
        "3405803777",
        "0xCB007101",
        "203.0.*.1"
      })
  void onlyAWholeAddressIsAnAddress(String text) {
    assertThat(ORG.networkOf(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"203.0.113.255", "2001:0DB8:0:0:0:0:0:1", "2001:db8::", "203.000.113.007"})
  void addressesAreOursHoweverWritten(String text) {
    assertThat(ORG.networkOf(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.114.0", "2001:db9::1", "::ffff:8.8.8.8"})
  void neighboursOfOurNetworksAreNotOurs(String text) {
    assertThat(ORG.networkOf(text)).isEmpty();
  }

  @Test
  void sensitiveByNameByTagAndByTagValue() {
    assertThat(ORG.isSensitive("web-PROD", Map.of())).map(SensitiveMatch::what).contains("name");
    assertThat(ORG.isSensitive("web", Map.of("dataclass", "PII")))
        .map(SensitiveMatch::what)
        .contains("tag dataclass");
    assertThat(ORG.isSensitive("web", Map.of("Env", "Production")))
        .map(SensitiveMatch::what)
        .contains("tag Env");
  }

  @Test
  void oneTagInTwoSpellingsNamesTheValuesOfBoth() {
    Organization org = OrganizationFile.read(
        "org.yml", "sensitive: {tags: {Environment: [prod], environment: [production]}}");
    assertThat(List.of("prod", "production"))
        .allSatisfy(value ->
            assertThat(org.isSensitive("web", Map.of("ENVIRONMENT", value))).isPresent());
    assertThat(org.isSensitive("web", Map.of("Environment", "dev"))).isEmpty();
  }

  @Test
  void notSensitiveWhenTheNameOnlyLooksAlike() {
    assertThat(ORG.isSensitive("product-demo", Map.of("Env", "dev", "DataClass", "public")))
        .isEmpty();
  }

  @Test
  void publicAllowedReadsWildcardsOnlyWhereTheyAreWritten() {
    assertThat(ORG.publicAllowed("arn:aws:s3:::www.example.com")).contains("arn:aws:s3:::www.*");
    assertThat(ORG.publicAllowed("arn:aws:s3:::ww")).isEmpty();
  }

  @Test
  void aSessionOfTheRespondersRoleIsAResponder() {
    assertThat(ORG.isResponder("arn:aws:sts::111122223333:assumed-role/IncidentResponse/alice"))
        .isPresent();
    assertThat(ORG.isResponder("arn:aws:iam::111122223333:role/ir/IncidentResponse"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::111122223333:assumed-role/IncidentResponse2/alice",
        "arn:aws:sts::111122223333:assumed-role/Other/IncidentResponse",
        "arn:aws:sts::444455556666:assumed-role/IncidentResponse/alice",
        "arn:aws:iam::111122223333:role/evil/IncidentResponse",
        "arn:aws:iam::111122223333:user/IncidentResponse",
        "arn:aws:sts::111122223333:assumed-role/",
        "assumed-role/IncidentResponse",
        ""
      })
  void aNameThatOnlyLooksLikeTheRespondersIsNone(String arn) {
    assertThat(ORG.isResponder(arn)).isEmpty();
  }

  @Test
  void anExerciseIsKnownByPrincipalOrUserAgent() {
    assertThat(ORG.isExercise("arn:aws:iam::111122223333:user/red", "")).isPresent();
    assertThat(ORG.isExercise("", "stratus redteam-2026/1.0")).contains("RedTeam-2026");
    assertThat(ORG.isExercise("arn:aws:iam::111122223333:user/redder", "aws-cli"))
        .isEmpty();
  }

  @Test
  void ownsItsOwnUnitsAndNoOthers() {
    assertThat(ORG.owns("arn:aws:organizations::111122223333:organization/o-exampleorgid"))
        .isTrue();
    assertThat(ORG.owns("arn:aws:organizations::111122223333:ou/o-exampleorgid/ou-ab12-cdefgh"))
        .isTrue();
    assertThat(ORG.owns("arn:aws:organizations::111122223333:organization/o-exampleorgid2"))
        .isFalse();
    assertThat(Organization.unknown().owns("arn:aws:organizations::1:organization/"))
        .isFalse();
  }

  @Test
  void travelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ORG);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Organization arrived = (Organization) in.readObject();
      assertThat(arrived.networkOf("203.0.113.9")).isPresent();
      assertThat(arrived.standingAt("444455556666", JOINED).is(Standing.OWN)).isTrue();
    }
  }
}
