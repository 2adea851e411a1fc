package dev.tourniquet.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationFileTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final String WHOLE = """
      organization: o-exampleorgid
      accounts:
        - {id: "111122223333", name: core-prod, environment: production}
        - {id: "012345678901"}
      vendors:
        - {id: "999988887777", name: Backup vendor, purpose: nightly copies}
      networks:
        - {cidr: 203.0.113.0/24, name: HQ egress}
        - {cidr: "2001:db8::/32", name: HQ egress v6}
      sensitive:
        names: ["prod"]
        tags: {Environment: [prod, production]}
      public_allowed: ["arn:aws:s3:::www.example.com"]
      responders: ["arn:aws:iam::111122223333:role/IncidentResponse"]
      exercises: []
      """;

  @Test
  void readsEveryKeyOfTheContract() {
    Organization org = OrganizationFile.read("org.yml", WHOLE);

    assertThat(org.id()).isEqualTo("o-exampleorgid");
    assertThat(org.accounts())
        .containsExactly(
            new Account("111122223333", "core-prod", "production", Instant.MIN, "org.yml:3"),
            new Account("012345678901", "", "", Instant.MIN, "org.yml:4"));
    assertThat(org.vendors())
        .containsExactly(new Vendor("999988887777", "Backup vendor", "nightly copies"));
    assertThat(org.networkOf("203.0.113.77")).map(Network::name).contains("HQ egress");
    assertThat(org.networkOf("2001:db8:1::1")).map(Network::name).contains("HQ egress v6");
    assertThat(org.isSensitive("Prod-web-1", Map.of()))
        .contains(new SensitiveMatch("name", "Prod-web-1", "prod"));
    assertThat(org.publicAllowed("arn:aws:s3:::www.example.com")).isPresent();
    assertThat(org.isResponder("arn:aws:sts::111122223333:assumed-role/IncidentResponse/alice"))
        .isPresent();
    assertThat(org.standingAt("111122223333", MARCH).standing()).isEqualTo(Standing.OWN);
  }

  @Test
  void anEmptyFileKnowsNobody() {
    assertThat(OrganizationFile.read("org.yml", "")
            .standingAt("111122223333", MARCH)
            .standing())
        .isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void emptySectionsAreAllowed() {
    assertThat(OrganizationFile.read("org.yml", "accounts:\nsensitive:\nexercises:\n")
            .accounts())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          treat_private_as_public: often | org.yml:1: treat_private_as_public: Invalid answer: often. Write true or false
          account: []                        | org.yml:1: account: Unknown key: account. Use one of organization, accounts, vendors, networks, sensitive, public_allowed, responders, exercises, treat_private_as_public, vendor_networks, address_lists, ip_databases, or remove it
          accounts: [{id: "111122223333", nam: x}] | org.yml:1: accounts[0].nam: Unknown key: nam. Use one of id, name, environment, or remove it
          accounts: [{name: x}]              | org.yml:1: accounts[0].id: Missing id. Write id: and its value
          accounts: [{id: 012345678901}]     | org.yml:1: accounts[0].id: Invalid account id: 012345678901. YAML reads it as a number and may drop the 0: write "012345678901"
          accounts: [{id: "1111-2222-3333"}] | org.yml:1: accounts[0].id: Invalid account id: 1111-2222-3333. Write twelve digits in quotes, such as "111122223333"
          accounts: "111122223333"           | org.yml:1: accounts: Cannot read this single value. Write a list: [a, b]
          accounts: ["111122223333"]         | org.yml:1: accounts[0]: Cannot read this single value. Write keys and values: key: value
          accounts: [{id: ["1"]}]            | org.yml:1: accounts[0].id: Cannot read this list. Write a single text
          networks: [{cidr: 203.0.113.0/33}] | org.yml:1: networks[0].cidr: Invalid network: 203.0.113.0/33. Write an address and a prefix length, such as 203.0.113.0/24 or 2001:db8::/32
          networks: [{cidr: 0.0.0.0/0}]      | org.yml:1: networks[0].cidr: Invalid network: 0.0.0.0/0. It holds every address, so every caller would be ours: write the real networks
          sensitive: {names: ["pr(od"]}      | org.yml:1: sensitive.names[0]: Invalid expression: pr(od. It is no regular expression (Unclosed group): mend it, such as ^prod-
          sensitive: {names: [".*"]}         | org.yml:1: sensitive.names[0]: Invalid expression: .*. It matches every name: write one that a name must contain, such as prod
          sensitive: {tags: {Env: prod}}     | org.yml:1: sensitive.tags.Env: Cannot read this single value. Write a list: [a, b]
          public_allowed: [www.example.com]  | org.yml:1: public_allowed[0]: Invalid ARN: www.example.com. Write a whole one, such as arn:aws:s3:::www.example.com; * and ? are wildcards
          exercises: [aws]                   | org.yml:1: exercises[0]: Invalid exercise: aws. It is part of too many user agents: write at least 4 characters
          organization: example              | org.yml:1: organization: Invalid organization id: example. Write it as the console shows it, such as o-exampleorgid
          - a                                | org.yml:1: Cannot read this list. Write keys and values: key: value
          """)
  void everyMistakeNamesFileLineKeyAndMend(String yaml, String message) {
    assertThatThrownBy(() -> OrganizationFile.read("org.yml", yaml))
        .isInstanceOf(OrganizationFileException.class)
        .hasMessage(message);
  }

  @Test
  void anIdMayBeOursOrAVendorsButOnlyOnce() {
    String yaml = """
        accounts:
          - {id: "111122223333"}
        vendors:
          - {id: "111122223333"}
        """;
    assertThatThrownBy(() -> OrganizationFile.read("org.yml", yaml))
        .hasMessage("org.yml:4: vendors[0].id: Duplicate account id: 111122223333."
            + " Keep one of accounts[0].id (line 2) and vendors[0].id");
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    String yaml = """
        acounts: []
        networks:
          - {cidr: nonsense}
        responders: [alice]
        """;
    OrganizationFileException e = catchThrowableOfType(
        OrganizationFileException.class, () -> OrganizationFile.read("org.yml", yaml));
    assertThat(e.errors()).extracting(OrganizationFileError::line).isEqualTo(List.of(1, 3, 4));
  }

  @Test
  void brokenYamlNamesTheLine() {
    assertThatThrownBy(
            () -> OrganizationFile.read("org.yml", "accounts:\n  - {id: \"1\"\nvendors: []\n"))
        .isInstanceOf(OrganizationFileException.class)
        .hasMessageStartingWith("org.yml:3: Cannot read this as YAML: ")
        .hasMessageEndingWith("Mend the syntax there or just above");
  }

  @Test
  void aKeyWrittenTwiceIsAMistake() {
    assertThatThrownBy(() -> OrganizationFile.read("org.yml", "accounts: []\naccounts: []\n"))
        .isInstanceOf(OrganizationFileException.class)
        .hasMessage(
            "org.yml:2: accounts: Duplicate key: accounts. Keep one and move all values there");
  }

  @Test
  void aMissingFileIsSaid(@TempDir Path folder) {
    Path file = folder.resolve("org.yml");
    assertThatThrownBy(() -> OrganizationFile.read(file))
        .isInstanceOf(OrganizationFileException.class)
        .hasMessageContaining(
            "Cannot read the organization file: java.nio.file.NoSuchFileException")
        .hasMessageEndingWith("Name a file that exists and may be read");
  }

  @Test
  void aFileThatIsNoTextIsSaid(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("org.yml"), new byte[] {(byte) 0xc3, (byte) 0x28});
    assertThatThrownBy(() -> OrganizationFile.read(file)).hasMessageContaining("is not UTF-8 text");
  }
}
