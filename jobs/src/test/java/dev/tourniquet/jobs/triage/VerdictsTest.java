package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of verdicts over several runs. */
@SparkTest
class VerdictsTest {
  @TempDir
  Path folder;

  private static Given finding(String id, String hour, String verdict, String bleeding) {
    return Given.row()
        .with(Findings.ID, id)
        .with(Findings.AS_OF, at(hour))
        .with(Findings.VERDICT, verdict)
        .with(Findings.BLEEDING, bleeding)
        .with(Findings.STOP, false)
        .with(Findings.FIRST_SEEN, at("01"))
        .with(Findings.LAST_SEEN, at("01"));
  }

  private static Instant at(String hour) {
    return Instant.parse("2026-03-01T" + hour + ":00:00Z");
  }

  private static void triaged(Lake lake, String hour, String note, Given... findings) {
    lake.replace(Findings.TABLE, given(lake.spark(), Findings.TABLE, findings), note);
    Verdicts.keep(lake, note, at(hour));
  }

  private static Object history(Lake lake) {
    return then(
        lake.read(Verdicts.TABLE).orderBy(Verdicts.RUN.col(), Verdicts.ID.col()),
        Verdicts.ID,
        Verdicts.AS_OF,
        Verdicts.VERDICT,
        Verdicts.BEFORE,
        Verdicts.BLEEDING);
  }

  @Test
  void keepsWhatChangedAndNothingElse(SparkSession spark) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    triaged(
        lake, "02", "one", finding("a", "02", "MAYBE", "YES"), finding("b", "02", "SICK", "YES"));
    triaged(
        lake, "03", "two", finding("a", "03", "SICK", "YES"), finding("b", "03", "SICK", "YES"));
    triaged(
        lake,
        "04",
        "three",
        finding("a", "04", "SICK", "PARTLY"),
        finding("b", "04", "SICK", "YES"));

    assertThat(history(lake))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(
            tuple("a", at("02"), "MAYBE", null, "YES"),
            tuple("b", at("02"), "SICK", null, "YES"),
            tuple("a", at("03"), "SICK", "MAYBE", "YES"),
            tuple("a", at("04"), "SICK", "SICK", "PARTLY"));
  }

  @Test
  void aRunThatChangedNothingWritesNothingAndAnEarlierTimeIsComparedWithWhatWasKnownThen(
      SparkSession spark) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    triaged(lake, "04", "one", finding("a", "04", "SICK", "YES"));
    var version = lake.version(Verdicts.TABLE);
    Verdicts.keep(lake, "one", at("04"));
    assertThat(lake.version(Verdicts.TABLE)).isEqualTo(version);

    triaged(lake, "02", "two", finding("a", "02", "MAYBE", "YES"));
    triaged(lake, "04", "three", finding("a", "04", "SICK", "YES"));

    assertThat(history(lake))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(
            tuple("a", at("04"), "SICK", null, "YES"), tuple("a", at("02"), "MAYBE", null, "YES"));
  }

  @Test
  void aCourseListsEveryChangeUntilATimeWithItsReason(SparkSession spark) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    triaged(
        lake,
        "02",
        "one",
        finding("a", "02", "MAYBE", "YES").with(Findings.FINDING, "{\"summary\": \"why\"}"));
    triaged(lake, "03", "two", finding("a", "03", "SICK", "YES"));

    assertThat(then(
            Verdicts.courses(lake.read(Verdicts.TABLE), at("02")),
            Verdicts.ID,
            Verdicts.COURSE,
            Verdicts.TOTAL))
        .containsExactly(tuple(
            "a",
            "[{\"asOf\":\"2026-03-01T02:00:00.000Z\",\"run\":1,\"verdict\":\"MAYBE\",\"bleeding\":\"YES\",\"stopTheBleed\":false,\"why\":\"why\"}]",
            1L));
    assertThat(then(Verdicts.courses(lake.read(Verdicts.TABLE), at("04")), Verdicts.TOTAL))
        .containsExactly(tuple(2L));
  }

  @Test
  void aFindingThatARunDidNotCoverStaysAsItWas(SparkSession spark) {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    triaged(lake, "02", "one", finding("a", "02", "SICK", "YES"));
    triaged(lake, "03", "two", finding("b", "03", "MAYBE", "NO"));

    assertThat(history(lake))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(
            tuple("a", at("02"), "SICK", null, "YES"), tuple("b", at("03"), "MAYBE", null, "NO"));
  }
}
