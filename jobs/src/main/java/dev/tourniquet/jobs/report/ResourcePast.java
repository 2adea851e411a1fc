package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.reverse;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.changes.ResourceChecks;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.Investigation.Block;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What the history of a finding's resource tells beside the finding: its checks, and what else was found on it. */
final class ResourcePast {
  /** Intervals of checks on one resource, and other findings on it. */
  private static final int MOST = 100;

  private static final String CHECKS = "checks";
  private static final String FOUND = "found";
  private static final String OF_ALL = "Total";

  private ResourcePast() {}

  /** What {@link Courses#of} gives × resource_checks → the same with the checks on the resource until a time, the newest kept. */
  static Dataset<Row> withChecks(Dataset<Row> courses, Dataset<Row> checks, Instant asOf) {
    Column ended = ResourceChecks.TO.col().leq(lit(asOf));
    Column interval = struct(
        ResourceChecks.FROM.col(),
        ResourceChecks.CHECK.col().as("rule"),
        ResourceChecks.TITLE.col(),
        ResourceChecks.OUTCOME.col(),
        when(ended, ResourceChecks.TO.col()).as(ResourceChecks.TO.name()),
        array(ResourceChecks.EVENT.col()).as("evidence"));
    Dataset<Row> byResource = checks
        .where(ResourceChecks.FROM.col().leq(lit(asOf)))
        .groupBy(ResourceChecks.RESOURCE.col())
        .agg(
            sort_array(collect_list(interval), false).as(CHECKS), count(lit(1)).as(CHECKS + OF_ALL))
        .select(
            Findings.RESOURCE.is(ResourceChecks.RESOURCE.col()),
            to_json(reverse(slice(col(CHECKS), 1, MOST))).as(CHECKS),
            col(CHECKS + OF_ALL));
    return courses.join(byResource, new String[] {Findings.RESOURCE.name()}, "left");
  }

  /**
   * What {@link Courses#of} gives × findings → the same with the findings on the resource, the newest kept: each with its
   * verdict, from its first to its last event. One more is kept than shown, since the finding itself is among them.
   */
  static Dataset<Row> withFindings(Dataset<Row> courses, Dataset<Row> findings) {
    Column one = struct(
        Findings.FIRST_SEEN.col().as("from"),
        Findings.LAST_SEEN.col().as("to"),
        Findings.RULE.col().as("rule"),
        Findings.TITLE.col(),
        Findings.VERDICT.col().as("outcome"),
        array().cast("array<string>").as("evidence"),
        Findings.ID.col().as("finding"));
    var onResource = Window.partitionBy(Findings.RESOURCE.col());
    var newest = onResource.orderBy(Findings.LAST_SEEN.col().desc(), Findings.ID.col());
    Dataset<Row> byResource = findings
        .select(
            Findings.RESOURCE.col(),
            one.as(FOUND),
            row_number().over(newest).as("rank"),
            count(lit(1)).over(onResource).as(FOUND + OF_ALL))
        .where(col("rank").leq(MOST + 1))
        .groupBy(Findings.RESOURCE.col())
        .agg(
            to_json(sort_array(collect_list(col(FOUND)))).as(FOUND),
            max(col(FOUND + OF_ALL)).as(FOUND + OF_ALL));
    return courses.join(byResource, new String[] {Findings.RESOURCE.name()}, "left");
  }

  /** The checks of a row that {@link #withChecks} gives. */
  static Block<Check> checks(Row row) {
    String checks = row.getAs(CHECKS);
    return checks == null
        ? Block.cut(0, List.of())
        : Block.cut(row.<Long>getAs(CHECKS + OF_ALL), List.of(Stored.read(checks, Check[].class)));
  }

  /** The other findings of a row that {@link #withFindings} gives. */
  static Block<Check> found(Row row) {
    List<Check> others = List.of(Stored.read(row.getAs(FOUND), Check[].class)).stream()
        .filter(check -> !check.finding().equals(row.getAs(Findings.ID.name())))
        .toList();
    return Block.cut(row.<Long>getAs(FOUND + OF_ALL) - 1, others);
  }
}
