package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.EventFacts.Caller;
import dev.tourniquet.jobs.ingest.EventFacts.Source;
import dev.tourniquet.jobs.ingest.Interner.Text;
import dev.tourniquet.trail.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Counts of a task: who called from where, and what was read of each account, region and day. */
final class ActivityStage {
  private final Map<Who, Counts> calls = new HashMap<>();
  private final Map<Where, Counts> held = new HashMap<>();
  private final Set<Where> ofObject = new HashSet<>();

  private long texts;

  private record Who(
      int day, Caller caller, Source from, Text account, Text source, Text name, Text region) {
    int bytes() {
      return account.utf8().length
          + source.utf8().length
          + name.utf8().length
          + region.utf8().length
          + from.address().length()
          + caller.name().length();
    }
  }

  private record Where(int day, Text account, Text region) {}

  private static final class Counts {
    private long all;
    private long ok;
    private long denied;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long objects;
    private int hours;

    void add(EventHead head, Outcome outcome) {
      all++;
      ok += outcome == Outcome.OK ? 1 : 0;
      denied += outcome == Outcome.DENIED ? 1 : 0;
      first = Math.min(first, head.micros());
      last = Math.max(last, head.micros());
      hours |= 1 << head.hour();
    }
  }

  /** Begins another object: it counts once for each account, region and day in it. */
  void beginObject() {
    ofObject.clear();
  }

  void add(EventHead head, EventFacts facts) {
    var who = new Who(
        head.day(),
        facts.caller(),
        facts.source(),
        head.account(),
        head.source(),
        head.name(),
        head.region());
    Counts of = calls.get(who);
    if (of == null) {
      of = begin(who);
    }
    of.add(head, facts.outcome());
    var where = new Where(head.day(), head.account(), head.region());
    Counts counts = held.computeIfAbsent(where, any -> new Counts());
    counts.add(head, facts.outcome());
    counts.objects += ofObject.add(where) ? 1 : 0;
  }

  private Counts begin(Who who) {
    var counts = new Counts();
    calls.put(who, counts);
    texts += who.bytes();
    return counts;
  }

  /** Bytes of the texts in the rows, about: each as often as it stands in one. */
  long texts() {
    return texts;
  }

  /** How many rows are held. */
  int size() {
    return calls.size() + held.size();
  }

  /** Rows of {@code activity}. */
  List<Row> activity(long batch) {
    List<Row> rows = new ArrayList<>();
    calls.forEach((who, counts) -> rows.add(RowFactory.create(
        LocalDate.ofEpochDay(who.day()),
        who.caller().principal().text(),
        who.caller().name(),
        who.from().ip().text(),
        who.from().address(),
        who.account().text(),
        who.source().text(),
        who.name().text(),
        who.region().text(),
        who.caller().direct(),
        counts.all,
        counts.ok,
        counts.denied,
        instant(counts.first),
        instant(counts.last),
        batch)));
    calls.clear();
    texts = 0;
    return rows;
  }

  /** Rows of {@code coverage}. */
  List<Row> coverage(long batch) {
    List<Row> rows = new ArrayList<>();
    held.forEach((where, counts) -> rows.add(RowFactory.create(
        LocalDate.ofEpochDay(where.day()),
        where.account().text(),
        where.region().text(),
        counts.objects,
        counts.all,
        counts.hours,
        instant(counts.first),
        instant(counts.last),
        batch)));
    held.clear();
    return rows;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
