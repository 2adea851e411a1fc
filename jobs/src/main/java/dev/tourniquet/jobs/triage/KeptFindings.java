package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.triage.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * Findings of which a lake no longer holds an event that met the rule: nothing is left to judge them by, so they stay as
 * they were judged last. A gap says so, written before the events go: a day that is held again later, as of a planted
 * event, makes nobody forget them.
 */
public final class KeptFindings {
  private static final String GAP = "after the verdict: its logs were removed by --retain-days";
  private static final String WHOLE =
      GAP + ", so it stays as it was judged as of %s; look in AWS whether it still bleeds";

  private KeptFindings() {}

  /** Marks the findings whose last event lies before a day, all events of which are about to be removed. */
  public static void mark(Lake lake, LocalDate before) {
    Dataset<Row> findings = lake.read(Findings.TABLE);
    Column goes = Findings.LAST_SEEN
        .col()
        .lt(lit(before.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .and(not(isKept()));
    if (findings.where(goes).isEmpty()) {
      return;
    }
    // The finding last, since it says itself which go.
    Dataset<Row> marked = findings
        .withColumn(
            Findings.INVESTIGATION.name(), withGap(goes, Findings.INVESTIGATION.col(), "/finding"))
        .withColumn(Findings.FINDING.name(), withGap(goes, Findings.FINDING.col(), ""));
    lake.replace(Findings.TABLE, marked, lake.note(Findings.TABLE).orElse("{}"));
  }

  private static Column withGap(Column goes, Column json, String at) {
    UDF2<String, Instant, String> add = (text, asOf) -> {
      JsonNode whole = Stored.read(text, JsonNode.class);
      ((ObjectNode) whole.at(at)).withArray("gaps").add(WHOLE.formatted(asOf));
      return Stored.text(whole);
    };
    return when(goes, udf(add, DataTypes.StringType).apply(json, Findings.AS_OF.col()))
        .otherwise(json);
  }

  /** Where a gap begins so: what logs say stands escaped in it. */
  private static Column isKept() {
    return get_json_object(Findings.FINDING.col(), "$.gaps").contains("\"" + GAP);
  }

  /** Whether its events are gone. */
  public static boolean has(Finding finding) {
    return finding.gaps().stream().anyMatch(gap -> gap.startsWith(GAP));
  }

  /** Those among the findings of the run before, settled. */
  static Dataset<Row> of(Lake lake) {
    Dataset<Row> kept = lake.read(Findings.TABLE).where(isKept());
    return kept.isEmpty()
        ? lake.spark().createDataFrame(List.of(), Findings.TABLE.schema())
        : lake.settled(kept);
  }

  /** What was judged now, and beside it what could not be. */
  static Dataset<Row> beside(Dataset<Row> judged, Dataset<Row> kept) {
    return judged.union(kept.join(judged.select(Findings.ID.col()), Findings.ID.name(), "left_anti")
        .select(Findings.TABLE.columns()));
  }
}
