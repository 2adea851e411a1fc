package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final Pattern LINK = Pattern.compile("href=\"\\.\\./([a-z]+/[0-9a-f]{20}\\.html)");

  @Test
  void theyAreTheLinksOfThePageAndNoOthers() {
    var page = new StringBuilder();
    new Pages(Story.SITE).finding(Story.investigation(), Course.NONE, page);
    var linked =
        LINK.matcher(page).results().map(link -> link.group(1)).collect(Collectors.toSet());

    assertThat(References.of(Story.investigation()))
        .extracting(PagePaths::of)
        .containsExactlyInAnyOrderElementsOf(linked);
  }

  @Test
  void aFindingOfWhichNothingIsKnownRefersToItsTriggerAlone() {
    assertThat(References.of(Story.bare()))
        .containsExactly(new EntityReference(EntityKind.EVENT, "not-held", "not-held"));
  }
}
