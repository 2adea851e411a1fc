package dev.tourniquet.jobs.inventory;

import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.lineage.Edges;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Relations between resources as AWS described them. */
public final class InventoryEdges {
  private InventoryEdges() {}

  /** inventory → rows of the shape of resource_edges. */
  public static Dataset<Row> fromInventory(Dataset<Row> inventory) {
    FlatMapFunction<Row, Row> edges =
        row -> Edges.of(Inventory.fromRow(row)).stream().map(ResourceEdges::row).iterator();
    return inventory.flatMap(edges, Encoders.row(ResourceEdges.TABLE.schema()));
  }
}
