package dev.tourniquet.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.investigation.Calls;
import dev.tourniquet.jobs.integrity.EvidenceObjects;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.report.Call;
import dev.tourniquet.report.EntityDossier;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.EventDossier;
import dev.tourniquet.report.Investigation.ActivityDay;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.PagePaths;
import dev.tourniquet.report.Pages;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.Finding;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Writes the pages of entities and events, on executors. */
final class EntityPages implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Pages pages;
  private final ReportFiles files;

  EntityPages(Pages pages, ReportFiles files) {
    this.pages = pages;
    this.files = files;
  }

  /** Writes a page for each chosen entity and returns how many there were. */
  long write(Dataset<Row> chosen, Dataset<Row> parts) {
    MapFunction<Row, String> byEntity =
        row -> row.getAs(DossierParts.KIND.name()) + "\n" + row.getAs(DossierParts.KEY.name());
    CoGroupFunction<String, Row, Row, Long> write = (key, entity, pieces) -> write(entity, pieces);
    return chosen
        .groupByKey(byEntity, Encoders.STRING())
        .cogroup(parts.groupByKey(byEntity, Encoders.STRING()), write, Encoders.LONG())
        .count();
  }

  private Iterator<Long> write(Iterator<Row> chosen, Iterator<Row> pieces) {
    if (!chosen.hasNext()) {
      return Collections.emptyIterator();
    }
    EntityReference entity = PageIndex.entity(chosen.next());
    Gathered gathered = new Gathered();
    pieces.forEachRemaining(gathered::add);
    if (entity.kind() == EntityKind.EVENT) {
      gathered.calls.stream()
          .findFirst()
          .ifPresent(call ->
              files.write(PagePaths.of(entity), out -> pages.event(gathered.event(call), out)));
    } else {
      files.write(PagePaths.of(entity), out -> pages.entity(gathered.dossier(entity), out));
    }
    return List.of(1L).iterator();
  }

  /** The pieces of one page. */
  private static final class Gathered {
    private final List<Call> calls = new ArrayList<>();
    private final List<ActivityDay> days = new ArrayList<>();
    private final SortedMap<Integer, Finding> findings = new TreeMap<>();
    private long named;
    private final SeenOthers seen = new SeenOthers();
    private final List<EntityDossier.Step> steps = new ArrayList<>();
    private final EvidenceObjects objects = new EvidenceObjects();

    void add(Row row) {
      String payload = row.getAs(DossierParts.PAYLOAD.name());
      switch (DossierParts.Part.valueOf(row.getAs(DossierParts.PART.name()))) {
        case CALL -> calls.add(Calls.of(Event.parse(payload)));
        case DAY -> days.add(day(Stored.read(payload, JsonNode.class)));
        case STEP -> steps.add(Stored.read(payload, EntityDossier.Step.class));
        case SEEN -> seen.add(Stored.read(payload, JsonNode.class));
        case OBJECT -> objects.add(Stored.read(payload, JsonNode.class));
        case FINDING -> {
          JsonNode one = Stored.read(payload, JsonNode.class);
          named = one.path("total").asLong();
          findings.put(
              one.path("rank").asInt(), Stored.read(one.path("finding").asText(), Finding.class));
        }
      }
    }

    EventDossier event(Call call) {
      return new EventDossier(call, citing(), objects.block());
    }

    private Block<Finding> citing() {
      return Block.cut(named, List.copyOf(findings.values()));
    }

    EntityDossier dossier(EntityReference entity) {
      calls.sort(Comparator.comparing(Call::time).thenComparing(Call::eventID));
      days.sort(Comparator.comparing(ActivityDay::day));
      long total = days.stream().mapToLong(ActivityDay::calls).sum();
      return new EntityDossier(
          entity,
          facts(entity),
          total,
          total - calls.size(),
          calls,
          days,
          citing(),
          seen.of(entity, calls, total > calls.size()),
          steps,
          objects.block());
    }

    private Map<String, String> facts(EntityReference entity) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("Key", entity.key());
      if (!days.isEmpty()) {
        facts.put("First day with a call", days.get(0).day());
        facts.put("Last day with a call", days.get(days.size() - 1).day());
        facts.put("Days with calls", String.valueOf(days.size()));
        facts.put("Calls that succeeded", sum(days, ActivityDay::ok));
        facts.put("Calls refused", sum(days, ActivityDay::denied));
      }
      return facts;
    }

    private static String sum(
        List<ActivityDay> days, java.util.function.ToLongFunction<ActivityDay> count) {
      return String.valueOf(days.stream().mapToLong(count).sum());
    }

    private static ActivityDay day(JsonNode row) {
      return new ActivityDay(
          row.path("day").asText(),
          row.path("calls").asLong(),
          row.path("ok").asLong(),
          row.path("denied").asLong());
    }
  }
}
