package dev.tourniquet.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressListsTest {

  /** As AWS publishes it; three of its entries. */
  private static final String RANGES = """
      {"syncToken": "1787411825", "createDate": "2026-08-22-15-17-05",
       "prefixes": [
        {"ip_prefix": "3.224.0.0/12", "region": "us-east-1", "service": "AMAZON",
         "network_border_group": "us-east-1"},
        {"ip_prefix": "3.224.0.0/12", "region": "us-east-1", "service": "EC2",
         "network_border_group": "us-east-1"}],
       "ipv6_prefixes": [
        {"ipv6_prefix": "2600:1f18::/33", "region": "us-east-1", "service": "EC2",
         "network_border_group": "us-east-1"}]}
      """;

  @TempDir
  Path folder;

  private Organization read(String yaml) {
    return OrganizationFile.read(folder.resolve("org.yml").toString(), yaml);
  }

  private List<String> mistakes(String yaml) {
    return catchThrowableOfType(OrganizationFileException.class, () -> read(yaml)).errors().stream()
        .map(OrganizationFileError::message)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theRangesOfAwsAreReadAsTheyArePublished() throws IOException {
    file("ip-ranges.json", RANGES);
    AddressLists lists =
        read("address_lists: [{file: ip-ranges.json, kind: aws}]").addresses();

    assertThat(lists.of("3.225.16.109"))
        .containsExactly(new AddressLists.Hit(
            AddressList.Kind.AWS, "ip-ranges.json", "AMAZON us-east-1, EC2 us-east-1"));
    assertThat(lists.of("2600:1f18:1::7"))
        .extracting(AddressLists.Hit::note)
        .containsExactly("EC2 us-east-1");
    assertThat(lists.of("3.240.0.1")).isEmpty();
    assertThat(lists.of("ec2.amazonaws.com")).isEmpty();
  }

  @Test
  void plainListsHaveANetworkOrAddressALine() throws IOException {
    file("tor.txt", "# exits\n198.51.100.4\n\n203.0.113.0/24  # a family\n");
    AddressLists lists = read("address_lists: [{file: tor.txt, kind: tor}]").addresses();

    assertThat(lists.of("198.51.100.4"))
        .containsExactly(new AddressLists.Hit(AddressList.Kind.TOR, "tor.txt", ""));
    assertThat(lists.of("203.0.113.200")).hasSize(1);
    assertThat(lists.of("198.51.100.5")).isEmpty();
  }

  @Test
  void vendorsHaveNetworksToo() {
    AddressLists lists =
        read("vendor_networks: [{cidr: 198.51.100.0/24, name: Scanner}]").addresses();

    assertThat(lists.vendorOf("198.51.100.7")).map(Network::name).contains("Scanner");
    assertThat(lists.vendorOf("198.51.101.7")).isEmpty();
    assertThat(lists.vendorOf("AWS Internal")).isEmpty();
  }

  @Test
  void everyMistakeIsNamedWithItsLine() throws IOException {
    file("bad.txt", "198.51.100.4\nnonsense\n");
    file("all.txt", "0.0.0.0/0\n");
    file("empty.txt", "# nothing yet\n");

    assertThat(mistakes("""
            address_lists:
              - {file: bad.txt, kind: vpn}
              - {file: all.txt, kind: vpn}
              - {file: empty.txt, kind: hosting}
              - {file: missing.txt, kind: tor}
              - {file: bad.txt, kind: nice}
              - {kind: tor, also: this}
            """))
        .containsExactly(
            "org.yml:2: address_lists[0].file: Invalid network in bad.txt, line 2: nonsense. Write an address and a prefix length, such as 198.51.100.0/24",
            "org.yml:3: address_lists[1].file: Invalid network in all.txt, line 1: 0.0.0.0/0. Write an address and a prefix length, such as 198.51.100.0/24",
            "org.yml:4: address_lists[2].file: Cannot find a network in empty.txt. Write one a line, such as 198.51.100.0/24, or name AWS's ip-ranges.json",
            "org.yml:5: address_lists[3].file: Cannot read missing.txt: java.nio.file.NoSuchFileException: missing.txt. Name a file that exists and may be read",
            "org.yml:6: address_lists[4].kind: Unknown kind of list: nice. Use one of aws, hosting, vpn, tor",
            "org.yml:7: address_lists[5].also: Unknown key: also. Use one of file, kind, or remove it",
            "org.yml:7: address_lists[5].file: Missing file. Write file: and its value");
  }

  @Test
  void rangesOfAwsThatAreCutOrHoldNoNetworkAreMistakesToo() throws IOException {
    file("cut.json", RANGES.substring(0, RANGES.indexOf("EC2")));
    file("odd.json", RANGES.replace("2600:1f18::/33", "nonsense"));

    assertThat(mistakes("""
            address_lists:
              - {file: cut.json, kind: aws}
              - {file: odd.json, kind: aws}
            """))
        .containsExactly(
            "org.yml:2: address_lists[0].file: Invalid JSON in cut.json, line 5, column 68. Fetch ip-ranges.json anew",
            "org.yml:3: address_lists[1].file: Invalid network in odd.json, ipv6_prefixes[0].ipv6_prefix: nonsense. Fetch ip-ranges.json anew");
  }

  @Test
  void anotherContentIsAnotherOrganization() throws IOException {
    file("tor.txt", "198.51.100.4\n");
    String before = read("address_lists: [{file: tor.txt, kind: tor}]").toString();
    file("tor.txt", "198.51.100.5\n");

    assertThat(read("address_lists: [{file: tor.txt, kind: tor}]").toString())
        .isNotEqualTo(before)
        .doesNotContain("198.51.100.5");
  }
}
