package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.baseline.ActivityDay;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.CoveredHours;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.HistoryBuilder;
import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.baseline.SickTime;
import dev.tourniquet.baseline.Usage;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.session.SessionChain;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.PrincipalName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Builds a case file from events, as the assembler would. */
final class Story {

  static final String ACCOUNT = "111122223333";
  static final String STRANGER = "846424999548";
  static final String BACKUP = "444455556666";
  static final String OFFICE = "203.0.113.7";
  static final String STRANGE = "198.51.100.77";
  static final Instant NOW = Instant.parse("2026-03-01T14:05:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Event> events = new ArrayList<>();
  private TriageRule rule = Rules.image();
  private Organization organization = Organizations.ours();
  private String resource = "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718";
  private Instant asOf = NOW.plusSeconds(3_600 * 24);
  private int batchDays;
  private int roamingDays;
  private int lastActive;
  private int coveredDays = 44;
  private final List<IdentityIpDay> elsewhere = new ArrayList<>();
  private final List<IpIdentityDay> company = new ArrayList<>();
  private final List<ResourceFile> related = new ArrayList<>();
  private final List<AddressSign> ours = new ArrayList<>();
  private final List<IdentityIpDay> alone = new ArrayList<>();
  private final List<SickTime> sick = new ArrayList<>();
  private final List<CoveredHours> hours = new ArrayList<>();
  private final List<InventoryItem> items = new ArrayList<>();
  private final java.util.Set<String> triggers = new java.util.TreeSet<>();
  private CallerPermissions permissions = CallerPermissions.UNKNOWN;
  private Usage usage = new Usage(0, 0, 0, 0, 0, true, true, 0, 0);

  static Story of(TriageRule rule, String resource) {
    Story story = new Story();
    story.rule = rule;
    story.resource = resource;
    return story;
  }

  Story with(Event... more) {
    events.addAll(List.of(more));
    return this;
  }

  /** How many events it has so far. */
  int size() {
    return events.size();
  }

  Story in(Organization other) {
    organization = other;
    return this;
  }

  Story asOf(Instant time) {
    asOf = time;
    return this;
  }

  /** The lead's identity was active on so many days before, always from the office. */
  Story batchDays(int days) {
    batchDays = days;
    return this;
  }

  /** The lead's identity came from another network each day, as a hosted runner does. */
  Story roamingDays(int days) {
    roamingDays = days;
    return this;
  }

  /** The lead's identity came from this address on so many days. */
  Story alsoFrom(String address, int days) {
    IntStream.rangeClosed(1, days)
        .forEach(i -> elsewhere.add(new IdentityIpDay(day(i), address, 12, 12, 0)));
    return this;
  }

  /** The lead's identity was refused one call in six on so many days. */
  Story refusedBefore(int days) {
    IntStream.rangeClosed(1, days)
        .forEach(i -> elsewhere.add(new IdentityIpDay(day(i), OFFICE, 12, 10, 2)));
    return this;
  }

  /** The lead's identity came from this address on so many days, and a finding on it was SICK then. */
  Story sickFrom(String address, int days) {
    IntStream.rangeClosed(1, days)
        .forEach(i -> elsewhere.add(new IdentityIpDay(day(i), address, 12, 12, 0, true)));
    return this;
  }

  /** The same days, with or without such a finding. */
  Story sickAs(boolean sick) {
    elsewhere.replaceAll(
        row -> new IdentityIpDay(row.day(), row.ip(), row.calls(), row.ok(), row.denied(), sick));
    return this;
  }

  /** The lead's identity was active once, so many days before. */
  Story lastActive(int daysAgo) {
    lastActive = daysAgo;
    return this;
  }

  Story coveredDays(int days) {
    coveredDays = days;
    return this;
  }

  Story alsoOnTheAddress(String principal) {
    company.add(new IpIdentityDay(day(0), principal, 3, 3, 0));
    return this;
  }

  /** Another identity that was sick that day came from the lead's address. */
  Story sickOnTheAddress(String principal) {
    return sickOnTheAddress(principal, 0);
  }

  /** The same so many days before. */
  Story sickOnTheAddress(String principal, int before) {
    company.add(new IpIdentityDay(day(before), principal, 3, 3, 0, true));
    return this;
  }

  /** Whoever acted in the lead's role came from this address on so many days. */
  Story aloneFrom(String address, int days) {
    IntStream.rangeClosed(1, days)
        .forEach(i -> alone.add(new IdentityIpDay(day(i), address, 12, 12, 0)));
    return this;
  }

  /** An identity was sick by an earlier run, from so many days before until so many days before. */
  Story sickThen(String principal, int from, int until) {
    sick.add(new SickTime(principal, day(from), until < 0 ? LocalDate.MAX : day(until)));
    return this;
  }

  /** In these hours the account has events, so many days before. */
  Story hours(int daysAgo, int... of) {
    hours.add(
        new CoveredHours(day(daysAgo), IntStream.of(of).map(hour -> 1 << hour).sum()));
    return this;
  }

  /** What AWS answered about the lead's identity. */
  Story listing(String operation, String json) {
    items.add(Items.ofCaller(operation, json));
    return this;
  }

  /** What the lead's identity called before. */
  Story having(Usage before) {
    usage = before;
    return this;
  }

  /** These events were picked by signals. */
  Story beginning(String... ids) {
    triggers.addAll(List.of(ids));
    return this;
  }

  /** What the lead's identity may do, where everything of it is known. */
  Story may(String permissionClass, String... flags) {
    return mayBetween("NONE", permissionClass, permissionClass, flags);
  }

  /** What the lead's identity may do by what was collected, what it was seen doing and what it cannot exceed. */
  Story mayBetween(String atLeast, String permissionClass, String atMost, String... flags) {
    permissions = new CallerPermissions(
        permissionClass,
        "As an inventory tells.",
        atLeast,
        atMost,
        List.of(flags),
        List.of(),
        List.of(),
        List.of());
    return this;
  }

  /** What says which addresses are ours. */
  Story saying(AddressSign... signs) {
    ours.addAll(List.of(signs));
    return this;
  }

  Story related(String key, Event... writes) {
    related.add(new ResourceFile(key, List.of(writes), List.of()));
    return this;
  }

  Finding judged() {
    return Triage.judge(file());
  }

  CaseFile file() {
    List<Event> triggers = events.stream().filter(this::isTrigger).toList();
    List<Event> past = triggers.stream()
        .filter(event -> !event.time().orElseThrow().isAfter(asOf))
        .toList();
    Event lead = Lead.of(past, organization);
    EventKeys keys = EventKeys.of(lead);
    return new CaseFile(
        rule,
        new ResourceFile(resource, mentioning(id(resource)), List.of()),
        asOf,
        CallList.whole(triggers, List.of()),
        new Pivots(
            calls(mentioning(id(resource))),
            calls(by(keys.principal().value(), 0)),
            calls(by(keys.session().value(), 1)),
            calls(by(keys.credential().value(), 2)),
            calls(by(keys.source().value(), 3))),
        related,
        new Background(
            organization,
            history(lead, keys),
            List.of(new Coverage(
                ACCOUNT, "us-east-1", NOW.minusSeconds(44L * 86_400), asOf, 100, 1_000, List.of())),
            new ResourceFile(
                "AWS::IAM::User|aws|" + ACCOUNT + "|global|ImageBuilder",
                mentioning(PrincipalName.of(lead).name()),
                items),
            permissions,
            SessionChain.among(events)));
  }

  private boolean isTrigger(Event event) {
    return triggers.contains(event.id())
        || Packs.load().stream()
            .filter(one -> one.id().equals(rule.id()))
            .anyMatch(one -> one.matches(event.record()));
  }

  private History history(Event lead, EventKeys keys) {
    List<IdentityIpDay> identity = IntStream.concat(
            IntStream.rangeClosed(1, batchDays), IntStream.of(lastActive).filter(ago -> ago > 0))
        .mapToObj(i -> new IdentityIpDay(day(i), OFFICE, 12, 12, 0))
        .toList();
    List<IdentityIpDay> roaming = IntStream.rangeClosed(1, roamingDays)
        .mapToObj(i -> new IdentityIpDay(day(i), "20.%d.7.9".formatted(i), 12, 12, 0))
        .toList();
    List<IpIdentityDay> ip = new ArrayList<>(company);
    ip.add(new IpIdentityDay(day(0), keys.principal().value(), 2, 2, 0));
    if (lead.sourceAddress().equals(OFFICE)) {
      IntStream.rangeClosed(1, batchDays)
          .forEach(i -> ip.add(new IpIdentityDay(day(i), keys.principal().value(), 12, 12, 0)));
    }
    List<LocalDate> covered =
        IntStream.rangeClosed(1, coveredDays).mapToObj(Story::day).toList();
    return HistoryBuilder.history(covered)
        .ofIdentity(
            Stream.of(identity, roaming, elsewhere).flatMap(List::stream).toList())
        .ofAddress(ip)
        .pairs(25)
        .ours(ours)
        .usage(usage)
        .ofActor(alone)
        .sick(sick)
        .hours(hours)
        .build();
  }

  private List<Event> by(String key, int which) {
    return events.stream()
        .filter(event -> {
          EventKeys keys = EventKeys.of(event);
          return List.of(keys.principal(), keys.session(), keys.credential(), keys.source())
              .get(which)
              .value()
              .equals(key);
        })
        .toList();
  }

  private List<Event> mentioning(String id) {
    return events.stream()
        .filter(event -> event.record().path("requestParameters").toString().contains(id)
            || event.record().path("responseElements").toString().contains(id)
            || event.record().path("serviceEventDetails").toString().contains(id))
        .toList();
  }

  private static CallList calls(List<Event> events) {
    return CallList.whole(
        events, List.of(new ActivityDay(day(0), events.size(), events.size(), 0)));
  }

  private static LocalDate day(int ago) {
    return LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(ago);
  }

  private static String id(String key) {
    return key.substring(key.lastIndexOf('|') + 1);
  }

  /** An event with the given minutes after the hour of the story. */
  static Event event(String id, int minutes, String json) {
    ObjectNode record = (ObjectNode) Event.parse(json).record();
    ObjectNode whole = JSON.createObjectNode();
    whole.put("eventVersion", "1.11");
    whole.put("eventID", id);
    whole.put("eventTime", NOW.plusSeconds(60L * minutes).toString());
    whole.put("awsRegion", "us-east-1");
    whole.put("recipientAccountId", ACCOUNT);
    whole.setAll(record);
    return new Event(whole);
  }
}
