package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One finding for each letter, about the principal of that letter; what it rests on is written as ways of letters. */
@SparkTest
class GroundsTest {
  @TempDir
  Path folder;

  private static Given sick(String principal, String... ways) {
    String[][] restsOn = List.of(ways).stream()
        .map(way -> way.chars().mapToObj(Character::toString).toArray(String[]::new))
        .toArray(String[][]::new);
    return Given.row()
        .with(Findings.ID, "finding-" + principal)
        .with(Findings.PRINCIPAL, principal)
        .with(Findings.VERDICT, "SICK")
        .with(Findings.RESTS_ON, restsOn);
  }

  private List<String> grounded(SparkSession spark, Given... findings) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    return Grounds.of(lake, given(spark, Findings.TABLE, findings))
        .select(Findings.PRINCIPAL.col())
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void whoIsSickByItselfHasGroundsAndSoHasWhoRestsOnIt(SparkSession spark) {
    assertThat(grounded(spark, sick("a"), sick("b", "a"), sick("c", "b"), sick("d", "c")))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void whoRestOnEachOtherAloneHaveNone(SparkSession spark) {
    assertThat(grounded(spark, sick("a"), sick("b", "c"), sick("c", "b"), sick("d", "b")))
        .containsExactly("a");
  }

  @Test
  void oneWayIsEnoughAndNeedsAllThatItNames(SparkSession spark) {
    assertThat(grounded(spark, sick("a"), sick("b", "x", "a"), sick("c", "ab"), sick("d", "ax")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void whatIsNotSickIsNoGround(SparkSession spark) {
    Given maybe = sick("a").with(Findings.VERDICT, "MAYBE");

    assertThat(grounded(spark, maybe, sick("b", "a"))).isEmpty();
  }
}
