package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Folds the facts about one attribute of one resource, one moment after the other. */
final class AttributeFold {

  /** More possible values than this are of no use to anybody. */
  private static final int MOST_POSSIBLE = 8;

  private final ResourceKey resource;
  private final String attribute;
  private final List<Change> history = new ArrayList<>();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private List<Outcome> possible = List.of(Outcome.UNKNOWN);
  private String source = "events";
  private Instant last = Instant.MIN;

  private AttributeFold(ResourceKey resource, String attribute) {
    this.resource = resource;
    this.attribute = attribute;
  }

  /** Folds facts that are all about this attribute of this resource. */
  static AttributeFold of(Attribute of, List<AttributeChange> changes, List<Observed> base) {
    AttributeFold fold = new AttributeFold(of.resource(), of.name());
    List<Observed> observed = base.stream()
        .distinct()
        .sorted(Comparator.comparing(Observed::at)
            .thenComparing(Observed::source)
            .thenComparing(o -> o.value().toString()))
        .toList();
    int next = 0;
    for (Moment moment : Moment.of(changes)) {
      // What AWS described comes first: a call of the same second applied again does no harm, one
      // left out would.
      while (next < observed.size() && !observed.get(next).at().isAfter(moment.time())) {
        fold.observe(observed.get(next++));
      }
      fold.apply(moment);
    }
    observed.subList(next, observed.size()).forEach(fold::observe);
    return fold;
  }

  List<Change> history() {
    return List.copyOf(history);
  }

  /** What is known at the end; empty when nothing is, or the resource is gone. */
  Optional<Value> value() {
    Outcome first = possible.get(0);
    boolean nothing = first.known().isMissingNode() && first.absent().isEmpty();
    if (possible.size() == 1 && (first.deleted() || nothing)) {
      return Optional.empty();
    }
    List<JsonNode> others = possible.stream().skip(1).map(Outcome::known).toList();
    boolean complete = possible.stream().allMatch(Outcome::complete);
    List<String> evidence = possible.stream()
        .flatMap(outcome -> outcome.evidence().stream())
        .distinct()
        .toList();
    return Optional.of(new Value(
        first.known(),
        complete,
        List.copyOf(new TreeSet<>(first.absent())),
        last,
        evidence,
        source,
        others,
        disagreements));
  }

  private void observe(Observed observed) {
    Outcome described = Outcome.observed(observed.value());
    if (possible.stream().noneMatch(outcome -> agrees(outcome, observed.value()))) {
      JsonNode folded = possible.get(0).known();
      disagreements.add(
          new Disagreement(observed.at(), folded, observed.value(), observed.source()));
      record(
          Differences.between(attribute, possible.get(0), described),
          observed.at(),
          observed.source(),
          false);
    }
    // What the events know beyond the answer, such as the ids of rules, is kept where the two
    // agree.
    possible = List.of(possible.stream()
        .filter(outcome -> outcome.complete() && agrees(outcome, observed.value()))
        .findFirst()
        .orElse(described));
    source = observed.source();
    last = observed.at();
  }

  private static boolean agrees(Outcome outcome, JsonNode described) {
    if (outcome.complete()) {
      return !outcome.deleted()
          && Canonical.same(GroupRules.withoutIds(outcome.known()), described);
    }
    return Outcome.names(outcome.known()).allMatch(name -> Json.has(described, name))
        && outcome.absent().stream().noneMatch(name -> Json.has(described, name));
  }

  private void apply(Moment moment) {
    List<List<Moment.Call>> orders = moment.orders();
    List<Outcome> after = distinct(orders.stream()
        .flatMap(order -> possible.stream().map(outcome -> fold(outcome, order)))
        .toList());
    Outcome current = possible.get(0);
    for (Moment.Call call : orders.get(0)) {
      Outcome next = call.applyTo(current);
      record(
          Differences.of(attribute, current, next, call),
          moment.time(),
          call.eventId(),
          after.size() > 1);
      current = next;
    }
    possible = after;
    last = moment.time();
  }

  private static Outcome fold(Outcome before, List<Moment.Call> order) {
    Outcome outcome = before;
    for (Moment.Call call : order) {
      outcome = call.applyTo(outcome);
    }
    return outcome;
  }

  private static List<Outcome> distinct(List<Outcome> outcomes) {
    List<Outcome> distinct = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (distinct.size() < MOST_POSSIBLE && distinct.stream().noneMatch(outcome::same)) {
        distinct.add(outcome);
      }
    }
    return distinct;
  }

  private void record(
      List<Difference> differences, Instant time, String evidence, boolean ambiguous) {
    differences.forEach(difference -> history.add(new Change(
        resource,
        time,
        difference.path(),
        difference.before(),
        difference.after(),
        evidence,
        ambiguous)));
  }
}
