package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.lineage.ResourceEdge;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which resource came from, runs in or uses which other, and the call that made it so. */
public final class ResourceEdges {
  public static final Field DAY = Events.DAY;
  public static final Field CHILD =
      required("child", StringType, "Key of the resource that came from the other.");
  public static final Field PARENT = required("parent", StringType, "Key of the other.");
  public static final Field TYPE = required(
      "type",
      StringType,
      "Such as DERIVED_FROM or HAS_SNAPSHOT. DELETED_BY ends what the child had and what had the child;"
          + " what the same call related lasts until what it is TIED_BY is deleted.");
  public static final Field TIME = required("validFrom", TimestampType, "When it began, or ended.");
  public static final Field CLOSES = required("closes", BooleanType, "Whether it ended then.");
  public static final Field EVIDENCE =
      required("evidence", StringType, "Event id, or the describing call.");
  public static final Field SOURCE =
      required("source", StringType, "TRAIL, CONFIG, DESCRIBE or DERIVED.");
  public static final Field CONFIDENCE =
      required("confidence", StringType, "EXACT, STRONG or WEAK.");

  public static final Table TABLE = Table.whole(
          "resource_edges",
          "One relation between two resources, as one call made or ended it.",
          DAY,
          CHILD,
          PARENT,
          TYPE,
          TIME,
          CLOSES,
          EVIDENCE,
          SOURCE,
          CONFIDENCE)
      .searchedBy(DAY, CHILD, PARENT, TIME);

  private ResourceEdges() {}

  /** The row of one relation. */
  public static Row row(ResourceEdge edge) {
    return RowFactory.create(
        LocalDate.ofInstant(edge.validFrom(), ZoneOffset.UTC),
        edge.child().text(),
        edge.parent().text(),
        edge.type().name(),
        edge.validFrom(),
        edge.closes(),
        edge.evidence(),
        edge.source().name(),
        edge.confidence().name());
  }
}
