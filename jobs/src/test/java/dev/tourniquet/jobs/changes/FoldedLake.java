package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.ingest.Given.then;

import dev.tourniquet.jobs.build.BuildTables;
import dev.tourniquet.jobs.ingest.LoadEvents;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.inventory.LoadInventory;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;

/** A lake whose resources are folded from logs and an inventory, and what is read of it. */
record FoldedLake(Lake lake, Logs logs, Path inventory) {

  private static final List<Table> FOLDED = List.of(
      ResourceWrites.TABLE, ResourceChanges.TABLE, ResourceChecks.TABLE, ResourceStates.TABLE);
  static final String BUCKET = "AWS::S3::Bucket|aws||global|b";
  static final String SNAPSHOT = "AWS::EC2::Snapshot|aws||us-east-1|snap-0123456789abcdef0";

  void build() {
    LoadEvents.run(lake, logs.options());
    BuildTables.run(lake);
    LoadInventory.run(lake, inventory.toString());
    FoldResources.run(lake);
  }

  List<Long> versions() {
    return FOLDED.stream().map(table -> lake.version(table).orElse(-1)).toList();
  }

  List<Tuple> others() {
    return then(
        lake.read(ResourceStates.TABLE)
            .where(ResourceStates.RESOURCE
                .col()
                .isInCollection(List.of(SNAPSHOT, BUCKET))
                .equalTo(false))
            .orderBy(ResourceStates.RESOURCE.col(), ResourceStates.ATTRIBUTE.col()),
        ResourceStates.RESOURCE,
        ResourceStates.ATTRIBUTE,
        ResourceStates.VALUE,
        ResourceStates.PART);
  }

  List<Tuple> changes(String id) {
    return then(
        lake.read(ResourceChanges.TABLE).where(ResourceChanges.RESOURCE.col().endsWith("|" + id)),
        ResourceChanges.PATH,
        ResourceChanges.BEFORE,
        ResourceChanges.AFTER,
        ResourceChanges.ATTRIBUTION,
        ResourceChanges.SOURCE);
  }

  List<Tuple> state(String resource, String attribute) {
    return then(
        ofResource(ResourceStates.TABLE, resource)
            .where(ResourceStates.ATTRIBUTE.col().equalTo(attribute)),
        ResourceStates.VALUE,
        ResourceStates.COMPLETE,
        ResourceStates.SOURCE,
        ResourceStates.AS_OF,
        ResourceStates.INCARNATION);
  }

  Dataset<Row> ofResource(Table table, String resource) {
    Field key = ResourceStates.RESOURCE;
    return lake.read(table).where(key.col().equalTo(resource));
  }
}
