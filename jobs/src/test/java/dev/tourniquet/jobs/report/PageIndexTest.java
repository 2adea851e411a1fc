package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class PageIndexTest {
  @Test
  void aPageHasTheFirstNameThatIsNotItsKey(SparkSession spark) {
    var named = given(
        spark,
        PageIndex.TABLE,
        named("AROAEXAMPLE", 0, "f1"),
        named("deploy as ci", 4, "f2"),
        named("deploy", 2, "f3"));

    assertThat(then(PageIndex.chosen(named), PageIndex.LABEL, PageIndex.RANK))
        .containsExactly(tuple("deploy", 0));
  }

  private static Given named(String label, int rank, String finding) {
    return Given.row()
        .with(PageIndex.KIND, "IDENTITY")
        .with(PageIndex.KEY, "AROAEXAMPLE")
        .with(PageIndex.LABEL, label)
        .with(PageIndex.RANK, rank)
        .with(PageIndex.FINDING, finding);
  }
}
