package dev.tourniquet.jobs.triage;

import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.sigma.CorrelationGroup;
import dev.tourniquet.sigma.CorrelationHit;
import dev.tourniquet.sigma.CorrelationPlan;
import dev.tourniquet.sigma.Occurrence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Feeds sorted occurrences to the groups they belong to, one group after the other, and hands on the hits. */
final class HitStream implements Iterator<Row> {
  private final CorrelationPlan plan;
  private final Iterator<Row> food;
  private final Deque<Row> hits = new ArrayDeque<>();
  private String key = "";
  private CorrelationGroup group;

  HitStream(CorrelationPlan plan, Iterator<Row> food) {
    this.plan = plan;
    this.food = food;
  }

  @Override
  public boolean hasNext() {
    while (hits.isEmpty() && food.hasNext()) {
      feed(food.next());
    }
    if (hits.isEmpty() && group != null) {
      group.end();
      group = null;
    }
    return !hits.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No further hit");
    }
    return hits.remove();
  }

  private void feed(Row row) {
    String rule = row.getAs(Correlations.RULE.name());
    String next = rule + "\n" + row.getAs(Correlations.GROUP.name());
    if (group == null || !next.equals(key)) {
      if (group != null) {
        group.end();
      }
      key = next;
      group = plan.group(rule, hit -> hits.add(row(hit)));
    }
    group.add(Stored.read(row.getAs(Correlations.OCCURRENCE.name()), Occurrence.class));
  }

  private Row row(CorrelationHit hit) {
    Occurrence at = hit.occurrence();
    return RowFactory.create(
        at.rule(),
        at.time(),
        at.event(),
        at.begins(),
        at.about().getOrDefault(at.rule(), ""),
        hit.events().toArray(String[]::new),
        plan.asks(at.rule()) ? Stored.text(at) : null);
  }
}
