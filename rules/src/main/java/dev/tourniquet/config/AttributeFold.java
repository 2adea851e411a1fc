package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Folds the facts about one attribute of one resource, one moment after the other. */
final class AttributeFold {

  /** More possible values than this are of no use to anybody. */
  private static final int MOST_POSSIBLE = 8;

  private final ResourceKey resource;
  private final String attribute;
  private final List<Moment> moments;
  private final List<Change> history = new ArrayList<>();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final Deque<Past> recent = new ArrayDeque<>();
  private List<Outcome> possible = List.of(Outcome.UNKNOWN);
  private String source = "events";
  private Instant last = Instant.MIN;
  private int next;

  private AttributeFold(Attribute of, List<Moment> moments) {
    this.resource = of.resource();
    this.attribute = of.name();
    this.moments = moments;
  }

  /** What was possible until a call came. */
  private record Past(Instant until, List<Outcome> possible) {}

  /** Folds facts that are all about this attribute of this resource. */
  static AttributeFold of(Attribute of, List<AttributeChange> changes, List<Observed> base) {
    AttributeFold fold = new AttributeFold(of, Moment.of(changes));
    List<Observed> observed = base.stream()
        .distinct()
        .sorted(Comparator.comparing(Observed::at)
            .thenComparing(Observed::source)
            .thenComparing(o -> o.value().toString()))
        .toList();
    int seen = 0;
    while (fold.next < fold.moments.size()) {
      Moment moment = fold.moments.get(fold.next);
      // What AWS described comes first: a call of the same second applied again does no harm, one
      // left out would.
      while (seen < observed.size() && !observed.get(seen).at().isAfter(moment.time())) {
        fold.observe(observed.get(seen++));
      }
      fold.apply(moment);
      fold.next++;
    }
    observed.subList(seen, observed.size()).forEach(fold::observe);
    return fold;
  }

  List<Change> history() {
    return List.copyOf(history);
  }

  /** What is known at the end; empty when nothing is, or the resource is gone. */
  Optional<Value> value() {
    Outcome first = possible.get(0);
    boolean nothing = first.known().isMissingNode()
        && first.absent().isEmpty()
        && first.evidence().isEmpty();
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

  private void observe(Observed seen) {
    Observed observed = Aliases.beside(possible.get(0).known(), seen);
    Outcome described = Outcome.observed(observed.value());
    boolean fits = fits(possible, observed);
    if (!fits && (wasSo(observed) || becomesSo(observed))) {
      return;
    }
    if (!fits) {
      Outcome folded = possible.get(0);
      disagreements.add(
          new Disagreement(observed.at(), folded.known(), observed.value(), observed.source()));
      Change.Cause cause = new Change.Cause(
          ChangeSource.of(observed.via()),
          attribute,
          last.equals(Instant.MIN) ? observed.at() : last,
          observed.via() == Via.CONFIG_DISCOVERED,
          whole(folded));
      record(
          Differences.between(attribute, folded, described),
          observed.at(),
          observed.source(),
          false,
          cause);
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

  private static boolean fits(List<Outcome> possible, Observed observed) {
    return possible.stream().anyMatch(outcome -> agrees(outcome, observed.value()));
  }

  /** Whether a call just before explains it: the sight was older than its time. */
  private boolean wasSo(Observed observed) {
    Instant from = observed.at().minus(observed.via().margin());
    return recent.stream()
        .filter(past -> past.until().isAfter(from))
        .anyMatch(past -> fits(past.possible(), observed));
  }

  /** Whether a call just after explains it: the sight was newer than its time. */
  private boolean becomesSo(Observed observed) {
    Instant to = observed.at().plus(observed.via().margin());
    List<Outcome> later = possible;
    for (int i = next; i < moments.size() && !moments.get(i).time().isAfter(to); i++) {
      later = after(later, moments.get(i));
      if (fits(later, observed)) {
        return true;
      }
    }
    return false;
  }

  private static boolean agrees(Outcome outcome, JsonNode described) {
    if (described.isMissingNode()) {
      return outcome.deleted();
    }
    if (outcome.complete()) {
      return !outcome.deleted()
          && Canonical.same(GroupRules.withoutIds(outcome.known()), described);
    }
    return Outcome.names(outcome.known()).allMatch(name -> RulesById.shows(described, name))
        && outcome.absent().stream().noneMatch(name -> Json.has(described, name));
  }

  private void apply(Moment moment) {
    List<Outcome> after = after(possible, moment);
    Outcome current = possible.get(0);
    for (Moment.Call call : moment.orders().get(0)) {
      Outcome following = call.applyTo(current);
      record(
          Differences.of(attribute, current, following, call),
          moment.time(),
          call.eventId(),
          after.size() > 1,
          new Change.Cause(ChangeSource.TRAIL, attribute, moment.time(), false, whole(current)));
      current = following;
    }
    recent.addLast(new Past(moment.time(), possible));
    while (recent.size() > 1
        && recent.getFirst().until().isBefore(moment.time().minus(Via.CONFIG.margin()))) {
      recent.removeFirst();
    }
    possible = after;
    last = moment.time();
  }

  private static List<Outcome> after(List<Outcome> before, Moment moment) {
    return distinct(moment.orders().stream()
        .flatMap(order -> before.stream().map(outcome -> fold(outcome, order)))
        .toList());
  }

  private static Outcome fold(Outcome before, List<Moment.Call> order) {
    Outcome outcome = before;
    for (Moment.Call call : order) {
      outcome = call.applyTo(outcome);
    }
    return outcome;
  }

  private static JsonNode whole(Outcome outcome) {
    return outcome.complete() && !outcome.deleted() ? outcome.known() : Json.missing();
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
      List<Difference> differences,
      Instant time,
      String evidence,
      boolean ambiguous,
      Change.Cause cause) {
    differences.forEach(difference -> history.add(new Change(
        resource,
        time,
        difference.path(),
        difference.before(),
        difference.after(),
        evidence,
        ambiguous,
        cause)));
  }
}
