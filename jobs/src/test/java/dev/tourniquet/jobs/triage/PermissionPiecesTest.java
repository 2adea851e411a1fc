package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Whoever holds an account can make any number of calls after the one that matters. */
@SparkTest
class PermissionPiecesTest {
  private static final String ACCOUNT = "111122223333";
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void tagsAndKeysDoNotPushOutWhatChangesPermissions(SparkSession spark) {
    assertThat(taken(spark, Stream.concat(Stream.of("AttachUserPolicy"), many("TagUser"))))
        .containsExactlyInAnyOrder(tuple("e0", 1L), tuple("e20000", 1L));
    assertThat(taken(spark, Stream.concat(Stream.of("TagUser"), many("CreateAccessKey"))))
        .containsExactlyInAnyOrder(tuple("e0", 0L), tuple("e20000", 0L));
  }

  @Test
  void whatIsNotTakenIsCounted(SparkSession spark) {
    assertThat(taken(spark, Stream.concat(Stream.of("AttachUserPolicy"), many("PutUserPolicy"))))
        .containsExactly(tuple("e20000", 1L));
  }

  @Test
  void onlyCollectionsThatAQuestionRestsOnAreTaken(SparkSession spark) {
    Dataset<Row> inventory = given(
        spark,
        Inventory.ITEMS,
        IntStream.range(0, 24).mapToObj(hour -> collected(ACCOUNT, hour)).toArray(Given[]::new));
    Dataset<Row> others = given(spark, Inventory.ITEMS, collected("999988887777", 9));
    Dataset<Row> asks = given(
        spark, PermissionPieces.TABLE, asked(-5_000), asked(3_600), asked(3_601), asked(7_000));

    Dataset<Row> items = PermissionPieces.items(asks, inventory.union(others), at(20));

    assertThat(then(items, PermissionPieces.ACCOUNT, PermissionPieces.TIME))
        .containsExactlyInAnyOrder(tuple(ACCOUNT, at(0)), tuple(ACCOUNT, at(1)));
  }

  private static Given asked(int seconds) {
    return Given.row()
        .with(PermissionPieces.ACCOUNT, ACCOUNT)
        .with(PermissionPieces.KIND, PermissionPieces.ASK)
        .with(PermissionPieces.TIME, MORNING.plusSeconds(seconds));
  }

  private static Given collected(String account, int hour) {
    return Given.row()
        .with(Inventory.ACCOUNT, account)
        .with(Inventory.OPERATION, "get-account-authorization-details")
        .with(Inventory.TYPE, "AWS::IAM::Role")
        .with(Inventory.TAKEN_AT, at(hour));
  }

  private static Instant at(int hour) {
    return MORNING.plusSeconds(3_600L * hour);
  }

  private static Stream<String> many(String operation) {
    return IntStream.rangeClosed(1, PermissionPieces.MOST_CALLS).mapToObj(i -> operation);
  }

  /** Of the first and the last call those that are taken, and how many others are told to be left out. */
  private static List<Tuple> taken(SparkSession spark, Stream<String> operations) {
    List<String> all = operations.toList();
    Given[] entities = IntStream.range(0, all.size())
        .mapToObj(i -> Given.row()
            .with(EventEntities.DAY, DAY)
            .with(EventEntities.KIND, "identity")
            .with(EventEntities.OUTCOME, "OK")
            .with(EventEntities.ACCOUNT, ACCOUNT)
            .with(EventEntities.EVENT_SOURCE, "iam.amazonaws.com")
            .with(EventEntities.EVENT_NAME, all.get(i))
            .with(EventEntities.EVENT_ID, "e" + i)
            .with(EventEntities.EVENT_TIME, MORNING.plusMillis(i)))
        .toArray(Given[]::new);
    Dataset<Row> events = given(spark, Events.TABLE, event(0), event(PermissionPieces.MOST_CALLS));
    Dataset<Row> asks = given(
        spark,
        PermissionPieces.TABLE,
        Given.row().with(PermissionPieces.ACCOUNT, ACCOUNT).with(PermissionPieces.KIND, 2));
    Dataset<Row> calls = PermissionPieces.calls(
        asks, given(spark, EventEntities.TABLE, entities), events, MORNING.plusSeconds(3_600));
    return then(calls, PermissionPieces.PAYLOAD, PermissionPieces.LEFT_OUT).stream()
        .map(row -> tuple(
            row.toList().get(0).toString().replaceFirst(".*\"eventID\":\"(e\\d+)\".*", "$1"),
            row.toList().get(1)))
        .toList();
  }

  private static Given event(int number) {
    return Given.row()
        .with(Events.DAY, DAY)
        .with(Events.ACCOUNT, ACCOUNT)
        .with(Events.EVENT_ID, "e" + number)
        .with(Events.EVENT_TIME, MORNING);
  }
}
