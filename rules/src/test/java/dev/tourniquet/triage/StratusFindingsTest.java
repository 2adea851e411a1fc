package dev.tourniquet.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.docs.GeneratedPage;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.Overview;
import dev.tourniquet.report.Pages;
import dev.tourniquet.report.Site;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Stratus;
import java.io.IOException;
import java.time.Instant;
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

  private static final Organization WITH_EXERCISE =
      OrganizationFile.read("org.yml", "exercises: [stratus-red-team]");

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
  void whatTheCorrelationHoldsIsToldWithItOnTheBoard() {
    List<Finding> findings =
        Cases.in(LOGS.get("aws.persistence.iam-create-admin-user"), Alone.unknown()).stream()
            .map(Triage::judge)
            .toList();
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    StringBuilder board = new StringBuilder();
    new Pages(new Site(now, now, "lake", entity -> false))
        .index(
            findings,
            new Overview(Investigation.Block.cut(0, List.of()), List.of(), List.of()),
            board);

    String admin =
        titled(findings, "Administrator policy given to a user, role or group").id();
    String whole =
        titled(findings, "User made, given a credential and made administrator").id();
    assertThat(board)
        .contains("With it: <a href=\"findings/" + admin + ".html\">Administrator policy given")
        .contains("data-id=\"" + whole + "\"")
        .doesNotContain("data-id=\"" + admin + "\"");
  }

  private static Finding titled(List<Finding> findings, String title) {
    return findings.stream()
        .filter(finding -> finding.rule().title().equals(title))
        .findFirst()
        .orElseThrow();
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
