package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.PagePaths;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CitingTest {
  private static final String KEY = "credential-of-the-batch";
  private static final Instant FIRST = Instant.parse("2026-01-01T02:00:00Z");

  @Test
  void theWorstComeFirstThenWhatItIsAboutThenTheNewest(SparkSession spark) {
    var findings = given(
        spark,
        Findings.TABLE,
        finding("sick-and-old", "SICK", 0),
        finding("sick-and-new", "SICK", 9),
        finding("calm-about", "NOT_SICK", 1),
        finding("calm-mention", "NOT_SICK", 8),
        finding("maybe", "MAYBE", 2));
    var named = given(
        spark,
        PageIndex.TABLE,
        named("calm-mention", false),
        named("calm-about", true),
        named("maybe", false),
        named("sick-and-new", false),
        named("sick-and-old", true));

    var ranked = Citing.ranked(PageIndex.chosen(named), named, findings);

    assertThat(inOrder(ranked))
        .containsExactly("sick-and-old", "sick-and-new", "maybe", "calm-about", "calm-mention");
    assertThat(Citing.oneWay(ranked).collectAsList()).isEmpty();
  }

  @Test
  void anOldSickOneStaysAndAPageSaysToWhichItDoesNotLeadBack(SparkSession spark) {
    int nights = Citing.MOST_FINDINGS + 2;
    var findings = given(
        spark,
        Findings.TABLE,
        Stream.concat(
                Stream.of(finding("theft", "SICK", 0)),
                IntStream.range(1, nights).mapToObj(n -> finding("night-" + n, "NOT_SICK", n)))
            .toArray(Given[]::new));
    var named = given(
        spark,
        PageIndex.TABLE,
        Stream.concat(
                Stream.of(named("theft", false)),
                IntStream.range(1, nights).mapToObj(n -> named("night-" + n, true)))
            .toArray(Given[]::new));
    var ranked = Citing.ranked(PageIndex.chosen(named), named, findings);

    List<Row> shown = Citing.shown(ranked, findings).collectAsList();
    List<Row> oneWay = Citing.oneWay(ranked).collectAsList();

    assertThat(shown)
        .hasSize(Citing.MOST_FINDINGS)
        .extracting(row -> row.<String>getAs(DossierParts.PAYLOAD.name()))
        .contains("{\"rank\":1,\"total\":52,\"finding\":\"theft\"}");
    assertThat(oneWay)
        .extracting(row -> row.<String>getAs(Findings.ID.name()))
        .containsExactlyInAnyOrder("night-1", "night-2");
    assertThat(Citing.oneWay(oneWay.get(0)))
        .containsExactly(PagePaths.of(new EntityReference(EntityKind.CREDENTIAL, KEY, KEY)));
  }

  private static List<String> inOrder(Dataset<Row> ranked) {
    return ranked.orderBy(Citing.RANK.col()).collectAsList().stream()
        .map(row -> row.<String>getAs(Findings.ID.name()))
        .toList();
  }

  private static Given finding(String id, String verdict, int day) {
    return Given.row()
        .with(Findings.ID, id)
        .with(Findings.VERDICT, verdict)
        .with(Findings.FIRST_SEEN, FIRST)
        .with(Findings.LAST_SEEN, FIRST.plusSeconds(86_400L * day))
        .with(Findings.AS_OF, FIRST)
        .with(Findings.FINDING, id);
  }

  private static Given named(String finding, boolean about) {
    return Given.row()
        .with(PageIndex.KIND, EntityKind.CREDENTIAL.name())
        .with(PageIndex.KEY, KEY)
        .with(PageIndex.RANK, 0)
        .with(PageIndex.FINDING, finding)
        .with(PageIndex.ABOUT, about);
  }
}
