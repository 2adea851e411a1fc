package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.NOW;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address may be ours because AWS gave it to us, or a file of ours may say whose it is. */
class PlacesTest {

  private static final String INSTANCE = "i-0dbc91f429e48eeed";

  private static Story shared() {
    return new Story().with(Shares.image("e1", 0, STRANGE, Shares.add(STRANGER)));
  }

  private static AddressSign sign(How how, String address, String resource, Duration before) {
    Instant time = NOW.minus(before);
    return new AddressSign(how, address, resource, time, time, "a1");
  }

  private static AddressSign gateway(Duration before) {
    return sign(How.ALLOCATED, STRANGE, "eipalloc-1", before);
  }

  private static Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.file()));
  }

  @Test
  void anAddressThatWasOursForADayIsQuiet() {
    Answer answer = ask(new SourceIp(), shared().saying(gateway(Duration.ofDays(1))));

    assertThat(answer.reading()).isEqualTo(Reading.NOT_SICK);
    assertThat(answer.text())
        .isEqualTo(
            "198.51.100.77 is an address of ours: elastic address eipalloc-1, allocated at 2026-02-28 14:05 UTC.");
    assertThat(shared().saying(gateway(Duration.ofDays(1))).judged().source().classes())
        .containsExactly("OWN_AWS");
  }

  @Test
  void anAddressThatBecameOursWithTheIncidentNeitherCalmsNorRaises() {
    Answer answer = ask(new SourceIp(), shared().saying(gateway(Duration.ofHours(2))));

    assertThat(answer.reading()).isEqualTo(Reading.UNKNOWN);
    assertThat(answer.weights()).containsExactly(Weight.NOTE);
    assertThat(answer.text()).contains("but only by what is as new as the event");
    assertThat(answer.gaps())
        .containsExactly(
            "source address: 198.51.100.77 became ours too shortly before to vouch for the caller: who made it so would tell");
  }

  @Test
  void withoutAnythingThatSaysSoItIsStrange() {
    assertThat(ask(new SourceIp(), shared()).weights()).containsExactly(Weight.STRANGE_ADDRESS);
    assertThat(ask(
                new SourceIp(),
                shared().saying(sign(How.ALLOCATED, "198.51.100.78", "e", Duration.ofDays(9))))
            .weights())
        .containsExactly(Weight.STRANGE_ADDRESS);
  }

  @Test
  void severalIdentitiesMayComeFromAGatewayOfOurs() {
    assertThat(ask(new SharedAddress(), shared().saying(gateway(Duration.ofDays(2))))
            .weights())
        .containsExactly(Weight.CLEARED);
    assertThat(ask(new SharedAddress(), shared().saying(gateway(Duration.ofHours(2))))
            .reading())
        .isEqualTo(Reading.UNKNOWN);
    assertThat(ask(new SharedAddress(), shared()).weights()).containsExactly(Weight.LIFE_THREAT);
  }

  private static Organization file(Path folder, String name, String text, String yaml)
      throws IOException {
    Files.writeString(folder.resolve(name), text);
    return OrganizationFile.read(folder.resolve("org.yml").toString(), yaml);
  }

  @Test
  void anAddressOfAwsIsOnlySomeCustomersAndNotTrusted(@TempDir Path folder) throws IOException {
    Organization aws = file(
        folder,
        "ip-ranges.json",
        "{\"prefixes\": [{\"ip_prefix\": \"198.51.100.0/24\", \"region\": \"us-east-1\", \"service\": \"EC2\"}]}",
        "address_lists: [{file: ip-ranges.json, kind: aws}]");
    Answer answer = ask(new SourceIp(), shared().in(aws));

    assertThat(answer.weights()).containsExactly(Weight.STRANGE_ADDRESS);
    assertThat(answer.text())
        .endsWith("It lies in the ranges AWS publishes (EC2 us-east-1): some customer of AWS.");
    assertThat(shared().in(aws).judged().source().classes())
        .containsExactly("AWS_RANGE", "UNKNOWN");
    assertThat(ask(new SharedAddress(), shared().in(aws)).reading()).isEqualTo(Reading.MAYBE);
    assertThat(ask(new SharedAddress(), shared().in(aws)).weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void aListedExitOfTorStaysUnknownAndIsSaid(@TempDir Path folder) throws IOException {
    Organization tor =
        file(folder, "exits.txt", STRANGE + "\n", "address_lists: [{file: exits.txt, kind: tor}]");

    assertThat(ask(new SourceIp(), shared().in(tor)).text())
        .endsWith(" exits.txt lists it as an exit of Tor.");
    assertThat(shared().in(tor).judged().source().classes()).containsExactly("TOR", "UNKNOWN");
  }

  @Test
  void aVendorsNetworkIsKnownButSharedByManyItIsOnlyMaybe() {
    Organization vendor = OrganizationFile.read(
        "org.yml", "vendor_networks: [{cidr: 198.51.100.0/24, name: Scanner}]");

    assertThat(ask(new SourceIp(), shared().in(vendor)).text())
        .isEqualTo("198.51.100.77 is in a vendor's network: Scanner.");
    assertThat(ask(new SharedAddress(), shared().in(vendor)).weights())
        .containsExactly(Weight.NOTE);
  }

  private static Event byInstance(String from) {
    return event("e1", 0, """
        {"eventSource": "iam.amazonaws.com", "eventName": "CreateUser", "sourceIPAddress": "%s",
         "requestParameters": {"userName": "x"},
         "userIdentity": {"type": "AssumedRole", "principalId": "AROAEXAMPLE:%s",
           "arn": "arn:aws:sts::111122223333:assumed-role/app/%2$s", "accountId": "111122223333",
           "accessKeyId": "ASIAEXAMPLE", "sessionContext": {"ec2RoleDelivery": "2.0",
             "sessionIssuer": {"type": "Role", "principalId": "AROAEXAMPLE", "userName": "app",
               "arn": "arn:aws:iam::111122223333:role/app", "accountId": "111122223333"},
             "attributes": {"creationDate": "2026-03-01T12:00:00Z"}}}}""".formatted(from, INSTANCE));
  }

  private static Answer other(String from, AddressSign... signs) {
    TriageRule made = Packs.load().stream()
        .filter(rule -> rule.origin().file().endsWith("identity/user-created.yml"))
        .map(TriageRule::of)
        .findFirst()
        .orElseThrow();
    Story story = Story.of(made, "AWS::IAM::User|aws|111122223333|global|x");
    return ask(new OtherActivity(), story.with(byInstance(from)).saying(signs));
  }

  @Test
  void credentialsUsedElsewhereThanTheAgentOfTheirInstanceLeftIt() {
    AddressSign agent = sign(How.AGENT, "203.0.113.200", INSTANCE, Duration.ofMinutes(5));

    assertThat(other(STRANGE, agent).weights()).contains(Weight.SPLIT_SESSION);
    assertThat(other(STRANGE, agent).evidence()).as("the agent's own report").contains("a1");
    assertThat(other(STRANGE, agent).text())
        .contains(
            "Its credentials left the instance: the agent on " + INSTANCE
                + " reported from 203.0.113.200 at 2026-03-01 14:00 UTC, this call came from 198.51.100.77.");
  }

  @Test
  void theInstancesOwnWayOutAnotherInstanceAndAnOldReportAreNoSign() {
    AddressSign here = sign(How.AGENT, STRANGE, INSTANCE, Duration.ofMinutes(5));
    AddressSign other = sign(How.AGENT, "203.0.113.200", "i-0000000000000000a", Duration.ZERO);
    AddressSign old = sign(How.AGENT, "203.0.113.200", INSTANCE, Duration.ofDays(2));

    assertThat(other(STRANGE, here).weights()).doesNotContain(Weight.SPLIT_SESSION);
    assertThat(other(STRANGE, other).weights()).doesNotContain(Weight.SPLIT_SESSION);
    assertThat(other(STRANGE, old).weights()).doesNotContain(Weight.SPLIT_SESSION);
    assertThat(other(STRANGE).weights()).doesNotContain(Weight.SPLIT_SESSION);
  }
}
