package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Pages PAGES = new Pages(Story.SITE);

  @Test
  void aFindingPageTellsTheStoryInTheOrderOfTheTriageCard() {
    var sections = Pattern.compile(" id=\"([a-z-]+)\"")
        .matcher(finding(PAGES, Story.investigation()))
        .results()
        .map(section -> section.group(1));

    assertThat(sections)
        .containsSubsequence(
            "verdict",
            "stop",
            "ledger",
            "who",
            "from",
            "resource",
            "related",
            "changes",
            "history",
            "permissions",
            "calls-ip",
            "calls-identity",
            "calls-credential",
            "calls-resource",
            "unknown",
            "coverage");
  }

  @Test
  void aFindingPageShowsHowItsVerdictChangedAndTheCaseItBelongsTo() {
    var page = new StringBuilder();
    PAGES.finding(Story.investigation(), StoryCourse.course(), page);

    assertThat(text(page.toString()).replaceAll("\\s+", " "))
        .contains(
            "How the verdict changed",
            "2026-03-01 15:05:00",
            "An image was shared with an account that nobody knows.",
            "2 findings that belong together, this one among them.",
            "Tied by credential AKIAIOSFODNN7EXAMPLE",
            "Policy written that leads to more rights");
    assertThat(page)
        .contains("id=\"verdicts\"", "id=\"case\"", "<td>Shared with another account</td>");
  }

  @Test
  void whatIsLeftOutOfAListIsCounted() {
    var board = new java.io.StringWriter();
    var entity = new java.io.StringWriter();

    PAGES.index(
        List.of(),
        new Overview(Block.cut(120, List.of(StoryCourse.incident())), List.of(), List.of()),
        board);
    PAGES.entity(Story.dossier(), entity);

    assertThat(text(board.toString())).contains("119 more cases in findings.json.");
    assertThat(text(entity.toString())).contains("30 more findings in findings.json.");
    var finding = new java.io.StringWriter();
    PAGES.finding(Story.investigation(), StoryCourse.course(), finding);
    assertThat(text(finding.toString()))
        .contains("40 more checks, not held in this report.", "Image made public");
  }

  @Test
  void aFindingThatStandsAloneHasNoCase() {
    assertThat(finding(PAGES, Story.investigation()))
        .doesNotContain("id=\"case\"", "id=\"verdicts\"");
  }

  @Test
  void theBoardShowsTheCasesOfSeveralFindings() {
    var page = new StringBuilder();
    PAGES.index(StorySite.findings(), StorySite.overview(), page);

    assertThat(text(page.toString()).replaceAll("\\s+", " "))
        .contains(
            "Image shared with another account and 1 more finding, 2026-03-01 14:05:00 to 2026-03-01 14:15:00");
  }

  @Test
  void eachStepHasItsCallItsInverseAndItsCautions() {
    assertThat(text(finding(PAGES, Story.investigation())))
        .contains(
            "--launch-permission 'Remove=[{UserId=846424999548}]'",
            "--launch-permission 'Add=[{UserId=846424999548}]'",
            "describe-image-attribute",
            "Instances already launched from it keep running.");
  }

  @Test
  void thePageOfASessionLeadsToWhoIssuedItAndToWhatItIssued() {
    var session = new EntityReference(EntityKind.SESSION, "session:b", "session:b");
    var event = new EntityReference(EntityKind.EVENT, "e-1", "e-1");
    var dossier = new EntityDossier(
        session,
        java.util.Map.of(),
        0,
        0,
        List.of(),
        List.of(),
        Block.cut(0, List.of()),
        List.of(),
        List.of(
            new EntityDossier.Step(true, Story.USER, "ASSUME_ROLE, access-key", "EXACT", event),
            new EntityDossier.Step(false, session, "ASSUME_ROLE, access-key", "EXACT", event)),
        StoryBlocks.evidence());
    var out = new java.io.StringWriter();

    PAGES.entity(dossier, out);

    assertThat(text(out.toString()))
        .containsSubsequence("issued by", "ASSUME_ROLE, access-key", "issued", "session:b");
  }

  @Test
  void pagesOfEntitiesAndEventsSayWhichLogObjectsTheyWereReadFrom() {
    var entity = new java.io.StringWriter();
    var event = new java.io.StringWriter();

    PAGES.entity(Story.dossier(), entity);
    PAGES.event(
        new EventDossier(Story.CREATE, Block.cut(0, List.of()), StoryBlocks.evidence()), event);

    for (var page : List.of(entity, event)) {
      assertThat(text(page.toString()))
          .contains(
              "111122223333_CloudTrail_us-east-1_20260301T1400Z_a.json.gz",
              "532219dbf2a5e25b6ce6cb5f0101d7163a44dfd7d68460c58614dd9337ff32cf");
    }
  }

  @Test
  void whatAnEntityWasSeenWithIsCountedOverAllCallsOrSaysThatItIsOfTheNewest() {
    var page = new java.io.StringWriter();
    PAGES.entity(Story.dossier(), page);

    assertThat(text(page.toString().substring(page.toString().indexOf("id=\"seen-with\"")))
            .replaceAll("\\s+", " "))
        .contains(
            "Credential AKIAIOSFODNN7EXAMPLE 1,204 calls",
            "IP address 198.51.100.77 3 calls 203.0.113.10 1,180 calls 5 more",
            "in the 45 newest calls");
  }

  @Test
  void aFindingIsCitedWithTheTimeThatTheListIsSortedBy() {
    var f = Story.finding();
    var lasting = new Finding(
        f.id(),
        f.rule(),
        f.verdict(),
        f.bleeding(),
        f.stopTheBleed(),
        f.summary(),
        f.resource(),
        f.actor(),
        f.source(),
        f.trigger(),
        Instant.parse("2026-01-18T02:00:11Z"),
        Instant.parse("2026-02-11T03:04:05Z"),
        f.signs(),
        f.containment(),
        f.gaps(),
        f.page(),
        f.data());
    var page = new java.io.StringWriter();
    PAGES.event(
        new EventDossier(Story.CREATE, Block.cut(1, List.of(lasting)), StoryBlocks.evidence()),
        page);

    assertThat(text(page.toString()))
        .contains("2026-02-11 03:04:05")
        .doesNotContain("2026-01-18 02:00:11");
  }

  @Test
  void aFindingOfWhichNothingElseIsKnownHasAPageThatSaysSo() {
    assertThat(text(finding(PAGES, Story.bare())))
        .contains(
            "There is nothing to contain, or too little is known for an exact call.",
            "No caller is named.",
            "No source address is named.",
            "The finding names no resource.",
            "No call is held here.",
            "No log was read");
  }

  @Test
  void theSameRecordsGiveTheSamePage() {
    assertThat(finding(PAGES, Story.investigation()))
        .isEqualTo(finding(PAGES, Story.investigation()));
  }

  @Test
  void whatHasNoPageIsNotLinkedAndTellsTheCommand() {
    var site = new Site(
        Story.AS_OF, Story.AS_OF, "/var/lib/lake", entity -> entity.kind() == EntityKind.IP);

    assertThat(finding(new Pages(site), Story.investigation()))
        .doesNotContain("../identities/", "../resources/", "../events/")
        .contains(
            "../ips/", "./tourniquet pivot identity arn:aws:iam::111122223333:user/ImageBuilder");
  }

  @Test
  void theBoardSaysHowManyMoreThereAre() {
    var page = new StringBuilder();
    var findings = IntStream.range(0, 1_200)
        .mapToObj(i -> Story.finding("f-" + i, Verdict.MAYBE, Bleeding.UNKNOWN))
        .toList();

    PAGES.index(findings, StorySite.overview(), page);

    assertThat(text(page.toString()))
        .contains("200 more findings in findings.json; the board shows the first 1,000.");
  }

  @Test
  void theBoardSaysWhichRuleIsOverItsBudget() {
    var page = new StringBuilder();

    PAGES.index(List.of(), StorySite.overview(), page);

    assertThat(text(page.toString()).replaceAll("\\s+", " "))
        .contains("Administrator policy given to a user, role or group Over its budget")
        .contains("360 12.0 12 5")
        .doesNotContain("Image shared with another account Over its budget")
        .contains("40 1.3 40 10 0 0 0 0 0 0 0 0 0 0 0 0 40 0");
  }

  @Test
  void anEmptyBoardPointsToTheCoverage() {
    var page = new StringBuilder();

    PAGES.index(List.of(), new Overview(Block.cut(0, List.of()), List.of(), List.of()), page);

    assertThat(text(page.toString())).contains("No finding. See below what the logs cover");
  }

  @Test
  void thePolicyAllowsThisStyleAndThisScriptAlone() {
    assertThat(PageAssets.ALL.policy())
        .matches("default-src 'none'; style-src 'sha256-[^' ]+'; script-src 'sha256-[^' ]+'; "
            + "img-src data:; base-uri 'none'; form-action 'none'");
    assertThat(finding(PAGES, Story.investigation())).doesNotContain(" style=\"", " onclick=");
  }

  @Test
  void pagesTravelToExecutors() throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Travel(PAGES, Story.investigation(), Story.dossier()));
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var there = (Travel) in.readObject();

      assertThat(finding(there.pages(), there.investigation()))
          .isEqualTo(finding(PAGES, Story.investigation()));
    }
  }

  @Test
  void aFullDiskIsAnErrorOfThePage() {
    var full = new Appendable() {
      @Override
      public Appendable append(CharSequence text) throws IOException {
        throw new IOException("No space left on device");
      }

      @Override
      public Appendable append(CharSequence text, int from, int to) throws IOException {
        throw new IOException("No space left on device");
      }

      @Override
      public Appendable append(char c) throws IOException {
        throw new IOException("No space left on device");
      }
    };

    assertThatThrownBy(() -> PAGES.finding(Story.investigation(), Course.NONE, full))
        .hasRootCauseMessage("No space left on device")
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write the page");
  }

  private record Travel(Pages pages, Investigation investigation, EntityDossier dossier)
      implements java.io.Serializable {}

  private static String finding(Pages pages, Investigation investigation) {
    var page = new StringBuilder();
    pages.finding(investigation, Course.NONE, page);
    return page.toString();
  }

  /** What a reader sees, roughly: without tags, with the few entities of the escaper resolved. */
  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#32;", " ")
        .replace("&amp;", "&");
  }
}
