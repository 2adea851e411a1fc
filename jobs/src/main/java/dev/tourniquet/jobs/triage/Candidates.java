package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.triage.Lead;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;

/** One row for each rule and resource: what leads the case, whose caller and source are looked into. */
final class Candidates {
  static final Field CASE =
      required("case", StringType, "Names the rule and the resource together.");
  static final Field TOTAL =
      required("total", LongType, "Events that met the rule on the resource.");

  static final Field FIRST = required("first", TimestampType, "The first of them.");
  static final Field LAST = required("last", TimestampType, "The last of them.");
  static final Field LEFT_OUT = required(
      "leftOut",
      LongType,
      "How many that took effect and may let someone in ask for something that no event of the case does.");

  private static final String LEAD = "lead";

  private Candidates() {}

  /**
   * triggers, as {@link TriggerWindows} has them → candidates: the lead is the latest trigger that took effect, else the
   * latest attempt; who lets in nobody, and a responder, lead only where nobody else does. The same order as in {@link Lead}.
   */
  static Dataset<Row> fromTriggers(Dataset<Row> triggers, Organization organization) {
    return triggers
        .groupBy(Triggers.RULE.col(), Triggers.RESOURCE.col(), TriggerWindows.SINCE.col())
        .agg(
            TOTAL.is(count(lit(1))),
            FIRST.is(min(Triggers.EVENT_TIME.col())),
            LAST.is(max(Triggers.EVENT_TIME.col())),
            LEFT_OUT.is(greatest(
                lit(0L),
                count_distinct(
                        when(Triggers.OK.col().and(Triggers.OPENS.col()), Triggers.ASKED.col()))
                    .minus(lit(CaseTriggers.MOST_TRIGGERS)))),
            max_by(
                    struct(
                        Triggers.EVENT_TIME.col(),
                        Triggers.ACCOUNT.col(),
                        Triggers.PRINCIPAL.col(),
                        Triggers.CALLER.col(),
                        Triggers.CALLER_ARN.col(),
                        Triggers.SESSION.col(),
                        Triggers.SESSION_START.col(),
                        Triggers.CREDENTIAL.col(),
                        Triggers.IP.col(),
                        Triggers.EVENT_SOURCE.col(),
                        Triggers.EVENT_NAME.col(),
                        Triggers.AWS_REGION.col()),
                    struct(
                        Triggers.OK.col(),
                        Triggers.OPENS.col(),
                        not(isResponder(organization)),
                        Triggers.EVENT_TIME.col(),
                        Triggers.EVENT_ID.col()))
                .as(LEAD))
        .select(
            CASE.is(md5(concat_ws(
                    "\n", Triggers.RULE.col(), Triggers.RESOURCE.col(), TriggerWindows.SINCE.col())
                .cast("binary"))),
            Triggers.RULE.col(),
            Triggers.RESOURCE.col(),
            TriggerWindows.SINCE.col(),
            TOTAL.col(),
            FIRST.col(),
            LAST.col(),
            LEFT_OUT.col(),
            org.apache.spark.sql.functions.expr(LEAD + ".*"));
  }

  /**
   * candidates × answers about their callers → those that may become a finding: a signal of who certainly may do little
   * does not. What was not collected may allow more, hence the class that the caller cannot exceed.
   *
   * @param calming by id of a rule the classes of permissions that end it
   */
  static Dataset<Row> open(
      Dataset<Row> candidates, Dataset<Row> answers, Map<String, Set<String>> calming) {
    Dataset<Row> most = answers
        .where(CaseParts.PART.col().equalTo(Part.PERMISSIONS.name()))
        .select(CASE.col(), Permissions.AT_MOST.col());
    Column calm = lit(false);
    for (var rule : calming.entrySet()) {
      calm = calm.or(Triggers.RULE
          .col()
          .equalTo(rule.getKey())
          .and(Permissions.AT_MOST.col().isInCollection(rule.getValue())));
    }
    return candidates
        .join(most, new String[] {CASE.name()}, "left")
        .where(not(coalesce(calm, lit(false))))
        .drop(Permissions.AT_MOST.name());
  }

  private static Column isResponder(Organization organization) {
    Organization light = organization.withoutDatabases();
    UserDefinedFunction named =
        udf((UDF1<String, Boolean>) arn -> light.isResponder(arn).isPresent(), BooleanType);
    return organization.responders().isEmpty()
        ? lit(false)
        : named.apply(coalesce(Triggers.CALLER_ARN.col(), lit("")));
  }

  /** What was known then: an event belongs to a correlation only from the moment another completes it. */
  static Dataset<Row> until(Dataset<Row> triggers, Instant asOf) {
    return triggers.where(Triggers.KNOWN_AT.col().leq(lit(asOf)));
  }
}
