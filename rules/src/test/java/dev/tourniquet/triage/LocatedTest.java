package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.organization.Mmdb;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.trail.Event;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What databases of countries, operators and places add; without them nothing is calmer, and the page says so. */
class LocatedTest {

  private static final String ELSEWHERE = "192.0.2.9";

  @TempDir
  Path folder;

  private Organization organization;

  private static Map<String, Object> city(String country, double latitude, double longitude) {
    return Map.of(
        "country", Map.of("iso_code", country),
        "location", Map.of("latitude", latitude, "longitude", longitude));
  }

  @BeforeEach
  void databases() {
    new Mmdb()
        .with("203.0.113.0/24", city("NL", 52.37, 4.9))
        .with("20.0.0.0/8", city("NL", 52.37, 4.9))
        .with("198.51.100.0/24", city("BR", -23.55, -46.63))
        .with("192.0.2.0/24", city("NL", 52.09, 5.12))
        .write(folder.resolve("city.mmdb"));
    new Mmdb()
        .with("20.0.0.0/8", Map.of("autonomous_system_number", 64_500))
        .with("192.0.2.0/24", Map.of("autonomous_system_number", 64_500))
        .with(
            "198.51.100.0/24",
            Map.of(
                "autonomous_system_number",
                64_999,
                "autonomous_system_organization",
                "Elsewhere Ltd"))
        .write(folder.resolve("asn.mmdb"));
    organization = OrganizationFile.read(
        folder.resolve("org.yml").toString(), "ip_databases: [city.mmdb, asn.mmdb]");
  }

  private Answer ask(Question question, Story story) {
    return question.ask(Case.of(story.in(organization).file()));
  }

  private static Story shared(String from) {
    return new Story().with(image("e1", 0, from, add(STRANGER)));
  }

  /** The caller came to an address of the operator that it used in all these days, with so many others. */
  private static Story office(int others, String operation) {
    Story story = new Story()
        .with(event("e1", 0, """
            {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
             "userIdentity": %s}""".formatted(operation, ELSEWHERE, Shares.BUILDER)))
        .beginning("e1")
        .alsoFrom("20.1.7.9", 30);
    for (int i = 0; i < others; i++) {
      story.alsoOnTheAddress("iamuser:111122223333:AIDAOTHER" + i);
    }
    return story;
  }

  @Test
  void manyAtOnceFromTheOperatorOfBeforeMayBeAnOfficeThatMoved() {
    assertThat(
            ask(new SharedAddress(), shared(ELSEWHERE).alsoFrom("20.1.7.9", 30)).weights())
        .containsExactly(Weight.LIFE_THREAT);
    assertThat(ask(new SharedAddress(), office(4, "ListUsers")).weights())
        .containsExactly(Weight.NOTE);
    assertThat(ask(new SharedAddress(), office(4, "ListUsers")).text())
        .endsWith(
            "5 came together to do nothing that matters in an incident: an office may have got"
                + " a new address.");
    assertThat(ask(new SharedAddress(), office(3, "ListUsers")).weights())
        .containsExactly(Weight.LIFE_THREAT);
    assertThat(ask(new SharedAddress(), office(4, "CreateAccessKey")).weights())
        .containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void ofAnAddressWithMoreCallsThanAreHeldNothingIsExcused() {
    CaseFile file = office(4, "ListUsers").in(organization).file();
    Pivots all = file.pivots();
    CallList byIp = all.byIp();
    CaseFile cut = new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        new Pivots(
            all.onResource(),
            all.byIdentity(),
            all.bySession(),
            all.byCredential(),
            new CallList(byIp.total() + 1, byIp.events(), byIp.days())),
        file.related(),
        file.background());

    assertThat(new SharedAddress().ask(Case.of(cut)).weights()).containsExactly(Weight.LIFE_THREAT);
  }

  @Test
  void forAHostedRunnerANewAddressIsOrdinary() {
    Answer answer = ask(new SharedAddress(), shared("20.99.7.9").roamingDays(20));
    assertThat(answer.weights()).containsExactly(Weight.NOTE);
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
  }

  @Test
  void aNewCountryIsSaidInPlaceOfANewNetwork() {
    Answer answer = ask(new UsualPattern(), shared(STRANGE).batchDays(42));

    assertThat(answer.text())
        .startsWith(
            "First time that ImageBuilder comes from 198.51.100.77 and from BR, a country it never came"
                + " from: active on 42 days before");
    assertThat(answer.weights()).contains(Weight.STRANGE_ADDRESS);
  }

  @Test
  void aNewOperatorInAKnownCountryIsTheNextWidest() {
    Story story = shared(ELSEWHERE).alsoFrom("203.0.113.9", 30);
    new Mmdb()
        .with("203.0.113.0/24", Map.of("asn", "AS64501"))
        .with("192.0.2.0/24", Map.of("asn", "AS64500", "as_name", "Other"))
        .write(folder.resolve("asn.mmdb"));
    databasesAgain();

    assertThat(ask(new UsualPattern(), story).text())
        .startsWith(
            "First time that ImageBuilder comes from 192.0.2.9 and from the network of AS64500 (Other), an"
                + " operator it never came from: ");
  }

  private void databasesAgain() {
    organization = OrganizationFile.read(
        folder.resolve("org.yml").toString(), "ip_databases: [city.mmdb, asn.mmdb]");
  }

  @Test
  void whoRoamsWithinOneOperatorIsStrangeInAnotherCountry() {
    Answer abroad = ask(new UsualPattern(), shared(STRANGE).roamingDays(30));

    assertThat(abroad.weights()).contains(Weight.STRANGE_ADDRESS);
    assertThat(abroad.text())
        .startsWith(
            "First time from 198.51.100.77 and from BR, a country it never came from. Otherwise new"
                + " addresses are ordinary for ImageBuilder");
    Answer home = ask(new UsualPattern(), shared(ELSEWHERE).roamingDays(30));
    assertThat(home.weights()).containsExactly(Weight.NOTE);
    assertThat(home.text()).startsWith("First time from 192.0.2.9, but new addresses are ordinary");
  }

  @Test
  void withoutDatabasesCountryAndOwnerAreUnknownAndNothingCalms() {
    Story story = shared(STRANGE).batchDays(42);
    Answer with = new SourceIp().ask(Case.of(story.in(organization).file()));
    Answer without = new SourceIp().ask(Case.of(story.in(Organizations.ours()).file()));

    assertThat(with.text())
        .contains(
            "It lies in BR, in the network of AS64999 (Elsewhere Ltd), by city.mmdb of 2026-02-01 and asn.mmdb"
                + " of 2026-02-01.");
    assertThat(with.gaps()).noneMatch(gap -> gap.startsWith("country"));
    assertThat(without.gaps())
        .contains(
            "country and network owner of 198.51.100.77: unknown; no database of them is named under"
                + " ip_databases of the organization file");
    assertThat(without.weights()).isEqualTo(with.weights());
  }

  @Test
  void anAddressThatTheyDoNotHoldIsUnknown() {
    assertThat(ask(new SourceIp(), shared("8.8.8.8")).gaps())
        .contains(
            "country and network owner of 8.8.8.8: unknown; none of the ip_databases of the organization file"
                + " tells");
  }

  private static Event call(String id, int minutes, String from) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "ListBuckets", "readOnly": true, "sourceIPAddress": "%s",
         "userIdentity": %s}""".formatted(from, PERSON));
  }

  private Answer travelled(Event before, Story history) {
    return ask(
        new OtherActivity(), history.with(before, image("e1", 0, STRANGE, add(STRANGER), PERSON)));
  }

  @Test
  void fasterThanAnAirlinerIsOnePersonInTwoPlaces() {
    Answer answer = travelled(call("before", -90, OFFICE), new Story());

    assertThat(answer.weights()).contains(Weight.SPLIT_SESSION);
    assertThat(answer.evidence()).contains("before", "e1");
    assertThat(answer.text())
        .contains(
            "IMPOSSIBLE_TRAVEL: ListBuckets from 203.0.113.7 at 2026-03-01 12:35 UTC and ModifyImageAttribute"
                + " from 198.51.100.77 at 2026-03-01 14:05 UTC lie 9805 km apart, by")
        .contains("by city.mmdb of 2026-02-01 and asn.mmdb of 2026-02-01.");
  }

  @Test
  void whoHadTheTimeWhoIsNearAndWhoAlwaysUsesBothIsNot() {
    assertThat(travelled(call("before", -12 * 60, OFFICE), new Story()).weights())
        .doesNotContain(Weight.SPLIT_SESSION);
    assertThat(travelled(call("before", -90, "8.8.8.8"), new Story()).weights())
        .as("not in the database")
        .doesNotContain(Weight.SPLIT_SESSION);
    assertThat(travelled(
                call("before", -90, OFFICE), new Story().alsoFrom(OFFICE, 9).alsoFrom(STRANGE, 9))
            .weights())
        .doesNotContain(Weight.SPLIT_SESSION);
    assertThat(ask(
                new OtherActivity(),
                new Story()
                    .with(
                        call("before", -90, OFFICE),
                        image("e1", 0, ELSEWHERE, add(STRANGER), PERSON)))
            .weights())
        .as("40 km")
        .doesNotContain(Weight.SPLIT_SESSION);
  }

  @Test
  void addressesOfAwsAndOfHidersSayNothingOfWhereAnyoneIs() throws java.io.IOException {
    java.nio.file.Files.writeString(folder.resolve("vpn.txt"), "198.51.100.0/24\n");
    organization = OrganizationFile.read(
        folder.resolve("org.yml").toString(),
        "ip_databases: [city.mmdb]\naddress_lists: [{file: vpn.txt, kind: vpn}]");

    assertThat(travelled(call("before", -90, OFFICE), new Story()).weights())
        .doesNotContain(Weight.SPLIT_SESSION);
  }
}
