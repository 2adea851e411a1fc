package dev.tourniquet.jobs.triage;

import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.IdentityIpDays;
import dev.tourniquet.jobs.ingest.OperationDays;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.integrity.LogGaps;
import dev.tourniquet.jobs.integrity.ReadFrom;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.InventoryEdges;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.sessions.Identities;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.jobs.sessions.Sessions;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The tables that case files are put together from, and how. */
final class CaseSources {
  private final Lake lake;
  private final Dataset<Row> triggers;
  private final Dataset<Row> candidates;
  private final Dataset<Row> sick;
  private final Instant asOf;
  private final Dataset<Row> entities;
  private final Dataset<Row> events;
  private final Dataset<Row> inventory;
  private final Dataset<Row> edges;
  private final Dataset<Row> steps;

  /**
   * Of some cases.
   *
   * @param triggers what they began with
   * @param sick who is known to be sick, as {@link SickIdentities} has them
   */
  CaseSources(
      Lake lake, Dataset<Row> triggers, Dataset<Row> candidates, Dataset<Row> sick, Instant asOf) {
    this.lake = lake;
    this.triggers = triggers;
    this.sick = sick;
    this.candidates = candidates;
    this.asOf = asOf;
    entities = lake.read(EventEntities.TABLE);
    events = lake.read(Events.TABLE);
    inventory = lake.read(Inventory.ITEMS)
        .select(Inventory.ITEMS.columns())
        .union(RecordedItems.asInventory(lake.read(RecordedItems.TABLE)));
    edges = lake.read(ResourceEdges.TABLE)
        .select(ResourceEdges.TABLE.columns())
        .union(InventoryEdges.fromInventory(inventory));
    steps = CaseChains.steps(candidates, lake.read(SessionEdgeRows.TABLE), asOf);
  }

  /** The calls that issued the session of each case, and those above. */
  Dataset<Row> steps() {
    return steps;
  }

  /** What the callers of the cases, and the roles that their resources run as, could do then. */
  Dataset<Row> permissions() {
    Dataset<Row> issuing = CaseCalls.whole(CaseChains.picked(steps), events);
    Dataset<Row> asks = PermissionAsks.callers(candidates, entities, issuing)
        .union(PermissionAsks.carried(CaseRoles.carried(candidates, edges, asOf)))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> pieces = asks.union(PermissionPieces.items(inventory, asOf))
        .union(PermissionPieces.calls(asks, entities, events, asOf));
    return CasePermissions.answers(pieces, CasePermissions.organization(inventory, asOf));
  }

  /**
   * Every piece of every case.
   *
   * @param answers to what {@link #permissions} asked
   */
  Dataset<Row> parts(Dataset<Row> answers) {
    Dataset<Row> activity = lake.read(Activity.TABLE);
    Dataset<Row> pairs = IdentityIpDays.until(activity, asOf);
    Dataset<Row> marked = SickIdentities.marked(pairs, sick);
    Dataset<Row> reached =
        CaseResources.reached(candidates, edges, asOf).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> wanted =
        CaseCalls.wanted(candidates).union(CaseDays.actors(candidates, lake.read(Sessions.TABLE)));
    Dataset<Row> calls = CaseCalls.calls(wanted, entities, asOf);
    Dataset<Row> daily = CaseDays.daily(calls);
    Dataset<Row> writes = CaseWrites.nearest(
            CaseCalls.calls(CaseResources.wanted(reached), CaseResources.changes(entities), asOf))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> picked = picked(calls, writes, reached).persist(StorageLevel.MEMORY_AND_DISK());
    return CaseCalls.whole(picked, events)
        .union(CaseChains.parts(steps))
        .union(CaseDays.ofPivots(daily))
        .union(CaseDays.ofHour(calls))
        .union(CaseDays.ofActors(daily, sick))
        .union(SickIdentities.makers(CaseResources.ofCallers(writes, candidates), steps, sick))
        .union(CaseWrites.leftOut(writes))
        .union(CaseEffects.parts(candidates, lake.read(ResourceWrites.TABLE), asOf))
        .union(CaseResources.items(reached, inventory, asOf))
        .union(Permissions.parts(answers))
        .union(CaseEvidence.objects(picked, ReadFrom.of(lake)))
        .union(CaseHistory.identityDays(candidates, marked, asOf))
        .union(CaseHistory.ipDays(candidates, marked, asOf))
        .union(CaseHistory.coverage(candidates, lake.read(Coverage.TABLE), LogGaps.of(lake), asOf))
        .union(CaseHistory.hours(candidates, lake.read(Coverage.TABLE), asOf))
        .union(CaseHistory.knownPairs(candidates, pairs, asOf))
        .union(CaseAddresses.parts(candidates, lake.read(Sessions.TABLE), ownAddresses(), asOf))
        .union(CaseUsage.parts(
            candidates,
            SickIdentities.marked(OperationDays.until(activity, asOf), sick),
            CasePeers.kinds(lake.read(Identities.TABLE), CaseResources.known(inventory, asOf))));
  }

  private Dataset<Row> ownAddresses() {
    return lake.read(OwnAddresses.TABLE)
        .union(OwnAddresses.fromInventory(CaseResources.known(inventory, asOf)));
  }

  private Dataset<Row> picked(Dataset<Row> calls, Dataset<Row> writes, Dataset<Row> reached) {
    Dataset<Row> issues =
        CaseCalls.calls(CaseRoles.wanted(reached), CaseRoles.issues(entities), asOf);
    return CaseCalls.nearest(calls)
        .union(CaseFurther.picked(calls, candidates))
        .union(CaseCalls.nearest(issues))
        .union(CaseCalls.picked(writes))
        .union(CaseTriggers.picked(candidates, triggers))
        .union(CaseChains.picked(steps));
  }
}
