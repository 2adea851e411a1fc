package dev.tourniquet.jobs.build;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.baseline.AddressSigns;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.ingest.IngestOptions;
import dev.tourniquet.jobs.ingest.Limits;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.trail.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class OwnAddressesTest {
  private static final Path INVICTUS =
      Path.of("../rules/src/test/resources/dev/tourniquet/events/invictus/events.jsonl.gz");

  /** Six reports of two agents are two rows. */
  @Test
  void theAddressesOfARealAccountAreKeptByDay(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Files.writeString(logs.resolve("invictus.json"), calls());
    LoadEvents.run(lake, new IngestOptions(java.util.List.of(logs.toString()), Limits.DEFAULT));

    assertThat(then(
            OwnAddresses.fromEvents(lake.read(Events.TABLE)),
            OwnAddresses.HOW,
            OwnAddresses.ADDRESS,
            OwnAddresses.HOLDER,
            OwnAddresses.FIRST))
        .containsExactlyInAnyOrder(
            tuple("ALLOCATED", "3.225.16.109", "eipalloc-08a083beb7e83dbc0", at("11:55:08")),
            tuple("ALLOCATED", "52.45.102.28", "eipalloc-04cbfdaf4b48e92d5", at("12:03:11")),
            tuple("RELEASED", "", "eipalloc-09d58d8a1fc361502", at("12:07:24")),
            tuple("AGENT", "3.225.16.109", "i-0dbc91f429e48eeed", at("11:57:16")),
            tuple("AGENT", "52.45.102.28", "i-05c30218156bcc246", at("12:05:15")));
  }

  private static Instant at(String time) {
    return Instant.parse("2023-07-10T" + time + "Z");
  }

  private static String calls() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(INVICTUS)), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> AddressSigns.OPERATIONS.contains(Event.parse(line).operation()))
          .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }
  }

  @Test
  void anInventorySaysItInTheSameForm(SparkSession spark) {
    Given address = Given.row()
        .with(Inventory.TAKEN_AT, at("13:00:00"))
        .with(Inventory.SERVICE, "ec2")
        .with(Inventory.OPERATION, "describe-addresses")
        .with(Inventory.ITEM, "{\"PublicIp\":\"198.51.100.4\",\"AllocationId\":\"eipalloc-1\"}");
    Given volume = address.with(Inventory.OPERATION, "describe-volumes");

    assertThat(then(
            OwnAddresses.fromInventory(given(spark, Inventory.ITEMS, address, volume)),
            OwnAddresses.HOW,
            OwnAddresses.ADDRESS,
            OwnAddresses.HOLDER,
            OwnAddresses.EVIDENCE))
        .containsExactly(tuple(
            "ELASTIC",
            "198.51.100.4",
            "eipalloc-1",
            "ec2 describe-addresses at 2023-07-10T13:00:00Z"));
  }
}
