package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The board, the way from page to page, and what holds for every page. */
class PagesInChromiumTest {
  @RegisterExtension
  static final InChromium CHROMIUM = new InChromium(StorySite::write);

  private StorySite site;
  private Tab tab;

  @BeforeEach
  void open() {
    site = CHROMIUM.site();
    tab = CHROMIUM.tab();
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
  void columnsAreSortedByKeyboardAlone() {
    tab.show(site.file("index.html"));

    tab.page().getByLabel("Sort by Gaps").focus();
    tab.page().keyboard().press("Enter");

    assertThat(tab.all("#coverage-t tbody td:nth-child(2)").allTextContents())
        .containsExactly("eu-central-1", "us-east-1");
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
