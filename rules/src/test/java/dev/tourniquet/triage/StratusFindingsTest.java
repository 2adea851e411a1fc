package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.docs.GeneratedPage;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Sensitive;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Stratus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each technique that Stratus Red Team detonated, in a log of its own: its act is found, by its name and its actor. */
class StratusFindingsTest {

  static final Map<String, List<Event>> LOGS = Stratus.lines().stream()
      .collect(Collectors.groupingBy(
          Stratus.Line::technique,
          TreeMap::new,
          Collectors.mapping(Stratus.Line::event, Collectors.toList())));

  private static final Organization WITH_EXERCISE = new Organization(
      "",
      List.of(),
      List.of(),
      List.of(),
      new Sensitive(List.of(), Map.of()),
      List.of(),
      List.of(),
      List.of("stratus-red-team"));

  @ParameterizedTest
  @CsvFileSource(resources = "/trail/stratus/findings.csv", numLinesToSkip = 1, delimiter = ';')
  void theActOfEachTechniqueIsFound(
      String technique, String rule, Verdict verdict, String resource, String operations) {
    List<Event> log = LOGS.get("aws." + technique);
    assertThat(Cases.in(log, Alone.unknown())).anySatisfy(file -> {
      Finding finding = Triage.judge(file);
      assertThat(finding.rule().title()).isEqualTo(rule);
      assertThat(finding.verdict()).isEqualTo(verdict);
      assertThat(finding.resource().type()).isEqualTo(resource);
      assertThat(finding.actor().arn()).isEqualTo(PrincipalName.of(file.lead()).arn());
      assertThat(file.trigger().events()).allMatch(event -> event.operation().matches(operations));
      assertThat(file.trigger().total())
          .isLessThanOrEqualTo(log.stream()
              .filter(event -> event.operation().matches(operations))
              .count());
    });
  }

  @Test
  void exercisesAreLabelledAndNotHidden() {
    LOGS.forEach((technique, log) -> {
      List<CaseFile> listed = Cases.in(log, Alone.in(WITH_EXERCISE));
      assertThat(listed).hasSameSizeAs(Cases.in(log, Alone.unknown()));
      assertThat(listed)
          .filteredOn(file -> file.lead().userAgent().contains("stratus-red-team"))
          .allSatisfy(file -> assertThat(Triage.judge(file).summary())
              .contains("listed as an exercise: stratus-red-team"));
    });
  }

  @Test
  void thePageInTheRepositoryIsWhatTriageSays() throws IOException {
    GeneratedPage.named("stratus.md").is(StratusPage.of(LOGS));
  }
}
