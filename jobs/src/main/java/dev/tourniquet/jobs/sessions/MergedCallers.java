package dev.tourniquet.jobs.sessions;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** Calls of one caller become one row before they travel. Holds few callers at a time. */
final class MergedCallers implements Iterator<Row> {
  private static final int MOST = 2_000;

  private final Iterator<Row> calls;
  private final Function<Row, Optional<CallerDay>> read;
  private Iterator<CallerDay> ready = Collections.emptyIterator();

  MergedCallers(Iterator<Row> calls, Function<Row, Optional<CallerDay>> read) {
    this.calls = calls;
    this.read = read;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && calls.hasNext()) {
      ready = gathered().values().iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot take another caller: there is none left");
    }
    return ready.next().parcel();
  }

  private Map<String, CallerDay> gathered() {
    Map<String, CallerDay> callers = new LinkedHashMap<>();
    while (calls.hasNext() && callers.size() < MOST) {
      read.apply(calls.next())
          .ifPresent(caller -> callers.merge(caller.key(), caller, CallerDay::and));
    }
    return callers;
  }
}
