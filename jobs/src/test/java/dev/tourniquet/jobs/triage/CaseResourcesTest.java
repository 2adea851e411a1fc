package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseResourcesTest {
  private static final int MOST = CaseResources.MOST_ITEMS;
  private static final Instant CALL = Instant.parse("2026-03-01T15:00:00Z");
  private static final Table REACHED = Table.whole(
      "reached", "Resources.", CaseParts.CASE, CaseResources.RESOURCE, CaseCalls.AROUND);

  /** Collected once an hour, from the hour of the call on. */
  @Test
  void ofManyAnswersAboutAResourceTheNewestAndTheNearestAreTaken(SparkSession spark) {
    int hours = 10 * MOST;
    Dataset<Row> inventory = given(
        spark,
        Inventory.ITEMS,
        IntStream.range(0, hours).mapToObj(CaseResourcesTest::item).toArray(Given[]::new));
    Dataset<Row> reached = given(
        spark,
        REACHED,
        Given.row()
            .with(CaseParts.CASE, "case")
            .with(CaseResources.RESOURCE, "key")
            .with(CaseCalls.AROUND, CALL));

    List<Integer> taken = then(
            CaseResources.items(reached, inventory, CALL.plusSeconds(3_600L * hours)),
            CaseParts.PAYLOAD)
        .stream()
        .map(row -> row.toList().get(0).toString().replaceFirst(".*\"name\":\"(\\d+)\".*", "$1"))
        .map(Integer::valueOf)
        .sorted()
        .toList();

    assertThat(taken)
        .isEqualTo(IntStream.range(0, hours)
            .filter(hour -> hour < MOST || hour >= hours - MOST)
            .boxed()
            .toList());
  }

  private static Given item(int hour) {
    return Given.row()
        .with(Inventory.KEY, "key")
        .with(Inventory.NAME, String.valueOf(hour))
        .with(Inventory.TAKEN_AT, CALL.plusSeconds(3_600L * hour));
  }
}
