package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.max;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.InventoryEdges;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.organization.MemberAccounts;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.PagePaths;
import java.time.Instant;
import java.time.LocalDate;
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
    match(lake, options.rules());
    Instant asOf = options.asOf().orElse(newest.get());
    Organization organization = options.organization().withAccounts(memberAccounts(lake));
    String note = note(lake, options, organization, asOf);
    if (lake.note(Findings.TABLE).equals(Optional.of(note))) {
      return;
    }
    Judge judge = new Judge(options.rules(), organization, asOf);
    Dataset<Row> candidates = Candidates.fromTriggers(lake.read(Triggers.TABLE), asOf)
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> answers = permissions(lake, candidates, asOf).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> parts = parts(lake, candidates, asOf).union(Permissions.parts(answers));
    lake.replace(Permissions.TABLE, Permissions.fromAnswers(answers), note);
    lake.replace(Findings.TABLE, judge.judge(candidates, parts), note);
    answers.unpersist();
    candidates.unpersist();
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
        lake.note(LogIntegrity.TABLE).orElse(""),
        organization.toString(),
        asOf.toString());
    return "{\"basis\": \"" + PagePaths.digest(basis) + "\"}";
  }

  private static void match(Lake lake, RuleSet rules) {
    long newest = lake.newestBatch();
    MatchNote done = MatchNote.of(lake.note(Triggers.TABLE));
    MatchNote now = new MatchNote(newest, rules.fingerprint());
    if (done.equals(now)) {
      return;
    }
    long since = done.rules().equals(rules.fingerprint()) ? done.batch() : 0;
    List<LocalDate> days = lake.daysAfter(since);
    Dataset<Row> triggers = Triggers.fromEvents(lake.read(Events.TABLE, days), rules);
    if (since == 0) {
      lake.replace(Triggers.TABLE, triggers, now.text());
    } else {
      lake.replace(Triggers.TABLE, days, triggers, now.text());
    }
  }

  /** What the callers of the cases, and the roles that their resources carry, could do then. */
  private static Dataset<Row> permissions(Lake lake, Dataset<Row> candidates, Instant asOf) {
    Dataset<Row> entities = lake.read(EventEntities.TABLE);
    Dataset<Row> inventory = lake.read(Inventory.ITEMS);
    Dataset<Row> events = lake.read(Events.TABLE);
    Dataset<Row> issuing = CaseCalls.whole(CaseTriggers.issuing(candidates, entities), events);
    Dataset<Row> edges =
        lake.read(ResourceEdges.TABLE).union(InventoryEdges.fromInventory(inventory));
    Dataset<Row> asks = PermissionAsks.callers(candidates, entities, issuing)
        .union(PermissionAsks.carried(candidates, edges))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> pieces = asks.union(PermissionPieces.items(inventory, asOf))
        .union(PermissionPieces.calls(asks, entities, events, asOf));
    return CasePermissions.answers(pieces, CasePermissions.organization(inventory, asOf));
  }

  private static Dataset<Row> parts(Lake lake, Dataset<Row> candidates, Instant asOf) {
    Dataset<Row> entities = lake.read(EventEntities.TABLE);
    Dataset<Row> inventory = lake.read(Inventory.ITEMS);
    Dataset<Row> pairs = lake.read(IdentityIpDays.TABLE);
    Dataset<Row> edges = lake.read(ResourceEdges.TABLE)
        .select(ResourceEdges.TABLE.columns())
        .union(InventoryEdges.fromInventory(inventory));
    Dataset<Row> reached =
        CaseResources.reached(candidates, edges, asOf).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> calls = CaseCalls.calls(CaseCalls.wanted(candidates), entities, asOf);
    Dataset<Row> writes =
        CaseCalls.calls(CaseResources.wanted(reached), CaseResources.changes(entities), asOf);
    Dataset<Row> picked = CaseCalls.nearest(calls)
        .union(CaseCalls.nearest(writes))
        .union(CaseTriggers.picked(candidates, lake.read(Triggers.TABLE), asOf))
        .union(CaseTriggers.issuing(candidates, entities))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> integrity = lake.read(LogIntegrity.TABLE);
    return CaseCalls.whole(picked, lake.read(Events.TABLE))
        .union(CaseCalls.days(calls))
        .union(CaseResources.items(reached, inventory, asOf))
        .union(CaseEvidence.objects(picked, lake.read(Events.TABLE), integrity))
        .union(CaseHistory.identityDays(candidates, pairs, asOf))
        .union(CaseHistory.ipDays(candidates, pairs, asOf))
        .union(CaseHistory.coverage(candidates, lake.read(Coverage.TABLE), integrity, asOf))
        .union(CaseHistory.knownPairs(candidates, pairs, asOf));
  }
}
