package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tourniquet.investigation.Investigator;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every attack that Stratus Red Team detonated for real, a few minutes of log each, without any organization file. */
class RealAttacksTest {

  static final List<Event> EVENTS = read();

  private static final List<Investigation> INVESTIGATED =
      Cases.in(EVENTS, Alone.unknown()).stream().map(Investigator::investigate).toList();

  /** The account that Stratus trusts is one in which AWS delivers logs of Redshift: no excuse outside of buckets. */
  @Test
  void anAccountOfAwsIsNoExcuseForTrust() {
    assertThat(INVESTIGATED)
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
      CaseFile file = Alone.unknown()
          .file(any, CaseResource.of(event, "").text(), List.of(event), List.of(event));
      assertThat(Triage.judge(file).verdict()).isLessThanOrEqualTo(Verdict.MAYBE);
    });
  }

  @Test
  void minutesOfHistoryAreInsufficientForEveryOne() {
    assertThat(INVESTIGATED)
        .flatExtracting(one -> one.finding().signs())
        .filteredOn(sign -> sign.question().equals("pattern"))
        .isNotEmpty()
        .allMatch(sign -> sign.reading() == Reading.UNKNOWN);
  }

  @Test
  void everyCitedEventIsThereWhole() {
    assertThat(INVESTIGATED).isNotEmpty().allSatisfy(one -> {
      assertThat(one.events().keySet()).containsAll(one.finding().trigger());
      one.finding().signs().forEach(sign -> assertThat(one.events().keySet())
          .containsAll(sign.evidence()));
    });
  }

  @Test
  void everyInvestigationCanBeWrittenAsJson() throws IOException {
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    for (Investigation one : INVESTIGATED) {
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
