package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;

import dev.tourniquet.jobs.lake.Lake;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which findings are SICK on grounds of their own: by themselves, or by others of which that is true. Two that are sick only
 * by each other fall together, once what began it is gone.
 */
final class Grounds {
  private static final Column IS_ALONE =
      coalesce(size(Findings.RESTS_ON.col()), lit(0)).leq(0);
  private static final String WAY = "way";
  private static final String NEEDED = "needed";
  private static final String NEEDS = "needs";

  private Grounds() {}

  /** findings → those that are SICK and have grounds. */
  static Dataset<Row> of(Lake lake, Dataset<Row> findings) {
    Dataset<Row> sick = findings.where(Findings.VERDICT.col().equalTo("SICK"));
    Dataset<Row> alone = sick.where(IS_ALONE);
    Dataset<Row> ways = lake.settled(ways(sick));
    if (ways.isEmpty()) {
      ways.unpersist();
      return sick;
    }
    Dataset<Row> held = held(lake, ways, principals(alone));
    ways.unpersist();
    return alone.union(sick.join(held, Findings.ID.name(), "left_semi"));
  }

  /** Ids of findings that rest on others who have grounds, found step by step from those who have their own. */
  private static Dataset<Row> held(Lake lake, Dataset<Row> ways, Dataset<Row> alone) {
    Dataset<Row> grounded = lake.settled(alone);
    Dataset<Row> held = lake.settled(step(ways, grounded));
    long before = 0;
    for (long now = held.count(); now > before; now = held.count()) {
      before = now;
      Dataset<Row> more =
          lake.settled(grounded.union(held.select(Findings.PRINCIPAL.col())).distinct());
      grounded.unpersist();
      held.unpersist();
      grounded = more;
      held = lake.settled(step(ways, grounded));
    }
    grounded.unpersist();
    return held.select(Findings.ID.col());
  }

  /** Findings of which one way at least has all that it needs. */
  private static Dataset<Row> step(Dataset<Row> ways, Dataset<Row> grounded) {
    return ways.join(grounded.select(Findings.PRINCIPAL.col().as(NEEDED)), NEEDED, "left_semi")
        .groupBy(Findings.ID.col(), Findings.PRINCIPAL.col(), col(WAY))
        .agg(count(lit(1)).as("has"), max(NEEDS).as(NEEDS))
        .where(col("has").equalTo(col(NEEDS)))
        .select(Findings.ID.col(), Findings.PRINCIPAL.col())
        .distinct();
  }

  /** One row for each principal that a way needs. */
  private static Dataset<Row> ways(Dataset<Row> sick) {
    return sick.select(
            Findings.ID.col(), Findings.PRINCIPAL.col(), posexplode(Findings.RESTS_ON.col()))
        .withColumnRenamed("pos", WAY)
        .select(
            Findings.ID.col(),
            coalesce(Findings.PRINCIPAL.col(), lit("")).as(Findings.PRINCIPAL.name()),
            col(WAY),
            size(col("col")).as(NEEDS),
            explode(col("col")).as(NEEDED));
  }

  private static Dataset<Row> principals(Dataset<Row> findings) {
    return findings
        .where(Findings.PRINCIPAL.col().notEqual(""))
        .select(Findings.PRINCIPAL.col())
        .distinct();
  }
}
