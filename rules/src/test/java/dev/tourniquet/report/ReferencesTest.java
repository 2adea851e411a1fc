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
  void itIsAboutItsCallerAddressCredentialResourceAndTriggerNotAboutWhatItMentions() {
    assertThat(References.subjects(Story.investigation()))
        .contains(PagePaths.of(Story.USER), PagePaths.of(Story.NEW_IP), PagePaths.of(Story.KEY))
        .contains(PagePaths.of(Story.THE_IMAGE), event(Story.SHARE))
        .doesNotContain(PagePaths.of(Story.OFFICE), event(Story.CREATE));
  }

  private static String event(Call call) {
    return PagePaths.of(new EntityReference(EntityKind.EVENT, call.eventID(), call.eventID()));
  }

  @Test
  void aFindingOfWhichNothingIsKnownRefersToItsTriggerAlone() {
    assertThat(References.of(Story.bare()))
        .containsExactly(new EntityReference(EntityKind.EVENT, "not-held", "not-held"));
  }
}
