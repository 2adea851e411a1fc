package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.jobs.ingest.OperationDays;
import dev.tourniquet.jobs.lake.Field;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the caller of each case, and its account, called before the incident: one row for each case. */
final class CaseUsage {
  private static final Field CASE = CaseParts.CASE;
  /** Day from which on everything belongs to the incident: that of 24 hours before the event. */
  private static final String INCIDENT = "incident";

  private static final String LEAD = "lead_";
  private static final String SELF = "self";

  private CaseUsage() {}

  /** candidates × operation_days, marked by {@link SickIdentities}, × kinds of {@link CasePeers} → parts. */
  static Dataset<Row> parts(
      Dataset<Row> candidates, Dataset<Row> operationDays, Dataset<Row> kinds) {
    Dataset<Row> worked =
        operationDays.where(OperationDays.OK.col().gt(0).and(not(SickIdentities.SICK.col())));
    Dataset<Row> leads = leads(candidates);
    Field[] operation = {OperationDays.EVENT_SOURCE, OperationDays.EVENT_NAME};
    return leads
        .join(ofIdentity(leads, worked), CASE.name(), "left")
        .join(ofPeers(leads, worked, kinds), CASE.name(), "left")
        .join(firstInAccount(worked, "operationSince", operation), on(operation), "left")
        .join(
            firstInAccount(worked, "regionSince", OperationDays.AWS_REGION),
            on(OperationDays.AWS_REGION),
            "left")
        .select(
            CASE.col(),
            CaseParts.PART.is(lit(Part.USAGE.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct(
                number("activeDays"),
                number("observations"),
                number("operationDays"),
                number("serviceDays"),
                number("regionDays"),
                before("operationSince").as("operationInAccount"),
                before("regionSince").as("regionInAccount"),
                number("peers"),
                number("peerDays")))));
  }

  private static Dataset<Row> leads(Dataset<Row> candidates) {
    return candidates.select(
        CASE.col(),
        lead(Triggers.PRINCIPAL),
        lead(Triggers.ACCOUNT),
        lead(Triggers.EVENT_SOURCE),
        lead(Triggers.EVENT_NAME),
        lead(Triggers.AWS_REGION),
        to_date(Triggers.EVENT_TIME.col().minus(lit(Incident.LEAD))).as(INCIDENT));
  }

  private static Column lead(Field field) {
    return field.col().as(LEAD + field.name());
  }

  /** Calls in any account count for the identity; a role is an identity of one account. */
  private static Dataset<Row> ofIdentity(Dataset<Row> leads, Dataset<Row> worked) {
    Column day = OperationDays.DAY.col();
    Column sameService = same(OperationDays.EVENT_SOURCE);
    return leads
        .join(worked, same(OperationDays.PRINCIPAL).and(day.lt(col(INCIDENT))))
        .groupBy(CASE.col())
        .agg(
            count_distinct(day).as("activeDays"),
            count_distinct(day, OperationDays.EVENT_SOURCE.col(), OperationDays.EVENT_NAME.col())
                .as("observations"),
            count_distinct(when(sameService.and(same(OperationDays.EVENT_NAME)), day))
                .as("operationDays"),
            count_distinct(when(sameService, day)).as("serviceDays"),
            count_distinct(when(same(OperationDays.AWS_REGION), day)).as("regionDays"));
  }

  /** Those of one kind with the caller, as far as they were active. */
  private static Dataset<Row> ofPeers(Dataset<Row> leads, Dataset<Row> worked, Dataset<Row> kinds) {
    Column self = col(LEAD + OperationDays.PRINCIPAL.name());
    Dataset<Row> peers = leads
        .join(kinds.withColumnRenamed(CasePeers.PRINCIPAL.name(), SELF), self.equalTo(col(SELF)))
        .drop(SELF)
        .join(kinds, CasePeers.KIND.name())
        .where(not(CasePeers.PRINCIPAL.col().equalTo(self)))
        .drop(CasePeers.KIND.name())
        .distinct();
    Column day = OperationDays.DAY.col();
    Column same = same(OperationDays.EVENT_SOURCE).and(same(OperationDays.EVENT_NAME));
    return peers
        .join(worked, OperationDays.PRINCIPAL.name())
        .where(day.lt(col(INCIDENT)))
        .groupBy(CASE.col())
        .agg(
            count_distinct(OperationDays.PRINCIPAL.col()).as("peers"),
            count_distinct(when(same, day)).as("peerDays"));
  }

  private static Dataset<Row> firstInAccount(Dataset<Row> worked, String name, Field... by) {
    Column[] keys = new Column[by.length + 1];
    keys[0] = lead(OperationDays.ACCOUNT);
    for (int i = 0; i < by.length; i++) {
      keys[i + 1] = lead(by[i]);
    }
    return worked.groupBy(keys).agg(min(OperationDays.DAY.col()).as(name));
  }

  private static String[] on(Field... by) {
    String[] names = new String[by.length + 1];
    names[0] = LEAD + OperationDays.ACCOUNT.name();
    for (int i = 0; i < by.length; i++) {
      names[i + 1] = LEAD + by[i].name();
    }
    return names;
  }

  private static Column same(Field field) {
    return field.col().equalTo(col(LEAD + field.name()));
  }

  private static Column number(String name) {
    return coalesce(col(name), lit(0L)).as(name);
  }

  private static Column before(String first) {
    return coalesce(col(first).lt(col(INCIDENT)), lit(false));
  }
}
