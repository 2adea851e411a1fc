package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.SeenWith;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class SeenPiecesTest {
  private static final Instant AS_OF = Instant.parse("2026-03-08T00:00:00Z");
  private static final String KEY = "AKIABATCH";
  private static final EntityReference BATCH = new EntityReference(EntityKind.CREDENTIAL, KEY, KEY);
  private static final String OFFICE = "203.0.113.10";

  @Test
  void theThiefsAddressStaysAfterManyNightsOfTheBatch(SparkSession spark) {
    Given[] calls = Stream.concat(
            IntStream.range(0, 200).mapToObj(i -> call("n-" + i, KEY, "iamuser:batch", OFFICE, 7)),
            Stream.of(
                call("theft", KEY, "iamuser:batch", "192.0.2.66", 1),
                call("later", KEY, "iamuser:batch", "192.0.2.99", 8)))
        .flatMap(Stream::of)
        .toArray(Given[]::new);
    Given[] chosen = {named(EntityKind.CREDENTIAL, KEY, 2), named(EntityKind.IP, "192.0.2.66", 0)};

    assertThat(seen(spark, BATCH, chosen, calls))
        .extracting(SeenWith::kind, SeenWith::newest, one -> one.others().items())
        .containsExactly(
            tuple(
                EntityKind.IDENTITY,
                false,
                List.of(other(EntityKind.IDENTITY, "iamuser:batch", "Batch", 201))),
            tuple(
                EntityKind.IP,
                false,
                List.of(
                    other(EntityKind.IP, "192.0.2.66", "192.0.2.66", 1),
                    other(EntityKind.IP, OFFICE, OFFICE, 200))));
  }

  @Test
  void anAddressNamesWhoCalledFromItWithWhichCredentialAndHowManyMoreThereAre(SparkSession spark) {
    Given[] calls = IntStream.range(0, SeenPieces.MOST + 5)
        .mapToObj(i -> call("e-" + i, "AKIA" + i, "iamuser:" + i, OFFICE, 1))
        .flatMap(Stream::of)
        .toArray(Given[]::new);
    EntityReference office = new EntityReference(EntityKind.IP, OFFICE, OFFICE);

    assertThat(seen(spark, office, new Given[] {named(EntityKind.IP, OFFICE, 0)}, calls))
        .extracting(
            SeenWith::kind, one -> one.others().total(), one -> one.others().more())
        .containsExactly(
            tuple(EntityKind.IDENTITY, 45L, 5L), tuple(EntityKind.CREDENTIAL, 45L, 5L));
  }

  private static List<SeenWith> seen(
      SparkSession spark, EntityReference page, Given[] chosen, Given... calls) {
    Dataset<Row> entities = given(spark, EventEntities.TABLE, calls);
    Dataset<Row> pages = given(spark, PageIndex.TABLE, chosen);
    Dataset<Row> tally = SeenPieces.tally(DossierParts.calls(pages, entities, AS_OF));
    Dataset<Row> names = SeenPieces.names(given(
        spark,
        Activity.TABLE,
        Given.row().with(Activity.PRINCIPAL, "iamuser:batch").with(Activity.NAME, "Batch")));
    Dataset<Row> pairs = SeenPieces.pairs(pages, tally, SeenPieces.credentials(entities, AS_OF));
    SeenOthers others = new SeenOthers();
    SeenPieces.shown(pairs, pages, names)
        .where(PageIndex.KEY.col().equalTo(page.key()))
        .collectAsList()
        .forEach(
            row -> others.add(Stored.read(row.getAs(DossierParts.PAYLOAD.name()), JsonNode.class)));
    return others.of(page, List.of(), true);
  }

  private static SeenWith.Other other(EntityKind kind, String key, String label, long calls) {
    return new SeenWith.Other(new EntityReference(kind, key, label), calls);
  }

  private static Given named(EntityKind kind, String key, int rank) {
    return Given.row()
        .with(PageIndex.KIND, kind.name())
        .with(PageIndex.KEY, key)
        .with(PageIndex.LABEL, key)
        .with(PageIndex.RANK, rank);
  }

  /** The rows of one call that name its credential and its address. */
  private static Given[] call(String id, String credential, String principal, String ip, int day) {
    Given call = Given.row()
        .with(EventEntities.DAY, LocalDate.of(2026, 3, day))
        .with(EventEntities.EVENT_TIME, Instant.parse("2026-03-0%dT02:00:00Z".formatted(day)))
        .with(EventEntities.EVENT_ID, id)
        .with(EventEntities.OUTCOME, "OK")
        .with(EventEntities.PRINCIPAL, principal)
        .with(EventEntities.IP, ip);
    return new Given[] {
      call.with(EventEntities.KIND, "credential").with(EventEntities.KEY, credential),
      call.with(EventEntities.KIND, "ip").with(EventEntities.KEY, ip)
    };
  }
}
