package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.trail.ServicePrefix;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whose permissions a case asks for: its caller's, and those of the roles that its resource runs as. */
final class PermissionAsks {
  /** Different actions that a principal was seen doing, the first by name. */
  private static final int MOST_ACTIONS = 1_000;

  /** How the key of a caller begins whom the logs of another account tell by an id alone. */
  static final String BY_ID = "ext:";

  private static final String AT = "at";

  private PermissionAsks() {}

  /**
   * The caller of each case.
   *
   * @param issuing parts with the calls that issued its session and those above it
   */
  static Dataset<Row> callers(
      Dataset<Row> candidates, Dataset<Row> entities, Dataset<Row> issuing) {
    Dataset<Row> issues = issuing
        .groupBy(CaseParts.CASE.col())
        .agg(PermissionPieces.ISSUING.is(array_sort(collect_list(CaseParts.PAYLOAD.col()))));
    return candidates
        .withColumn(Triggers.CALLER_ARN.name(), named())
        .where(Triggers.CALLER_ARN.col().notEqual(""))
        .join(succeeded(candidates, entities), CaseParts.CASE.name(), "left")
        .join(issues, CaseParts.CASE.name(), "left")
        .select(ask(
            lit(Part.PERMISSIONS.name()),
            lit(null),
            Triggers.SESSION.col(),
            Triggers.CREDENTIAL.col(),
            PermissionPieces.SUCCEEDED.col(),
            PermissionPieces.ISSUING.col()));
  }

  /** ARN of the caller; where the logs of another account tell it by an id alone, its key, which the inventory may name. */
  private static Column named() {
    Column principal = Triggers.PRINCIPAL.col();
    Column arn = Triggers.CALLER_ARN.col();
    return when(arn.equalTo("").and(principal.rlike("^" + BY_ID + "\\d{12}:A(ID|RO)A")), principal)
        .otherwise(arn);
  }

  /** What each caller was seen doing until its call, as actions of IAM. */
  private static Dataset<Row> succeeded(Dataset<Row> candidates, Dataset<Row> entities) {
    Dataset<Row> callers = candidates.select(
        CaseParts.CASE.col(),
        Triggers.PRINCIPAL.col().as("of"),
        Triggers.EVENT_TIME.col().as(AT));
    Column action = concat(prefix(), lit(":"), ResourceWrites.operation(EventEntities.EVENT_NAME));
    return entities
        .where(EventEntities.KIND.col().equalTo("identity"))
        .where(EventEntities.OUTCOME.col().equalTo("OK"))
        .join(callers, EventEntities.KEY.col().equalTo(col("of")))
        .where(EventEntities.EVENT_TIME.col().leq(col(AT)))
        .groupBy(CaseParts.CASE.col())
        .agg(
            PermissionPieces.SUCCEEDED.is(slice(array_sort(collect_set(action)), 1, MOST_ACTIONS)));
  }

  /**
   * The roles that the resource of each case carries, as they were at the time of its call.
   *
   * @param roles as {@link CaseRoles#carried} finds them
   */
  static Dataset<Row> carried(Dataset<Row> roles) {
    return roles.select(
        ask(CaseParts.PART.col(), CaseParts.OF.col(), lit(null), lit(""), array(), array()));
  }

  private static Column[] ask(
      Column part, Column of, Column session, Column credential, Column succeeded, Column issuing) {
    Column arn = Triggers.CALLER_ARN.col();
    return new Column[] {
      PermissionPieces.ACCOUNT.is(
          element_at(split(arn, lit(":")), when(arn.startsWith(BY_ID), 2).otherwise(5))),
      PermissionPieces.KIND.is(lit(PermissionPieces.ASK)),
      PermissionPieces.TIME.is(Triggers.EVENT_TIME.col()),
      PermissionPieces.CASE.is(CaseParts.CASE.col()),
      PermissionPieces.PART.is(part),
      PermissionPieces.OF.is(of),
      PermissionPieces.ARN.is(arn),
      PermissionPieces.SESSION.is(session),
      PermissionPieces.CREDENTIAL.is(credential),
      PermissionPieces.PAYLOAD.is(lit(null)),
      PermissionPieces.LEFT_OUT.is(lit(null)),
      PermissionPieces.SUCCEEDED.is(succeeded),
      PermissionPieces.ISSUING.is(issuing)
    };
  }

  private static Column prefix() {
    Column service = substring_index(EventEntities.EVENT_SOURCE.col(), ".", 1);
    Column prefix = service;
    for (var otherwise : ServicePrefix.otherwise()) {
      prefix = when(service.equalTo(otherwise.getKey()), otherwise.getValue()).otherwise(prefix);
    }
    return prefix;
  }
}
