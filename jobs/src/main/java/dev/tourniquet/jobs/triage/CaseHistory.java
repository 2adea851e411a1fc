package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_json;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.integrity.LogGaps;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What was usual before: where each caller came from, who came from each address, and what the logs cover. */
final class CaseHistory {
  /** Rows of one baseline; a year of an identity that comes from a dozen addresses a day. */
  static final int MOST_ROWS = 4_000;

  /** Days around an event of which the hours are told: before it to know what is usual, after it for a hole. */
  private static final int DAYS_BEFORE = 30;

  private static final int DAYS_AFTER = 3;

  private CaseHistory() {}

  /** candidates × identity_ip_days, marked by {@link SickIdentities} → days of each caller. */
  static Dataset<Row> identityDays(
      Dataset<Row> candidates, Dataset<Row> identityIpDays, Instant asOf) {
    return days(candidates, identityIpDays, asOf, Triggers.PRINCIPAL, Part.IDENTITY_DAY);
  }

  /** The same → days of each address. */
  static Dataset<Row> ipDays(Dataset<Row> candidates, Dataset<Row> identityIpDays, Instant asOf) {
    return days(candidates, identityIpDays, asOf, Triggers.IP, Part.IP_DAY);
  }

  private static Dataset<Row> days(
      Dataset<Row> candidates, Dataset<Row> rows, Instant asOf, Field key, Part part) {
    var newest = Window.partitionBy(CaseParts.CASE.col()).orderBy(col("day").desc(), col("other"));
    Field other = key.equals(Triggers.IP) ? IdentityIpDays.PRINCIPAL : IdentityIpDays.IP;
    Dataset<Row> daily = rows.where(IdentityIpDays.DAY.col().leq(lit(dayOf(asOf))))
        .groupBy(key.col(), IdentityIpDays.DAY.col(), other.col().as("other"))
        .agg(
            sum(IdentityIpDays.CALLS.col()).as("calls"),
            sum(IdentityIpDays.OK.col()).as("ok"),
            sum(IdentityIpDays.DENIED.col()).as("denied"),
            bool_or(SickIdentities.SICK.col()).as("sick"));
    return candidates
        .where(key.col().notEqual(""))
        .select(CaseParts.CASE.col(), key.col())
        .join(daily, key.name())
        .withColumn("rank", row_number().over(newest))
        .where(col("rank").leq(MOST_ROWS))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(part.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct("day", "other", "calls", "ok", "denied", "sick"))));
  }

  /** What is held of the account of each case: by region, and the days. */
  static Dataset<Row> coverage(
      Dataset<Row> candidates, Dataset<Row> coverage, Dataset<Row> gaps, Instant asOf) {
    Dataset<Row> held = coverage
        .where(Coverage.DAY.col().leq(lit(dayOf(asOf))))
        .groupBy(Coverage.ACCOUNT.col(), Coverage.REGION.col())
        .agg(
            min(Coverage.FIRST.col()).as("from"),
            max(Coverage.LAST.col()).as("to"),
            sum(Coverage.FILES.col()).as("files"),
            sum(Coverage.EVENTS.col()).as("events"),
            org.apache.spark.sql.functions.collect_set(Coverage.DAY.col()).as("days"));
    return candidates
        .select(CaseParts.CASE.col(), Triggers.ACCOUNT.col())
        .join(LogGaps.beside(held, gaps), Triggers.ACCOUNT.name())
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.COVERAGE.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(
                struct("account", "region", "from", "to", "files", "events", "days", "gaps"))));
  }

  /** In which hours of the days around each case its account has events. */
  static Dataset<Row> hours(Dataset<Row> candidates, Dataset<Row> coverage, Instant asOf) {
    Column day = Coverage.DAY.col();
    Column time = Triggers.EVENT_TIME.col();
    Column near = day.geq(date_sub(to_date(time), DAYS_BEFORE))
        .and(day.leq(date_add(to_date(time), DAYS_AFTER)))
        .and(day.leq(lit(dayOf(asOf))));
    return candidates
        .select(CaseParts.CASE.col(), Triggers.ACCOUNT.col(), time)
        .join(coverage, Triggers.ACCOUNT.name())
        .where(near)
        .groupBy(CaseParts.CASE.col(), day)
        .agg(bit_or(Coverage.HOURS.col()).as("hours"))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.COVERED_HOURS.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct("day", "hours"))));
  }

  /** Distinct identities with their addresses of each account, as a part of each case. */
  static Dataset<Row> knownPairs(
      Dataset<Row> candidates, Dataset<Row> identityIpDays, Instant asOf) {
    Dataset<Row> pairs = identityIpDays
        .where(IdentityIpDays.DAY.col().leq(lit(dayOf(asOf))))
        .select(
            IdentityIpDays.ACCOUNT.col(), IdentityIpDays.PRINCIPAL.col(), IdentityIpDays.IP.col())
        .distinct()
        .groupBy(IdentityIpDays.ACCOUNT.col())
        .agg(count(lit(1)).as("pairs"));
    return candidates
        .select(CaseParts.CASE.col(), Triggers.ACCOUNT.col())
        .join(pairs, Triggers.ACCOUNT.name())
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.COVERAGE.name())),
            CaseParts.OF.is(lit("pairs")),
            CaseParts.PAYLOAD.is(to_json(struct("pairs"))));
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
