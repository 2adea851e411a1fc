package dev.tourniquet.jobs.hunt;

import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.changes.ResourceChanges;
import dev.tourniquet.jobs.changes.ResourceChecks;
import dev.tourniquet.jobs.changes.ResourceStates;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.contain.Containments;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EntityDays;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.ingest.OperationDays;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.CallerDays;
import dev.tourniquet.jobs.sessions.Credentials;
import dev.tourniquet.jobs.sessions.Identities;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.jobs.sessions.SessionIssues;
import dev.tourniquet.jobs.sessions.Sessions;
import dev.tourniquet.jobs.triage.CaseRows;
import dev.tourniquet.jobs.triage.Correlated;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.Permissions;
import dev.tourniquet.jobs.triage.RuleDays;
import dev.tourniquet.jobs.triage.Triggers;
import dev.tourniquet.jobs.triage.Verdicts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import scala.jdk.javaapi.CollectionConverters;

/** Every table of the lake, by the name that SQL knows it under. */
public final class LakeTables {
  public static final List<Table> ALL = List.of(
      Events.TABLE,
      Files.TABLE,
      Quarantine.TABLE,
      Coverage.TABLE,
      LogIntegrity.TABLE,
      EventEntities.TABLE,
      Activity.TABLE,
      EntityDays.IDENTITY_DAYS,
      EntityDays.IP_DAYS,
      EntityDays.RESOURCE_DAYS,
      IdentityIpDays.TABLE,
      OperationDays.TABLE,
      ResourceEdges.TABLE,
      OwnAddresses.TABLE,
      CallerDays.TABLE,
      SessionIssues.TABLE,
      Sessions.TABLE,
      SessionEdgeRows.TABLE,
      Credentials.TABLE,
      Identities.TABLE,
      Inventory.ITEMS,
      Inventory.PROBLEMS,
      RecordedItems.TABLE,
      RecordedItems.FILES,
      ResourceWrites.TABLE,
      ResourceChanges.TABLE,
      ResourceStates.TABLE,
      ResourceChecks.TABLE,
      Correlated.TABLE,
      Triggers.TABLE,
      RuleDays.TABLE,
      Permissions.TABLE,
      Findings.TABLE,
      Verdicts.TABLE,
      CaseRows.TABLE,
      Containments.TABLE);

  private LakeTables() {}

  /** Runs a query that only reads. */
  public static Dataset<Row> query(Lake lake, String sql) {
    if (!reads(plan(lake, sql))) {
      throw new IllegalArgumentException(
          "Cannot run this query: a hunt only reads. Start it with SELECT or WITH, and write nothing in it.");
    }
    lake.registerViews(ALL);
    return lake.spark().sql(sql);
  }

  private static LogicalPlan plan(Lake lake, String sql) {
    try {
      return lake.spark().sessionState().sqlParser().parsePlan(sql);
    } catch (ParseException e) {
      throw new IllegalArgumentException("Cannot read this query: " + e.getMessage(), e);
    }
  }

  /** Whether a plan and all below it only reads: {@code WITH … INSERT} is a query at its top alone. */
  private static boolean reads(LogicalPlan plan) {
    boolean writes =
        plan instanceof Command || plan instanceof ParsedStatement || plan instanceof InsertIntoDir;
    return plan instanceof DescribeRelation
        || (!writes
            && CollectionConverters.asJava(plan.children()).stream().allMatch(LakeTables::reads));
  }
}
