package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSigns;
import dev.tourniquet.baseline.HistoryBuilder;
import dev.tourniquet.cases.CaseTies;
import dev.tourniquet.cases.Member;
import dev.tourniquet.cases.Ties;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.session.SessionChain;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Half an hour of one account under a simulated attack, without organization file, history or inventory. */
class InvictusFindingsTest {

  private static final List<Event> EVENTS = read();
  private static final SessionChain CHAIN = SessionChain.among(EVENTS);

  /** Its addresses were anonymised into 192.168/16. */
  private static final Organization TRAINING =
      OrganizationFile.read("org.yml", "treat_private_as_public: true");

  private static final List<Investigation> FOUND = found(Organization.unknown());

  private static List<Investigation> found(Organization organization) {
    return Cases.in(EVENTS, Alone.in(organization)).stream()
        .map(InvictusFindingsTest::withSessions)
        .map(Investigator::investigate)
        .toList();
  }

  private static CaseFile withSessions(CaseFile file) {
    return new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        pivots(file),
        file.related(),
        file.background().with(CHAIN));
  }

  /** The same with what the calls say of addresses that are ours. */
  private static CaseFile withOwnAddresses(CaseFile file) {
    Background known = file.background();
    List<AddressSign> signs =
        EVENTS.stream().flatMap(event -> AddressSigns.of(event).stream()).toList();
    return new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        new Background(
            known.organization(),
            HistoryBuilder.history(List.of()).ours(signs).build(),
            known.coverage(),
            known.actor(),
            known.permissions(),
            known.chain()));
  }

  private static Pivots pivots(CaseFile file) {
    EventKeys lead = EventKeys.of(file.lead());
    String id = file.resource().resourceKey().id();
    return new Pivots(
        calls(event -> event.record().path("requestParameters").toString().contains(id)),
        calls(event -> same(lead, event, EventKeys::principal)),
        calls(event -> same(lead, event, EventKeys::session)),
        calls(event -> same(lead, event, EventKeys::credential)),
        calls(event -> same(lead, event, EventKeys::source)));
  }

  private static boolean same(EventKeys lead, Event event, Function<EventKeys, Key> key) {
    return key.apply(lead).value().equals(key.apply(EventKeys.of(event)).value());
  }

  private static CallList calls(Predicate<Event> which) {
    return CallList.whole(EVENTS.stream().filter(which).toList(), List.of());
  }

  private static List<Finding> findings(List<Investigation> of) {
    return of.stream().map(Investigation::finding).toList();
  }

  @Test
  void everyStepOfTheAttackIsAFindingAndNothingElseIs() {
    assertThat(findings(FOUND).stream()
            .collect(Collectors.groupingBy(
                one -> one.rule().title() + ": " + one.verdict(), Collectors.counting())))
        .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
            Map.entry("Account leaves the organization or is closed: PROBABLY_SICK", 1L),
            Map.entry("CloudTrail stopped or blinded: MAYBE", 2L),
            Map.entry("CloudTrail stopped or blinded: SICK", 1L),
            Map.entry("Command run on an instance or container from outside: MAYBE", 2L),
            Map.entry("Flow logs deleted: PROBABLY_SICK", 1L),
            Map.entry("Instance asked who it is: MAYBE", 1L),
            Map.entry("Logs in CloudWatch deleted: MAYBE", 1L),
            Map.entry("Many encrypted parameters read: PROBABLY_SICK", 1L),
            Map.entry("Many secrets decrypted: MAYBE", 1L),
            Map.entry("Many secrets read: PROBABLY_SICK", 1L),
            Map.entry("Objects of a bucket expire within days: PROBABLY_SICK", 1L),
            Map.entry("Password of an instance read: MAYBE", 1L),
            Map.entry("Passwords of many instances asked for: MAYBE", 1L),
            Map.entry("Role opened to outsiders: NOT_SICK", 3L),
            Map.entry("Several identities from one unknown address: MAYBE", 1L),
            Map.entry("Start scripts of many instances read: MAYBE", 1L),
            Map.entry("Tool of attackers used: PROBABLY_SICK", 5L),
            Map.entry("Very large or graphics instances launched: MAYBE", 1L)));
  }

  private static Map<String, Long> cases(List<Investigation> found) {
    CaseTies ties = new CaseTies();
    found.stream()
        .flatMap(one -> Ties.of(one.finding(), one.actorChain().items()).stream()
            .map(key -> Map.entry(key, one.finding())))
        .sorted(Map.Entry.<String, Finding>comparingByKey()
            .thenComparing(entry -> entry.getValue().firstSeen())
            .thenComparing(entry -> entry.getValue().id()))
        .forEach(entry -> ties.add(entry.getKey(), member(entry.getValue())));
    return ties.tied().stream()
        .collect(Collectors.groupingBy(CaseTies.Tied::named, Collectors.counting()));
  }

  private static Member member(Finding finding) {
    return new Member(finding.id(), finding.firstSeen(), finding.lastSeen(), false);
  }

  @Test
  void theKeyTheRolesItTookAndTheInstanceItReachedAreOneCase() {
    assertThat(cases(FOUND).values()).containsExactlyInAnyOrder(21L, 2L);
  }

  @Test
  void theRoleWhoseIssueTheLogsDoNotHoldIsTiedByTheAddressOnceThatCounts() {
    assertThat(cases(found(TRAINING)).values()).containsExactly(23L);
  }

  @Test
  void halfAnHourIsInsufficientForEverythingThatNeedsHistory() {
    assertThat(findings(FOUND))
        .filteredOn(one -> !one.source().classes().contains("NOT_AN_IP"))
        .flatExtracting(Finding::signs)
        .filteredOn(sign -> sign.question().equals("pattern"))
        .isNotEmpty()
        .allSatisfy(sign -> {
          assertThat(sign.reading()).isEqualTo(Reading.UNKNOWN);
          assertThat(sign.answer()).startsWith("INSUFFICIENT_HISTORY");
          assertThat(sign.gaps()).anyMatch(gap -> gap.contains("Too little to call"));
          assertThat(sign.gaps())
              .anyMatch(gap -> gap.startsWith("operation: INSUFFICIENT_HISTORY"));
          assertThat(sign.gaps())
              .anyMatch(gap -> gap.startsWith("operation and region: INSUFFICIENT_HISTORY"));
          assertThat(sign.answer()).doesNotContain("NEW_OP", "NEW_SERVICE", "NEW_REGION");
        });
  }

  @Test
  void anonymisedAddressesAreJudgedLikePublicOnesWhereTheFileSaysSo() {
    assertThat(findings(found(TRAINING)))
        .filteredOn(one -> one.rule().title().equals("Several identities from one unknown address"))
        .extracting(one -> one.source().ip(), one -> one.source().classes(), Finding::verdict)
        .containsExactly(tuple("192.168.10.20", List.of("UNKNOWN"), Verdict.MAYBE));
    assertThat(findings(FOUND))
        .extracting(one -> one.source().classes())
        .containsOnly(List.of("PRIVATE"), List.of("NOT_AN_IP"));
  }

  private static List<Event> read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(InvictusFindingsTest.class.getResourceAsStream(
            "/dev/tourniquet/events/invictus/events.jsonl.gz")),
        StandardCharsets.UTF_8))) {
      return lines.lines().map(Event::parse).toList();
    } catch (IOException e) {
      throw new AssertionError("Cannot read the events of Invictus", e);
    }
  }

  @Test
  void eventsAreThoseOfTheDataSet() {
    assertThat(EVENTS).hasSize(1_448);
    assertThat(EVENTS.get(0).time()).contains(Instant.parse(EVENTS.get(0).text("eventTime")));
  }

  /** The agent on the instance reported from 3.225.16.109; the thief used its credentials from 192.168.10.20. */
  @Test
  void theThiefOfAnInstancesCredentialsIsToldFromTheInstance() {
    List<Finding> alone = instanceAsked(InvictusFindingsTest::withSessions);
    List<Finding> known =
        instanceAsked(file -> withOwnAddresses(InvictusFindingsTest.withSessions(file)));

    assertThat(alone).extracting(Finding::verdict).containsExactly(Verdict.MAYBE);
    assertThat(known).extracting(Finding::verdict).containsExactly(Verdict.PROBABLY_SICK);
    assertThat(known)
        .flatExtracting(Finding::signs)
        .filteredOn(sign -> sign.question().equals("other-activity"))
        .extracting(Sign::answer)
        .first(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains(
            "Its credentials left the instance: the agent on i-0dbc91f429e48eeed reported from"
                + " 3.225.16.109 at ");
  }

  private static List<Finding> instanceAsked(java.util.function.UnaryOperator<CaseFile> with) {
    return Cases.in(EVENTS, Alone.in(TRAINING)).stream()
        .map(with)
        .map(Triage::judge)
        .filter(one -> one.rule().title().equals("Instance asked who it is"))
        .toList();
  }
}
