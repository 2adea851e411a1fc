package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Log content is written by attackers: whatever it holds, a page shows it and does nothing. */
class HostilePagesInChromiumTest {
  @RegisterExtension
  static final InChromium CHROMIUM = new InChromium(StorySite::writeHostile);

  private StorySite site;
  private Tab tab;

  @BeforeEach
  void open() {
    site = CHROMIUM.site();
    tab = CHROMIUM.tab();
  }

  static String[] pages() {
    return new String[] {
      "index.html",
      PagePaths.finding(HostileStory.finding().id()),
      PagePaths.of(HostileStory.ENTITY),
      PagePaths.of(new EntityReference(
          EntityKind.EVENT, HostileStory.CALL.eventID(), HostileStory.CALL.eventID()))
    };
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noValueBecomesMarkup(String page) {
    tab.show(site.file(page));

    assertThat(tab.all("img").count()).isZero();
    assertThat(tab.all("[onerror], [onmouseover]").count()).isZero();
    assertThat(tab.all("script:not([type])").count()).isEqualTo(1);
    assertThat(tab.all("h1").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkStaysInTheReport(String page) {
    tab.show(site.file(page));

    var links =
        tab.all("body a[href]").evaluateAll("links => links.map(a => a.getAttribute('href'))");
    assertThat(links)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
        .isNotEmpty()
        .allMatch(
            href -> href.matches(
                "#[a-z-]+|(\\.\\./)?(index\\.html(#coverage)?|[a-z]+/[A-Za-z0-9_-]+\\.(html|json)(#from-[0-9a-f]+)?)"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void unseenCharactersAreSeen(String page) throws IOException {
    String html = Files.readString(site.file(page));

    assertThat(html).contains("‹U+202E›", "‹U+0000›", "‹U+001B›");
    assertThat(html.codePoints().filter(c -> c == 0x202e || c == 0 || c == 0x2028))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aMegabyteIsCutAndItsLengthTold(String page) throws IOException {
    assertThat(site.file(page)).content().hasSizeLessThan(400_000);
    tab.show(site.file(page));

    assertThat(tab.eval("document.documentElement.scrollWidth")).isEqualTo(1280);
  }

  @Test
  void aHostileEventOpensAsText() {
    tab.show(site.file(PagePaths.finding(HostileStory.finding().id())));

    tab.all("#calls-ip .toggle").first().click();

    assertThat(tab.all("#calls-ip .whole pre").textContent())
        .contains("</script><script>alert(2)</script><!--‹U+2028›")
        .contains("… (1,048,576 characters in all)");
  }

  @Test
  void aFormulaIsTextInASpreadsheet() throws IOException {
    tab.show(site.file(PagePaths.of(HostileStory.ENTITY)));

    var download = tab.page().waitForDownload(() -> tab.all("[data-csv]").click());

    assertThat(Files.readString(download.path()))
        .contains("\"'=HYPERLINK(\"\"http://evil.example\"\"")
        .doesNotContain("\"=HYPERLINK");
  }
}
