package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.triage.RuleDays;
import dev.tourniquet.report.RuleNoise;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What the board says of rules that fire too often: as many rows as rules that fired, not as events. */
final class NoiseOfRules {
  private static final int MOST_RULES = 200;

  private NoiseOfRules() {}

  /** The rules that fired on the newest days covered, the loudest first. */
  static List<RuleNoise> of(Lake lake) {
    List<LocalDate> covered = lake.read(Coverage.TABLE)
        .select(Coverage.DAY.col())
        .distinct()
        .orderBy(Coverage.DAY.col().desc())
        .limit(RuleNoise.DAYS)
        .as(Encoders.LOCALDATE())
        .collectAsList();
    return lake
        .read(RuleDays.TABLE)
        .where(RuleDays.DAY.col().isInCollection(covered))
        .groupBy(RuleDays.RULE.col())
        .agg(
            max(RuleDays.TITLE.col()),
            max(RuleDays.BUDGET.col()),
            collect_list(struct(RuleDays.DAY.col(), RuleDays.HITS.col())),
            RuleDays.HITS.is(sum(RuleDays.HITS.col())))
        .orderBy(RuleDays.HITS.col().desc(), RuleDays.RULE.col())
        .limit(MOST_RULES)
        .collectAsList()
        .stream()
        .map(row -> noise(row, covered))
        .sorted(Comparator.comparing((RuleNoise one) -> !one.isOverBudget()))
        .toList();
  }

  private static RuleNoise noise(Row row, List<LocalDate> covered) {
    Map<LocalDate, Long> hits = new TreeMap<>();
    row.<Row>getList(3).forEach(day -> hits.put(day.getAs(0), day.getLong(1)));
    return new RuleNoise(row.getString(0), row.getString(1), row.getLong(2), covered, hits);
  }
}
