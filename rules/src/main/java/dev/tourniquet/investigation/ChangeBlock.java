package dev.tourniquet.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Attributed;
import dev.tourniquet.config.Change;
import dev.tourniquet.config.Held;
import dev.tourniquet.config.State;
import dev.tourniquet.containment.Reversals;
import dev.tourniquet.report.HistoryView;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.Relation;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.FoldedResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every change of the resource with the call, the identity and the way back. */
final class ChangeBlock {

  private static final Set<Relation> ACTS =
      EnumSet.of(Relation.CREATED, Relation.DELETED, Relation.TARGET);

  private static final int MOST_NOT_FOLLOWED = 5;

  private ChangeBlock() {}

  /**
   * Lays out the changes.
   *
   * @param shown the ids of events that the page can show: a change by another call is counted, no more
   */
  static Block<HistoryView.Change> of(CaseFile file, FoldedResource folded, Set<String> shown) {
    Set<String> deletions = folded.now().stream()
        .flatMap(state -> state.deletions().stream())
        .map(State.Deletion::evidence)
        .collect(Collectors.toSet());
    List<Attributed> all = folded.changes(held(file));
    List<HistoryView.Change> changes = all.stream()
        .filter(one -> one.events().isEmpty() || shown.contains(one.events().get(0)))
        .map(one -> change(one, file, deletions))
        .toList();
    List<String> gaps = new ArrayList<>(gaps(file));
    folded.gap().ifPresent(missing -> gaps.add("changes: " + missing));
    gaps.addAll(notFollowed(file, changes));
    long more = (long) all.size() - changes.size();
    return new Block<>(all.size(), more == 0 ? null : more, changes, gaps);
  }

  private static HistoryView.Change change(
      Attributed attributed, CaseFile file, Set<String> deletions) {
    Change change = attributed.change();
    List<String> events = attributed.events();
    return new HistoryView.Change(
        change.time(),
        change.path(),
        orNull(change.before()),
        orNull(change.after()),
        events.isEmpty() ? null : events.get(0),
        emptyToNull(attributed.principal()),
        attributed.attribution().name(),
        emptyToNull(attributed.reason()),
        change.cause().source().name(),
        events.isEmpty() ? List.of() : events.subList(1, events.size()),
        // What was deleted with its resource cannot be written back.
        deletions.contains(change.eventId()) ? null : revert(change, file));
  }

  private static HistoryView.Revert revert(Change change, CaseFile file) {
    return Reversals.of(change, file.lead().account())
        .or(() -> calls(file)
            .filter(event -> event.id().equals(change.eventId()))
            .findFirst()
            .flatMap(event -> Reversals.of(change, event)))
        .map(found -> new HistoryView.Revert(
            found.call().service(),
            found.call().operation(),
            found.call().parameters(),
            found.cli()))
        .orElse(null);
  }

  private static Stream<Event> calls(CaseFile file) {
    return Stream.of(
            file.resource().writes(),
            file.trigger().events(),
            file.pivots().onResource().events())
        .flatMap(List::stream);
  }

  private static Held held(CaseFile file) {
    return Held.of(file.background().held().stream()
        .map(one -> new Held.Span(one.account(), one.region(), one.from(), one.to()))
        .toList());
  }

  /** Calls of which CloudTrail left out what they wrote. */
  private static List<String> gaps(CaseFile file) {
    List<String> gaps = new ArrayList<>();
    for (Event event : file.resource().writes()) {
      if (event.at("requestParameters.omitted").asBoolean(false)) {
        gaps.add("changes: CloudTrail left out what " + event.service() + ":" + event.operation()
            + " of " + event.text("eventTime") + " wrote (event " + event.id()
            + "): its request was too large. An item of AWS Config of that time would tell");
      }
    }
    return gaps;
  }

  /** Acts whose case this is, on the resource, that no attribute shows: they are no smaller for that. */
  private static List<String> notFollowed(CaseFile file, List<HistoryView.Change> changes) {
    return file.trigger().events().stream()
        .filter(event -> event.succeeded() && !event.readOnly() && actsOn(event, file))
        .filter(event -> changes.stream()
            .noneMatch(
                one -> event.id().equals(one.event()) || one.otherEvents().contains(event.id())))
        .map(event -> event.service() + ":" + event.operation())
        .distinct()
        .limit(MOST_NOT_FOLLOWED)
        .map(call -> "changes: what " + call + " changed is no attribute that is followed; the call"
            + " itself is in the evidence, and an item of AWS Config would show before and after")
        .toList();
  }

  private static boolean actsOn(Event event, CaseFile file) {
    return Mentions.of(event).all().stream()
        .anyMatch(mention -> mention.resource().equals(file.resource().resourceKey())
            && ACTS.contains(mention.relation()));
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
