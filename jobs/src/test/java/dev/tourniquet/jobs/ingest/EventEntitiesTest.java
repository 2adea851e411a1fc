package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class EventEntitiesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @Test
  void anEventHasARowForItsCallerItsAddressAndEachThingItNames(SparkSession spark) {
    var events = given(
        spark,
        Events.TABLE,
        call("ModifyImageAttribute")
            .with(
                column("requestParameters"),
                "{\"imageId\":\"ami-0123456789abcdef0\",\"launchPermission\":{\"add\":"
                    + "{\"items\":[{\"userId\":\"444455556666\"}]}}}"));

    var entities = EventEntities.fromEvents(events);

    assertThat(then(
            entities,
            EventEntities.KIND,
            EventEntities.LABEL,
            EventEntities.RELATION,
            EventEntities.OUTCOME))
        .contains(
            tuple("ip", "203.0.113.7", null, "OK"),
            tuple("resource", "ami-0123456789abcdef0", "TARGET", "OK"),
            tuple("grantee", "444455556666", "GRANTEE", "OK"));
    assertThat(then(entities, EventEntities.KIND, EventEntities.KEY)).doesNotHaveDuplicates();
    assertThat(then(entities, EventEntities.DAY, EventEntities.EVENT_ID))
        .containsOnly(tuple(DAY, "e"));
  }

  @Test
  void aSnapshotComesFromItsVolumeAndARefusedOneDoesNot(SparkSession spark) {
    Given made = call("CreateSnapshot")
        .with(column("requestParameters"), "{\"volumeId\":\"vol-0123456789abcdef0\"}")
        .with(
            column("responseElements"),
            "{\"snapshotId\":\"snap-0123456789abcdef0\",\"volumeId\":\"vol-0123456789abcdef0\"}");
    var events = given(
        spark, Events.TABLE, made, made.with(Events.ERROR_CODE, "Client.UnauthorizedOperation"));

    var edges = ResourceEdges.fromEvents(events).collectAsList();

    assertThat(edges).hasSize(1);
    assertThat(edges.get(0).<String>getAs("child") + " " + edges.get(0).<String>getAs("parent"))
        .contains("snap-0123456789abcdef0", "vol-0123456789abcdef0");
    assertThat(then(ResourceEdges.fromEvents(events), ResourceEdges.EVIDENCE, ResourceEdges.CLOSES))
        .containsExactly(tuple("e", false));
  }

  private static Given call(String name) {
    return Given.row()
        .with(Events.DAY, DAY)
        .with(Events.EVENT_TIME, Instant.parse("2026-03-01T10:00:00Z"))
        .with(Events.EVENT_ID, "e")
        .with(Events.ACCOUNT, "111122223333")
        .with(column("recipientAccountId"), "111122223333")
        .with(Events.AWS_REGION, "us-east-1")
        .with(Events.EVENT_SOURCE, "ec2.amazonaws.com")
        .with(Events.EVENT_NAME, name)
        .with(Events.INDEX, 0)
        .with(column("sourceIPAddress"), "203.0.113.7");
  }

  private static Field column(String name) {
    return Events.TABLE.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
