package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tourniquet.baseline.History;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.TriageBlock;
import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every attack that Stratus Red Team detonated for real, a few minutes of log each, without any organization file. */
class RealAttacksTest {

  static final List<Event> EVENTS = read();

  private static List<Investigation> investigated() {
    return Packs.load().stream().flatMap(rule -> cases(rule).stream()).toList();
  }

  private static List<Investigation> cases(SigmaRule rule) {
    String field = rule.triage().map(TriageBlock::resource).orElse("");
    Map<String, List<Event>> byResource = EVENTS.stream()
        .filter(event -> rule.matches(event.record()))
        .collect(Collectors.groupingBy(
            event -> CaseResource.of(event, field).text(), TreeMap::new, Collectors.toList()));
    return byResource.entrySet().stream()
        .map(one -> Investigator.investigate(file(rule, one.getKey(), one.getValue())))
        .toList();
  }

  private static CaseFile file(SigmaRule rule, String resource, List<Event> triggers) {
    CallList calls = CallList.whole(EVENTS, List.of());
    List<Event> writes =
        EVENTS.stream().filter(event -> event.succeeded() && !event.readOnly()).toList();
    return new CaseFile(
        TriageRule.of(rule),
        new ResourceFile(resource, writes, List.of()),
        Instant.parse("2030-01-01T00:00:00Z"),
        CallList.whole(triggers, List.of()),
        new Pivots(calls, calls, calls, calls, calls),
        List.of(),
        new Background(
            Organization.unknown(),
            History.NONE,
            List.of(),
            ResourceFile.NONE,
            CallerPermissions.UNKNOWN,
            List.of()));
  }

  @Test
  void everyActThatARuleCoversIsFoundWithItsVerdict() {
    assertThat(investigated())
        .extracting(one -> one.finding().verdict() + " " + one.finding().bleeding() + ": "
            + one.finding().rule().title())
        .containsExactlyInAnyOrder(
            "PROBABLY_SICK YES: Administrator policy given to a user, role or group",
            "PROBABLY_SICK YES: Administrator policy given to a user, role or group",
            "MAYBE UNKNOWN: Key or password made for another user",
            "MAYBE YES: Key or password made for another user",
            "MAYBE UNKNOWN: Key or password made for another user",
            "MAYBE YES: Key or password made for another user",
            "SICK YES: Role opened to outsiders",
            "SICK YES: Role opened to outsiders",
            "SICK YES: CloudTrail stopped or blinded",
            "SICK YES: CloudTrail stopped or blinded",
            "SICK UNKNOWN: CloudTrail stopped or blinded",
            "MAYBE UNKNOWN: Security group opened to the world",
            "SICK YES: Snapshot of a database shared with another account",
            "SICK YES: Image shared with another account",
            "SICK YES: Snapshot of a volume shared with another account");
  }

  /** The account that Stratus trusts is one in which AWS delivers logs of Redshift: no excuse outside of buckets. */
  @Test
  void anAccountOfAwsIsNoExcuseForTrust() {
    assertThat(investigated())
        .filteredOn(one -> one.finding().rule().title().equals("Role opened to outsiders"))
        .flatExtracting(one -> one.finding().signs())
        .filteredOn(sign -> sign.question().equals("destination"))
        .hasSize(2)
        .allMatch(sign -> sign.answer()
            .equals("Shared with account 193672423079: no account of ours and no vendor."));
  }

  @Test
  void anyEventMayBeATrigger() {
    TriageRule any = new TriageRule("any", "Any", "", List.of(), "", List.of(), "");
    assertThat(EVENTS).allSatisfy(event -> {
      ResourceFile resource =
          new ResourceFile(CaseResource.of(event, "").text(), List.of(event), List.of());
      CaseFile file = new CaseFile(
          any,
          resource,
          Instant.parse("2030-01-01T00:00:00Z"),
          CallList.whole(List.of(event), List.of()),
          Pivots.NONE,
          List.of(),
          new Background(
              Organization.unknown(),
              History.NONE,
              List.of(),
              ResourceFile.NONE,
              CallerPermissions.UNKNOWN,
              List.of()));
      assertThat(Triage.judge(file).verdict()).isLessThanOrEqualTo(Verdict.MAYBE);
    });
  }

  @Test
  void minutesOfHistoryAreInsufficientForEveryOne() {
    assertThat(investigated())
        .flatExtracting(one -> one.finding().signs())
        .filteredOn(sign -> sign.question().equals("pattern"))
        .isNotEmpty()
        .allMatch(sign -> sign.reading() == Reading.UNKNOWN);
  }

  @Test
  void everyCitedEventIsThereWhole() {
    assertThat(investigated()).isNotEmpty().allSatisfy(one -> {
      assertThat(one.events().keySet()).containsAll(one.finding().trigger());
      one.finding().signs().forEach(sign -> assertThat(one.events().keySet())
          .containsAll(sign.evidence()));
    });
  }

  @Test
  void everyInvestigationCanBeWrittenAsJson() throws IOException {
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    for (Investigation one : investigated()) {
      assertThat(json.valueToTree(one).path("signs")).isNotEmpty();
    }
  }

  private static List<Event> read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(
            RealAttacksTest.class.getResourceAsStream("/trail/stratus/events.jsonl.gz")),
        StandardCharsets.UTF_8))) {
      return lines.lines().map(RealAttacksTest::event).toList();
    } catch (IOException e) {
      throw new AssertionError("Cannot read the events", e);
    }
  }

  private static Event event(String line) {
    return new Event(Event.parse(line).record().path("record"));
  }
}
