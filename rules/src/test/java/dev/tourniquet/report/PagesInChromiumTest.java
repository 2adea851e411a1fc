package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInChromiumTest {
  private Chromium chromium;
  private StorySite site;
  private Tab tab;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    site = new StorySite(folder).write();
    chromium = new Chromium();
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openTab() {
    tab = chromium.open(new NewContextOptions().setViewportSize(1280, 900));
  }

  @AfterEach
  void staysQuiet() {
    tab.assertQuiet();
    tab.close();
  }

  @Test
  void theBoardShowsWhatBleedsFirstAndWhatIsWellLast() {
    tab.show(site.file("index.html"));

    assertThat(tab.all("#board tbody .badge").allTextContents())
        .containsExactly("Sick", "Probably sick", "Sick", "Maybe", "Not sick");
    assertThat(tab.all("#board tbody tr").first().innerText())
        .contains("Stop the bleed", "Prod-Payments-01", "198.51.100.77", "2026-03-01 14:14:09");
  }

  @Test
  void theBoardIsFilteredByVerdictAndByText() {
    tab.show(site.file("index.html"));

    tab.page().getByLabel("Not sick").check();
    assertThat(shownRows("#board")).isEqualTo(1);
    assertThat(tab.all("[data-count=board]").textContent()).isEqualTo("1 of 5 shown");
    tab.page().getByLabel("Maybe").check();
    assertThat(shownRows("#board")).isEqualTo(2);
    tab.page().getByLabel("Filter").fill("payments");
    assertThat(shownRows("#board")).isZero();
  }

  @Test
  void theBoardIsFilteredByAccountAndRule() {
    tab.show(site.file("index.html"));

    tab.all("[data-facet=account]").selectOption(Story.ACCOUNT);
    tab.all("[data-facet=rule]").selectOption("Image shared with another account");
    assertThat(shownRows("#board")).isEqualTo(5);
    tab.all("[data-facet=stop]").check();
    assertThat(shownRows("#board")).isEqualTo(1);
  }

  @Test
  void aFindingOpensFromTheBoardAndLeadsBack() {
    tab.show(site.file("index.html"));

    tab.all("#board .title").first().click();
    assertThat(tab.all("h1").textContent()).isEqualTo("Image shared with another account");
    tab.page().getByLabel("Breadcrumb").getByText("Triage board").click();
    assertThat(tab.all("h1").textContent()).isEqualTo("Triage board");
  }

  @Test
  void anEventOpensInPlaceAndClosesAgain() {
    tab.show(finding());

    var toggle = tab.all("#calls-ip .toggle").last();
    toggle.click();
    assertThat(tab.all("#calls-ip .whole pre").textContent())
        .contains("\"eventName\": \"ModifyImageAttribute\"", "\"userId\": \"846424999548\"");
    assertThat(toggle.getAttribute("aria-expanded")).isEqualTo("true");
    toggle.click();
    assertThat(tab.all(".whole").count()).isZero();
  }

  @Test
  void evidenceOpensBelowItsAnswerByKeyboardAlone() {
    tab.show(finding());

    tab.all("#ledger .toggle").first().focus();
    tab.page().keyboard().press("Enter");

    assertThat(tab.all("#ledger .whole pre").textContent()).contains("c0ffee00-0003");
  }

  @Test
  void theCallThatMetTheRuleStandsOut() {
    tab.show(finding());

    assertThat(tab.all("#calls-ip tr.trigger").count()).isEqualTo(1);
    assertThat(tab.all("#calls-ip tr.trigger").textContent())
        .contains("ModifyImageAttribute", "trigger");
  }

  @Test
  void callsAreSortedByAnyColumn() {
    tab.show(finding());
    var times = tab.all("#calls-identity tbody tr td:first-child time");

    tab.page().locator("#calls-identity").getByText("Time").click();
    tab.page().locator("#calls-identity").getByText("Time").click();

    assertThat(times.first().textContent()).isEqualTo("2026-03-01 14:14:09");
    assertThat(times.last().textContent()).isEqualTo("2026-01-18 02:00:11");
    assertThat(tab.all("#calls-identity th").first().getAttribute("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void columnsAreSortedByKeyboardAlone() {
    tab.show(site.file("index.html"));

    tab.page().getByLabel("Sort by Gaps").focus();
    tab.page().keyboard().press("Enter");

    assertThat(tab.all("#coverage-t tbody td:nth-child(2)").allTextContents())
        .containsExactly("eu-central-1", "us-east-1");
  }

  @Test
  void callsAreFilteredByWords() {
    tab.show(finding());

    tab.all("#calls-identity input").fill("refused snapshot");

    assertThat(shownRows("#calls-identity-t")).isEqualTo(1);
    assertThat(tab.all("[data-count=calls-identity-t]").textContent()).isEqualTo("1 of 45 shown");
  }

  @Test
  void aPivotLeadsToTheIdentityToAnEventAndBackToTheFinding() {
    tab.show(finding());

    tab.all("#who").getByText("user/ImageBuilder").first().click();
    assertThat(tab.all("h1").textContent()).isEqualTo("user/ImageBuilder");
    tab.all("#calls-t tbody td a").getByText("ModifyImageAttribute").click();
    assertThat(tab.all("h1").textContent()).isEqualTo("ModifyImageAttribute");
    assertThat(tab.all("pre.event").textContent()).contains("\"userId\": \"846424999548\"");
    tab.page().getByText("Back to finding").click();
    assertThat(tab.all("h1").textContent()).isEqualTo("Image shared with another account");
  }

  @Test
  void theWayBackIsShownOnlyToThoseWhoCameFromThere() {
    tab.show(site.file(PagePaths.of(Story.USER)));

    assertThat(tab.all(".back").isVisible()).isFalse();
    assertThat(tab.all("#findings .cards a").getAttribute("href"))
        .isEqualTo("../findings/f-3b9d2c1a7e5f.html");
  }

  @Test
  void aCommandIsCopiedAsItIs() {
    tab.show(finding());
    tab.eval("navigator.clipboard.writeText = text => { window.copied = text; }");

    tab.all("#stop .copy").first().click();

    assertThat(tab.eval("window.copied"))
        .isEqualTo(Story.finding().containment().get(0).steps().get(0).cli());
  }

  @Test
  void aTableIsTakenAlongAsCsv() throws IOException {
    tab.show(finding());

    Download download =
        tab.page().waitForDownload(() -> tab.all("#calls-ip [data-csv]").click());

    assertThat(download.suggestedFilename()).isEqualTo("calls-ip-t.csv");
    assertThat(Files.readAllLines(download.path()))
        .hasSize(4)
        .last()
        .asString()
        .startsWith("\"2026-03-01 14:14:09\",\"ModifyImageAttribute ec2 · write");
  }

  @Test
  void whatIsCutIsToldWithTheCommandThatGivesItAll() {
    tab.show(finding());

    assertThat(tab.all("#calls-credential .more").textContent())
        .contains("1,201 more")
        .contains("./tourniquet pivot credential AKIAIOSFODNN7EXAMPLE --lake /var/lib/lake");
  }

  @Test
  void aPageIsReadWithoutScript() {
    tab.close();
    tab = chromium.open(new NewContextOptions().setJavaScriptEnabled(false));
    tab.show(finding());

    assertThat(tab.all(".js-only:visible").count()).isZero();
    tab.all("#ledger .evidence a").first().click();
    assertThat(tab.all("pre.event").innerText()).contains("ModifyImageAttribute");
  }

  @Test
  void paperShowsEveryRowAndNoControls() {
    tab.show(finding());

    tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(tab.all(".sections").isVisible()).isFalse();
    assertThat(tab.all("button.copy:visible").count()).isZero();
    assertThat(tab.eval("document.querySelector('#calls-identity .scroll').scrollHeight"
            + " <= document.querySelector('#calls-identity .scroll').clientHeight + 1"))
        .isEqualTo(true);
    assertThat(tab.page().locator("#permissions details pre").first().boundingBox())
        .isNotNull();
  }

  @Test
  void textIsReadableInLightAndDark() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var page : everyKindOfPage()) {
        tab.show(page);
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        assertThat((List<?>) tab.eval(Contrast.SCRIPT)).as(scheme + " " + page).isEmpty();
      }
    }
  }

  @Test
  void nothingIsWiderThanALaptop() {
    for (var page : everyKindOfPage()) {
      tab.show(page);

      assertThat(tab.eval("document.documentElement.scrollWidth")).isEqualTo(1280);
    }
  }

  private List<Path> everyKindOfPage() {
    String event = Story.SHARE.eventID();
    return List.of(
        site.file("index.html"),
        finding(),
        site.file(PagePaths.of(Story.USER)),
        site.file(PagePaths.of(new EntityReference(EntityKind.EVENT, event, event))));
  }

  private Path finding() {
    return site.file(PagePaths.finding(Story.finding().id()));
  }

  private int shownRows(String table) {
    return tab.all(table + " tbody tr:visible").count();
  }
}
