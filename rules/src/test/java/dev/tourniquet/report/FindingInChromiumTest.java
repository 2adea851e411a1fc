package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a finding. */
class FindingInChromiumTest {
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
  void callsAreFilteredByWords() {
    tab.show(finding());

    tab.all("#calls-identity input").fill("refused snapshot");

    assertThat(shownRows("#calls-identity-t")).isEqualTo(1);
    assertThat(tab.all("[data-count=calls-identity-t]").textContent()).isEqualTo("1 of 45 shown");
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
    tab = CHROMIUM.reopened(new NewContextOptions().setJavaScriptEnabled(false));
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

  private Path finding() {
    return site.file(PagePaths.finding(Story.finding().id()));
  }

  private int shownRows(String table) {
    return tab.all(table + " tbody tr:visible").count();
  }
}
