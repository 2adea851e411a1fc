package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Pages PAGES = new Pages(Story.SITE);

  @Test
  void aFindingPageTellsTheStoryInTheOrderOfTheTriageCard() {
    String page = finding(Story.investigation());

    assertThat(page)
        .containsSubsequence(
            "id=\"verdict\"",
            "id=\"stop\"",
            "id=\"ledger\"",
            "id=\"who\"",
            "id=\"from\"",
            "id=\"resource\"",
            "id=\"changes\"",
            "id=\"history\"",
            "id=\"permissions\"",
            "id=\"calls-ip\"",
            "id=\"calls-identity\"",
            "id=\"calls-credential\"",
            "id=\"calls-resource\"",
            "id=\"unknown\"",
            "id=\"coverage\"");
  }

  static String finding(Investigation investigation) {
    var page = new StringBuilder();
    PAGES.finding(investigation, page);
    return page.toString();
  }
}
