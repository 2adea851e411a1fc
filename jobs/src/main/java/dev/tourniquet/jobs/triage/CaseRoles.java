package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The roles that the resource of a case runs as: instance → profile → role, function → role, task → role. A role or a user
 * stands for itself, as of the triage: what was just given to it counts.
 */
final class CaseRoles {
  /** Of an instance's hourly calls for credentials the nearest few say all. */
  private static final int MOST_ISSUES = 3;

  private static final List<String> CARRYING = List.of("RUNS_AS", "HAS_PROFILE", "CONTAINS");
  private static final String ROLE = "AWS::IAM::Role|";
  private static final String USER = "AWS::IAM::User|";
  private static final String INSTANCE = "AWS::EC2::Instance|";

  private CaseRoles() {}

  /** candidates × edges → the roles, as principals to be assessed. */
  static Dataset<Row> carried(Dataset<Row> candidates, Dataset<Row> edges, Instant asOf) {
    Dataset<Row> ways = ways(edges, asOf);
    Dataset<Row> first = step(
        candidates.select(
            CaseParts.CASE.col(), CaseResources.RESOURCE.col(), Triggers.EVENT_TIME.col()),
        ways);
    Column isRole = CaseResources.RESOURCE.col().startsWith(ROLE);
    Column[] parts = new Column[3];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = split(CaseResources.RESOURCE.col(), "\\|").getItem(i == 2 ? 4 : i + 1);
    }
    return itself(candidates, asOf)
        .union(first)
        .union(step(first, ways))
        .where(isRole.or(CaseResources.RESOURCE.col().startsWith(USER)))
        .distinct()
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.CARRIED.name())),
            CaseParts.OF.is(CaseResources.RESOURCE.col()),
            Triggers.CALLER_ARN.is(concat(
                lit("arn:"),
                parts[0],
                lit(":iam::"),
                parts[1],
                when(isRole, lit(":role/")).otherwise(lit(":user/")),
                parts[2])),
            Triggers.EVENT_TIME.col());
  }

  // What is asked about a moment is told as it was just before: calls of the last second count too.
  private static Dataset<Row> itself(Dataset<Row> candidates, Instant asOf) {
    return candidates.select(
        CaseParts.CASE.col(),
        CaseResources.RESOURCE.col(),
        Triggers.EVENT_TIME.is(lit(asOf.plusMillis(1))));
  }

  /**
   * Relations that hold by then: the newest fact about each decides, and of several that nothing ended the newest, as
   * a resource has one profile and a profile one role. A task definition names two roles at once.
   */
  private static Dataset<Row> ways(Dataset<Row> edges, Instant asOf) {
    var newest = Window.partitionBy(ResourceEdges.CHILD.col(), ResourceEdges.TYPE.col())
        .orderBy(ResourceEdges.TIME.col().desc());
    return edges
        .where(ResourceEdges.TYPE.col().isInCollection(CARRYING))
        .where(ResourceEdges.TIME.col().leq(lit(asOf)))
        .groupBy(ResourceEdges.CHILD.col(), ResourceEdges.PARENT.col(), ResourceEdges.TYPE.col())
        .agg(
            ResourceEdges.CLOSES.is(max_by(ResourceEdges.CLOSES.col(), ResourceEdges.TIME.col())),
            ResourceEdges.TIME.is(max(ResourceEdges.TIME.col())))
        .where(ResourceEdges.CLOSES.col().equalTo(false))
        .withColumn("rank", rank().over(newest))
        .where(col("rank").equalTo(1))
        .select(ResourceEdges.CHILD.col(), ResourceEdges.PARENT.col());
  }

  private static Dataset<Row> step(Dataset<Row> from, Dataset<Row> ways) {
    return from.join(ways, CaseResources.RESOURCE.col().equalTo(ResourceEdges.CHILD.col()))
        .select(
            CaseParts.CASE.col(),
            CaseResources.RESOURCE.is(ResourceEdges.PARENT.col()),
            Triggers.EVENT_TIME.col());
  }

  /** reached → the instances whose credentials were asked for: by which role, EC2's own calls tell. */
  static Dataset<Row> wanted(Dataset<Row> reached) {
    return reached
        .where(CaseResources.RESOURCE.col().startsWith(INSTANCE))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.RESOURCE_ROLE.name())),
            CaseCalls.KIND.is(lit("resource")),
            CaseCalls.KEY.is(CaseResources.RESOURCE.col()),
            CaseCalls.OF.is(CaseResources.RESOURCE.col()),
            CaseCalls.AROUND.col(),
            CaseCalls.MOST.is(lit(MOST_ISSUES)));
  }

  /** EC2 assumes the role of an instance with the instance's id as session name. */
  static Dataset<Row> issues(Dataset<Row> entities) {
    return entities.where(EventEntities.EVENT_NAME
        .col()
        .equalTo("AssumeRole")
        .and(EventEntities.KIND.col().equalTo("resource"))
        .and(EventEntities.OUTCOME.col().equalTo("OK"))
        .and(EventEntities.KEY.col().startsWith(INSTANCE)));
  }
}
