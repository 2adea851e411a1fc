package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventIds.Slice;
import dev.tourniquet.jobs.ingest.Interner.Text;
import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.jobs.lake.DataFile;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.trail.Event;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads the objects of one task and writes what they hold as data files of the lake's tables. */
final class TaskWriter {
  private static final int MOST_DAYS = 40;
  private static final int MOST_COUNTS = 200_000;

  /**
   * What a task has to do.
   *
   * @param root folder of the lake
   * @param name part of the names of its files
   * @param dropped rows to leave out, in ascending order: copies of events that are kept elsewhere
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Order(
      String root,
      String name,
      int task,
      long batch,
      HadoopSettings hadoop,
      Limits limits,
      int[] dropped)
      implements Serializable {}

  private final Order order;
  private final TaskFiles files;
  private final RecordScanner scanner;
  private final FactsReader reader;
  private final Interner interner;
  private final Workbench bench;
  private final Map<Integer, DayStage> days = new HashMap<>();
  private final ActivityStage activity = new ActivityStage();
  private final List<Row> ledger = new ArrayList<>();
  private final List<Row> problems = new ArrayList<>();
  private final List<Row> edges = new ArrayList<>();
  private final EventIds ids = new EventIds();
  private final Slots at;
  private long told;
  private int row;
  private ObjectTally tally;

  /** Slots that are read here. */
  private record Slots(
      int id,
      int recipient,
      int caller,
      int region,
      int source,
      int name,
      int error,
      int readOnly) {}

  private TaskWriter(Order order) {
    this.order = order;
    files = new TaskFiles(order.root(), order.name(), order.hadoop().configuration());
    bench = Workbench.take(order.limits().depth());
    scanner = bench.scanner();
    reader = bench.facts();
    interner = bench.interner();
    RecordShape shape = scanner.shape();
    at = new Slots(
        shape.slot("eventID"),
        shape.slot("recipientAccountId"),
        shape.slot("userIdentity", "accountId"),
        shape.slot("awsRegion"),
        shape.slot("eventSource"),
        shape.slot("eventName"),
        shape.slot("errorCode"),
        shape.slot("readOnly"));
  }

  /** Does an order. */
  static TaskOutput write(Order order, Iterator<ListedObject> objects) throws IOException {
    var writer = new TaskWriter(order);
    while (objects.hasNext()) {
      writer.read(objects.next());
    }
    return writer.finish();
  }

  private void read(ListedObject listed) throws IOException {
    ObjectKind kind = ObjectKind.of(listed.uri());
    if (kind != ObjectKind.LOG) {
      ledger.add(row(listed, kind, ObjectHashes.NONE, new ObjectTally(0)));
      return;
    }
    InflatedObject object =
        InflatedObject.read(listed, order.hadoop(), order.limits(), bench.inflation());
    if (object.unreadable()) {
      told++;
      if (!listed.told()) {
        problems.add(Quarantine.row(listed.uri(), object.problem().orElseThrow(), order.batch()));
      }
      return;
    }
    records(listed, object);
  }

  private void records(ListedObject listed, InflatedObject object) throws IOException {
    tally = new ObjectTally(object.bytes().length);
    activity.beginObject();
    object.problem().ifPresent(problem -> broken(listed.uri(), problem));
    var stamp = new EventColumns.Stamp(listed.uri(), order.batch());
    var parser = new ObjectParser(listed.uri(), object.bytes(), order.limits(), scanner);
    while (parser.hasNext()) {
      Item item = parser.next();
      if (item instanceof Item.Scanned scanned) {
        scanned(object.bytes(), scanned, stamp);
      } else if (item instanceof Item.Read read) {
        careful(object.bytes(), read, stamp);
      } else {
        broken(listed.uri(), ((Item.Broken) item).problem());
      }
    }
    ledger.add(row(listed, parser.kind(), object.hashes(), tally));
  }

  private void broken(String object, Problem problem) {
    tally.quarantined++;
    told++;
    problems.add(Quarantine.row(object, problem, order.batch()));
  }

  private void scanned(byte[] bytes, Item.Scanned item, EventColumns.Stamp stamp)
      throws IOException {
    RecordSlots slots = scanner.slots();
    int account = slots.holds(at.recipient) ? at.recipient : at.caller;
    Text owner = interner.of(bytes, slots, account);
    Text id = text(bytes, slots, at.id);
    stamp.set(owner.utf8(), scanner.micros(), item.index());
    if (isDropped(id, owner, stamp)) {
      return;
    }
    var head = new EventHead(
        scanner.micros(),
        id.utf8(),
        owner,
        interner.of(bytes, slots, at.region),
        interner.of(bytes, slots, at.source),
        interner.of(bytes, slots, at.name),
        interner.of(bytes, slots, at.error),
        slots.kind[at.readOnly] == RecordSlots.TRUE);
    EventFacts facts = reader.read(bytes, item.from(), stamp);
    DayStage day = day(head.day());
    day.events().add(bytes, slots, stamp);
    keep(day, head, facts);
  }

  /** An id is new each time: it is not worth remembering. */
  private static Text text(byte[] bytes, RecordSlots slots, int slot) {
    if (slots.kind[slot] == RecordSlots.TEXT) {
      byte[] copy = Arrays.copyOfRange(bytes, slots.from[slot], slots.to[slot]);
      return new Text("", copy);
    }
    var decoded = new JsonTexts();
    decoded.read(bytes, slots.from[slot], slots.to[slot]);
    return new Text("", Arrays.copyOf(decoded.bytes(), decoded.size()));
  }

  private void careful(byte[] bytes, Item.Read item, EventColumns.Stamp stamp) throws IOException {
    Row values = item.row();
    Instant time = (Instant) values.get(Events.TABLE.indexOf(Events.EVENT_TIME));
    Text id = Text.of(values.getString(Events.TABLE.indexOf(Events.EVENT_ID)));
    Text owner = interner.of(values.getString(Events.TABLE.indexOf(Events.ACCOUNT)));
    stamp.set(
        owner.utf8(), EventTimes.micros(time), values.getInt(Events.TABLE.indexOf(Events.INDEX)));
    if (isDropped(id, owner, stamp)) {
      return;
    }
    Event event = Event.parse(
        new String(bytes, item.from(), item.to() - item.from(), StandardCharsets.UTF_8));
    var head = new EventHead(
        stamp.micros(),
        id.utf8(),
        owner,
        interner.of(event.region()),
        interner.of(event.source()),
        interner.of(event.name()),
        interner.of(event.errorCode()),
        event.readOnly());
    DayStage day = day(head.day());
    day.events().add(withoutDay(values));
    keep(day, head, EventFacts.of(event));
  }

  /** The row as it stands in a file: the day is the folder's, the batch this one. */
  private Row withoutDay(Row values) {
    Object[] columns = new Object[values.size() - 1];
    for (int i = 1; i < values.size(); i++) {
      columns[i - 1] = values.get(i);
    }
    columns[Events.TABLE.indexOf(Events.BATCH) - 1] = order.batch();
    return RowFactory.create(columns);
  }

  private boolean isDropped(Text id, Text account, EventColumns.Stamp stamp) {
    ids.add(
        new Slice(id.utf8(), 0, id.utf8().length),
        new Slice(account.utf8(), 0, account.utf8().length),
        stamp.order(),
        ((long) order.task() << 32) | row);
    tally.met(stamp.micros());
    boolean dropped = Arrays.binarySearch(order.dropped(), row++) >= 0;
    tally.duplicates += dropped ? 1 : 0;
    return dropped;
  }

  private void keep(DayStage day, EventHead head, EventFacts facts) throws IOException {
    tally.events++;
    day.name(head, facts);
    activity.add(head, facts);
    for (ResourceEdge edge : facts.edges()) {
      edges.add(ResourceEdges.row(edge));
    }
    if (activity.size() + edges.size() + problems.size() > MOST_COUNTS) {
      writeRows();
    }
  }

  private DayStage day(int day) throws IOException {
    DayStage known = days.get(day);
    if (known != null) {
      return known;
    }
    if (days.size() >= MOST_DAYS) {
      finishDays();
    }
    var opened = new DayStage(day, files, bench);
    days.put(day, opened);
    return opened;
  }

  private void finishDays() throws IOException {
    for (DayStage day : days.values()) {
      day.finish();
    }
    days.clear();
  }

  private void writeRows() throws IOException {
    files.write(Activity.TABLE, activity.activity(order.batch()));
    files.write(Coverage.TABLE, activity.coverage(order.batch()));
    files.write(ResourceEdges.TABLE, edges);
    files.write(Quarantine.TABLE, problems);
    edges.clear();
    problems.clear();
  }

  private TaskOutput finish() throws IOException {
    finishDays();
    writeRows();
    files.write(Files.TABLE, ledger);
    bench.leave();
    return new TaskOutput(order.task(), files.finished(), counts(), ids);
  }

  private IngestSummary counts() {
    long logs = 0;
    long events = 0;
    long duplicates = 0;
    for (Row object : ledger) {
      boolean log = object.getString(Files.TABLE.indexOf(Files.KIND)).equals(ObjectKind.LOG.name());
      logs += log ? 1 : 0;
      events += object.getLong(Files.TABLE.indexOf(Files.EVENTS));
      duplicates += object.getLong(Files.TABLE.indexOf(Files.DUPLICATES));
    }
    return new IngestSummary(logs, ledger.size() - logs, events, duplicates, told);
  }

  private Row row(ListedObject listed, ObjectKind kind, ObjectHashes hashes, ObjectTally of) {
    return RowFactory.create(
        listed.uri(),
        kind.name(),
        listed.day() == DataFile.NO_DAY ? null : LocalDate.ofEpochDay(listed.day()),
        hashes.stored(),
        hashes.content(),
        listed.bytes(),
        of.inflated,
        of.events,
        of.duplicates,
        of.quarantined,
        of.first == Long.MAX_VALUE ? null : Instant.EPOCH.plus(of.first, ChronoUnit.MICROS),
        of.last == Long.MIN_VALUE ? null : Instant.EPOCH.plus(of.last, ChronoUnit.MICROS),
        order.batch());
  }

  /** What came out of an object. */
  private static final class ObjectTally {
    private final long inflated;
    private long events;
    private long duplicates;
    private long quarantined;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    ObjectTally(long inflated) {
      this.inflated = inflated;
    }

    void met(long micros) {
      first = Math.min(first, micros);
      last = Math.max(last, micros);
    }
  }
}
