package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Links LINKS = new Links(Story.SITE, "../", null);

  @Test
  void aKeyThatIsALinkBecomesTheAddressOfAPage() {
    var entity = new EntityReference(EntityKind.IP, "javascript:alert(1)", "javascript:alert(1)");

    assertThat(LINKS.to(entity)).matches("\\.\\./ips/[0-9a-f]{20}\\.html");
  }

  @Test
  void anEntityWithoutAPageHasNoAddress() {
    var nothing = new Site(Story.AS_OF, Story.AS_OF, "lake", entity -> false);

    assertThat(new Links(nothing, "", null).to(Story.USER)).isNull();
    assertThat(new Links(nothing, "", null).toEvent("e-1")).isNull();
  }

  @Test
  void theWayBackGoesAlong() {
    assertThat(new Links(Story.SITE, "../", "f-1").to(Story.USER))
        .endsWith(".html#" + LINKS.anchor("f-1"));
  }

  @Test
  void aPageThatDoesNotShowTheFindingPromisesNoWayBack() {
    var page = PagePaths.of(Story.USER);
    var links = new Links(Story.SITE, "../", "f-1", Set.of(page));

    assertThat(links.to(Story.USER)).isEqualTo("../" + page);
    assertThat(links.to(Story.OFFICE)).endsWith(links.anchor("f-1"));
  }

  @Test
  void anIdThatIsNoFileNameIsHashed() {
    assertThat(PagePaths.finding("f-1")).isEqualTo("findings/f-1.html");
    assertThat(PagePaths.findingData("../../etc/passwd")).matches("findings/[0-9a-f]{20}\\.json");
  }

  @Test
  void aCommandQuotesWhatAShellWouldRead() {
    var entity = new EntityReference(EntityKind.SESSION, "it's; rm -rf $HOME", "x");

    assertThat(LINKS.pivot(entity))
        .isEqualTo("./tourniquet pivot session 'it'\\''s; rm -rf $HOME' --lake /var/lib/lake");
  }
}
