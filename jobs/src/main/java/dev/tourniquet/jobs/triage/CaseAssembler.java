package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.baseline.ActivityDay;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.CoveredHours;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.HourCalls;
import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.baseline.SickTime;
import dev.tourniquet.baseline.Usage;
import dev.tourniquet.config.Effect;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.investigation.RestsOn;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.report.EvidenceObject;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.session.SessionChain;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.Background;
import dev.tourniquet.triage.CallList;
import dev.tourniquet.triage.CallerPermissions;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Effects;
import dev.tourniquet.triage.Pivots;
import dev.tourniquet.triage.ResourceFile;
import dev.tourniquet.triage.TriageRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** Puts the pieces of one case together. */
final class CaseAssembler {
  private final Map<Part, List<Event>> events = new EnumMap<>(Part.class);
  private final Map<Part, List<ActivityDay>> days = new EnumMap<>(Part.class);
  private final Map<String, List<Event>> writes = new TreeMap<>();
  private final Map<String, List<InventoryItem>> items = new TreeMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private long effectsInAll;
  private final Map<String, CallerPermissions> carried = new TreeMap<>();
  private final List<IdentityIpDay> identityDays = new ArrayList<>();
  private final List<IdentityIpDay> actorDays = new ArrayList<>();
  private final List<SickTime> makers = new ArrayList<>();
  private final List<CoveredHours> hours = new ArrayList<>();
  private final List<IpIdentityDay> ipDays = new ArrayList<>();
  private final List<Coverage> coverage = new ArrayList<>();
  private final List<LocalDate> covered = new ArrayList<>();
  private final List<AddressSign> ours = new ArrayList<>();
  private Usage usage = Usage.NONE;
  private Optional<HourCalls> hour = Optional.empty();
  private final List<SessionEdge> steps = new ArrayList<>();
  private final List<EvidenceObject> objects = new ArrayList<>();
  private long objectsInAll;
  private CallerPermissions permissions = CallerPermissions.UNKNOWN;
  private long pairs;

  /** Takes one piece. */
  void add(Row row) {
    Part part = Part.valueOf(row.getAs(CaseParts.PART.name()));
    String of = row.getAs(CaseParts.OF.name());
    String payload = row.getAs(CaseParts.PAYLOAD.name());
    switch (part) {
      case RESOURCE_WRITE, RESOURCE_ROLE ->
        writes.computeIfAbsent(of, key -> new ArrayList<>()).add(Event.parse(payload));
      case LEFT_OUT -> leftOut.put(of, count(Stored.read(payload, JsonNode.class), "calls"));
      case EFFECT -> effect(Stored.read(payload, JsonNode.class));
      case RESOURCE_ITEM -> items.computeIfAbsent(of, key -> new ArrayList<>()).add(item(payload));
      case IDENTITY_DAY -> identityDays.add(day(payload, CaseAssembler::identityIpDay));
      case ACTOR_DAY -> actorDays.add(day(payload, CaseAssembler::identityIpDay));
      case SICK_MAKER -> makers.add(day(payload, CaseAssembler::sickTime));
      case COVERED_HOURS -> hours.add(day(payload, CaseAssembler::coveredHours));
      case IP_DAY -> ipDays.add(day(payload, CaseAssembler::ipIdentityDay));
      case CARRIED -> carried.put(of, Stored.read(payload, CallerPermissions.class));
      case PERMISSIONS -> permissions = Stored.read(payload, CallerPermissions.class);
      case CHAIN -> steps.add(Stored.read(payload, SessionEdge.class));
      case OWN_ADDRESS -> ours.add(Stored.read(payload, AddressSign.class));
      case HOUR -> hour = Optional.of(Stored.read(payload, HourCalls.class));
      case USAGE -> usage = Stored.read(payload, Usage.class);
      case EVIDENCE -> object(Stored.read(payload, JsonNode.class));
      case COVERAGE -> cover(of, Stored.read(payload, JsonNode.class));
      default -> call(part, of, payload);
    }
  }

  private void call(Part part, String of, String payload) {
    if ("days".equals(of)) {
      days.computeIfAbsent(part, key -> new ArrayList<>())
          .add(day(payload, CaseAssembler::activityDay));
    } else {
      events.computeIfAbsent(part, key -> new ArrayList<>()).add(Event.parse(payload));
    }
  }

  private void effect(JsonNode row) {
    effectsInAll = count(row, CaseEffects.ALL.name());
    effects.add(ResourceWrites.fromJson(row));
  }

  private void cover(String of, JsonNode row) {
    if ("pairs".equals(of)) {
      pairs = row.path("pairs").asLong();
      return;
    }
    coverage.add(new Coverage(
        row.path("account").asText(),
        row.path("region").asText(),
        Instant.parse(row.path("from").asText()),
        Instant.parse(row.path("to").asText()),
        row.path("files").asLong(),
        row.path("events").asLong(),
        texts(row.path("gaps"))));
    row.path("days").forEach(day -> covered.add(LocalDate.parse(day.asText())));
  }

  private void object(JsonNode row) {
    objectsInAll = count(row, "total");
    objects.add(new EvidenceObject(
        row.path("object").asText(),
        row.path("account").asText(),
        row.path("region").asText(),
        Instant.parse(row.path("from").asText()),
        Instant.parse(row.path("to").asText()),
        count(row, "events"),
        row.path("sha256").asText(null),
        row.path("integrity").asText(EvidenceObject.NOT_CHECKED)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** The investigation with the log objects it rests on. */
  Investigation complete(Investigation investigation) {
    objects.sort(Comparator.comparing(EvidenceObject::from).thenComparing(EvidenceObject::object));
    return investigation.with(RestsOn.objects(objectsInAll, objects));
  }

  /** The file, as of a time. */
  CaseFile file(Row candidate, TriageRule rule, Organization organization, Instant asOf) {
    String resource = candidate.getAs(Triggers.RESOURCE.name());
    String caller = candidate.getAs(Triggers.CALLER.name());
    long total = candidate.<Long>getAs(Candidates.TOTAL.name());
    return new CaseFile(
        rule,
        resource(resource, new Effects(effects, effectsInAll - effects.size())).carrying(carried),
        asOf,
        new CallList(total, list(events, Part.TRIGGER), List.of()),
        pivots(),
        related(resource, caller),
        new Background(
            organization,
            history(),
            coverage,
            resource(caller),
            permissions,
            List.of(),
            new SessionChain(steps, list(events, Part.CHAIN_CALL))),
        candidate.getAs(TriggerWindows.SINCE.name()));
  }

  private History history() {
    return new History(identityDays, ipDays, covered, pairs, ours, usage, actorDays, makers, hours);
  }

  private Pivots pivots() {
    return new Pivots(
        calls(Part.ON_RESOURCE),
        calls(Part.BY_IDENTITY),
        calls(Part.BY_SESSION),
        calls(Part.BY_CREDENTIAL),
        calls(Part.BY_IP),
        hour);
  }

  private CallList calls(Part part) {
    List<Event> kept = list(events, part);
    List<ActivityDay> byDay = list(days, part);
    long total = byDay.stream().mapToLong(ActivityDay::calls).sum();
    return new CallList(Math.max(total, kept.size()), kept, byDay);
  }

  private List<ResourceFile> related(String resource, String caller) {
    var keys = new java.util.TreeSet<>(writes.keySet());
    keys.addAll(items.keySet());
    keys.remove(resource);
    keys.remove(caller);
    return keys.stream().map(this::resource).toList();
  }

  private ResourceFile resource(String key) {
    return resource(key, Effects.NONE);
  }

  private ResourceFile resource(String key, Effects done) {
    return new ResourceFile(
        key,
        writes.getOrDefault(key, List.of()),
        items.getOrDefault(key, List.of()),
        Map.of(),
        leftOut.getOrDefault(key, 0L),
        done);
  }

  private static InventoryItem item(String payload) {
    return Inventory.fromJson(Stored.read(payload, JsonNode.class));
  }

  private static <T> T day(String payload, Function<JsonNode, T> read) {
    return read.apply(Stored.read(payload, JsonNode.class));
  }

  private static ActivityDay activityDay(JsonNode row) {
    return new ActivityDay(dayOf(row), count(row, "calls"), count(row, "ok"), count(row, "denied"));
  }

  private static IdentityIpDay identityIpDay(JsonNode row) {
    return new IdentityIpDay(
        dayOf(row),
        row.path("other").asText(),
        count(row, "calls"),
        count(row, "ok"),
        count(row, "denied"),
        row.path("sick").asBoolean());
  }

  private static SickTime sickTime(JsonNode row) {
    String until = row.path("sickUntil").asText("");
    return new SickTime(
        row.path("principal").asText(),
        LocalDate.parse(row.path("sickFrom").asText()),
        until.isEmpty() ? LocalDate.MAX : LocalDate.parse(until));
  }

  private static CoveredHours coveredHours(JsonNode row) {
    return new CoveredHours(dayOf(row), row.path("hours").asInt());
  }

  private static IpIdentityDay ipIdentityDay(JsonNode row) {
    return new IpIdentityDay(
        dayOf(row),
        row.path("other").asText(),
        count(row, "calls"),
        count(row, "ok"),
        count(row, "denied"),
        row.path("sick").asBoolean());
  }

  private static LocalDate dayOf(JsonNode row) {
    return LocalDate.parse(row.path("day").asText());
  }

  private static long count(JsonNode row, String name) {
    return row.path(name).asLong();
  }

  private static <T> List<T> list(Map<Part, List<T>> lists, Part part) {
    return lists.getOrDefault(part, List.of());
  }
}
