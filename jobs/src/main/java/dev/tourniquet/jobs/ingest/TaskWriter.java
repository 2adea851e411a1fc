package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventIds.Slice;
import dev.tourniquet.jobs.ingest.Interner.Text;
import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.trail.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads the objects of one task and writes what they hold as data files of the lake's tables. */
final class TaskWriter {
  private final TaskOrder order;
  private final TaskFiles files;
  private final Workbench bench;
  private final HeadReader heads;
  private final TaskStage stage;
  private final Ledger ledger;
  private final EventIds ids = new EventIds();
  private final Map<String, Problem> unreadable = new HashMap<>();
  private long told;
  private Ledger.Tally tally;

  private TaskWriter(TaskOrder order, TaskFiles files) {
    this.order = order;
    this.files = files;
    bench = Workbench.take(order.limits().depth());
    heads = new HeadReader(bench.scanner(), bench.interner());
    stage = new TaskStage(files, bench, order.batch());
    ledger = new Ledger(order.batch());
  }

  /** Does an order. */
  static TaskOutput write(TaskOrder order, Iterator<ListedObject> objects) throws IOException {
    var hadoop = order.hadoop().configuration();
    try (var files = new TaskFiles(order.root(), order.name(), hadoop)) {
      var writer = new TaskWriter(order, files);
      while (objects.hasNext()) {
        writer.read(objects.next());
      }
      return writer.finish();
    }
  }

  private TaskOutput finish() throws IOException {
    stage.finish();
    files.write(Files.TABLE, ledger.rows());
    bench.leave();
    return new TaskOutput(order.task(), files.finished(), ledger.summary(told), ids, unreadable);
  }

  private void read(ListedObject listed) throws IOException {
    ObjectKind kind = ObjectKind.of(listed.uri());
    if (kind != ObjectKind.LOG) {
      leave(listed, kind);
      return;
    }
    Optional<Problem> before = order.redo().unread(listed.uri());
    if (before.isPresent()) {
      unreadable(listed, before.get());
      return;
    }
    try (InflatedObject object =
        InflatedObject.read(listed, order.hadoop(), order.limits(), bench.inflation())) {
      read(listed, object);
    }
  }

  /** Takes note of what is not read as a log; of what could be one it is told. */
  private void leave(ListedObject listed, ObjectKind kind) throws IOException {
    tally = new Ledger.Tally(0);
    stage.beginObject();
    if (kind == ObjectKind.UNKNOWN) {
      broken(listed.uri(), Problem.skipped());
    }
    ledger.add(listed, kind, ObjectHashes.NONE, tally);
  }

  private void read(ListedObject listed, InflatedObject object) throws IOException {
    if (object.unreadable()) {
      Problem problem = object.problem().orElseThrow();
      order.redo().found(listed.uri(), problem);
      unreadable(listed, problem);
      return;
    }
    records(listed, object);
  }

  private void unreadable(ListedObject listed, Problem problem) {
    unreadable.put(listed.uri(), problem);
    told++;
    if (!listed.told()) {
      stage.problem(listed.uri(), problem);
    }
  }

  private void records(ListedObject listed, InflatedObject object) throws IOException {
    tally = new Ledger.Tally(object.bytes().length);
    stage.beginObject();
    object.problem().ifPresent(problem -> broken(listed.uri(), problem));
    var stamp = new EventColumns.Stamp(listed.uri(), order.batch());
    var parser = new ObjectParser(listed.uri(), object.bytes(), order.limits(), bench.scanner());
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
    ledger.add(listed, parser.kind(), object.hashes(), tally);
  }

  private void broken(String object, Problem problem) {
    tally.quarantined();
    told++;
    stage.problem(object, problem);
  }

  private void scanned(byte[] bytes, Item.Scanned item, EventColumns.Stamp stamp)
      throws IOException {
    Text owner = heads.owner(bytes);
    Text id = heads.id(bytes);
    stamp.set(owner.utf8(), bench.scanner().micros(), item.index());
    if (isDropped(id, owner, stamp)) {
      return;
    }
    EventHead head = heads.head(bytes, id, owner);
    EventFacts facts = bench.facts().read(bytes, item.from(), stamp);
    DayStage day = stage.day(head);
    day.events().add(bytes, bench.scanner().slots(), stamp);
    stage.name(day, head, facts);
  }

  private void careful(byte[] bytes, Item.Read item, EventColumns.Stamp stamp) throws IOException {
    Row values = item.row();
    Instant time = (Instant) values.get(Events.TABLE.indexOf(Events.EVENT_TIME));
    Text id = Text.of(values.getString(Events.TABLE.indexOf(Events.EVENT_ID)));
    Text owner = bench.interner().of(values.getString(Events.TABLE.indexOf(Events.ACCOUNT)));
    stamp.set(
        owner.utf8(), EventTimes.micros(time), values.getInt(Events.TABLE.indexOf(Events.INDEX)));
    if (isDropped(id, owner, stamp)) {
      return;
    }
    Event event = Event.parse(
        new String(bytes, item.from(), item.to() - item.from(), StandardCharsets.UTF_8));
    EventHead head = heads.head(event, stamp.micros(), id, owner);
    DayStage day = stage.day(head);
    day.events().add(withoutDay(values));
    stage.name(day, head, EventFacts.of(event));
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
        ((long) order.task() << 32) | stamp.index());
    boolean dropped = order.redo().leavesOut(stamp);
    tally.met(stamp.micros(), dropped);
    return dropped;
  }
}
