package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.max;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.InventoryEdges;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.organization.MemberAccounts;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.PagePaths;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Matches the rules against new events, and judges every finding again with all that is known as of a time. */
public final class TriageFindings {
  private TriageFindings() {}

  /** Brings triggers and findings up to date. */
  public static void run(Lake lake, TriageOptions options) {
    Optional<Instant> newest = newestEvent(lake);
    if (newest.isEmpty()) {
      return;
    }
    MatchRules.run(lake, options.rules());
    RuleDays.run(lake, options.rules());
    Instant asOf = options.asOf().orElse(newest.get());
    Organization organization = options.organization().withAccounts(memberAccounts(lake));
    String note = note(lake, options, organization, asOf);
    if (lake.note(Findings.TABLE).equals(Optional.of(note))) {
      keep(lake, note, asOf);
      return;
    }
    Judge judge = new Judge(options.rules(), organization, asOf);
    Dataset<Row> candidates = Candidates.fromTriggers(lake.read(Triggers.TABLE), asOf, organization)
        .persist(StorageLevel.MEMORY_AND_DISK());
    lake.replace(Findings.TABLE, judge.judge(candidates, parts(lake, candidates, asOf)), note);
    candidates.unpersist();
    keep(lake, note, asOf);
  }

  /** What follows from the findings; a run that was killed before is made up for. */
  private static void keep(Lake lake, String note, Instant asOf) {
    Verdicts.keep(lake, note, asOf);
    CaseRows.keep(lake, note);
  }

  private static Optional<Instant> newestEvent(Lake lake) {
    Row row = lake.read(Coverage.TABLE).agg(max(Coverage.LAST.col())).head();
    return Optional.ofNullable(row.<Instant>getAs(0));
  }

  /** Accounts that AWS Organizations listed; as many as the organization has, not as the logs have events. */
  private static List<dev.tourniquet.organization.Account> memberAccounts(Lake lake) {
    return lake
        .read(Inventory.ITEMS)
        .where(Inventory.OPERATION.col().equalTo("list-accounts"))
        .collectAsList()
        .stream()
        .map(Inventory::fromRow)
        .flatMap(item -> MemberAccounts.of(item).stream())
        .toList();
  }

  private static String note(
      Lake lake, TriageOptions options, Organization organization, Instant asOf) {
    String basis = String.join(
        "\n",
        String.valueOf(lake.newestBatch()),
        options.rules().fingerprint(),
        lake.note(Inventory.ITEMS).orElse(""),
        lake.note(RecordedItems.TABLE).orElse(""),
        organization.toString(),
        asOf.toString());
    return "{\"basis\": \"" + PagePaths.digest(basis) + "\"}";
  }

  private static Dataset<Row> parts(Lake lake, Dataset<Row> candidates, Instant asOf) {
    Dataset<Row> entities = lake.read(EventEntities.TABLE);
    Dataset<Row> inventory = lake.read(Inventory.ITEMS)
        .select(Inventory.ITEMS.columns())
        .union(RecordedItems.asInventory(lake.read(RecordedItems.TABLE)));
    Dataset<Row> pairs = lake.read(IdentityIpDays.TABLE);
    Dataset<Row> edges = lake.read(ResourceEdges.TABLE)
        .select(ResourceEdges.TABLE.columns())
        .union(InventoryEdges.fromInventory(inventory));
    Dataset<Row> reached =
        CaseResources.reached(candidates, edges, asOf).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> calls = CaseCalls.calls(CaseCalls.wanted(candidates), entities, asOf);
    Dataset<Row> writes =
        CaseCalls.calls(CaseResources.wanted(reached), CaseResources.changes(entities), asOf);
    Dataset<Row> steps = CaseChains.steps(candidates, lake.read(SessionEdgeRows.TABLE), asOf);
    Dataset<Row> issues =
        CaseCalls.calls(CaseRoles.wanted(reached), CaseRoles.issues(entities), asOf);
    Dataset<Row> picked = CaseCalls.nearest(calls)
        .union(CaseCalls.nearest(issues))
        .union(CaseCalls.nearest(writes))
        .union(CaseTriggers.picked(candidates, lake.read(Triggers.TABLE), asOf))
        .union(CaseChains.picked(steps));
    return CaseCalls.whole(picked, lake.read(Events.TABLE))
        .union(CaseChains.parts(steps))
        .union(CaseCalls.days(calls))
        .union(CaseResources.items(reached, inventory, asOf))
        .union(CasePermissions.parts(candidates, inventory, asOf))
        .union(
            CasePermissions.assessed(CaseRoles.carried(candidates, edges, asOf), inventory, asOf))
        .union(CaseHistory.identityDays(candidates, pairs, asOf))
        .union(CaseHistory.ipDays(candidates, pairs, asOf))
        .union(CaseHistory.coverage(candidates, lake.read(Coverage.TABLE), asOf))
        .union(CaseHistory.knownPairs(candidates, pairs, asOf));
  }
}
