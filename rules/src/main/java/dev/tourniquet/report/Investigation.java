package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tourniquet.triage.Finding;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything a responder sees on opening a finding. The component names are those of {@code findings/<id>.json}, which
 * users script against. Each block says its total and, where it is cut, how many more there are.
 *
 * @param evidence the log objects that its events were read from
 * @param events every cited event, by event id
 */
public record Investigation(
    @JsonUnwrapped Finding finding,
    ResourceView.Configuration configuration,
    Block<ResourceView.Edge> related,
    ResourceView.Origin origin,
    Block<ActorView.Hop> actorChain,
    Block<HistoryView.Check> history,
    Calls callsByIp,
    Calls callsByIdentity,
    Calls callsByCredential,
    Calls callsOnResource,
    Block<HistoryView.Change> changes,
    ActorView.Permissions permissions,
    ActorView.ResourcePermissions resourcePermissions,
    List<Coverage> coverage,
    Block<EvidenceObject> evidence,
    Map<String, Call> events)
    implements Serializable {

  public Investigation {
    requireNonNull(finding, "finding is null");
    requireNonNull(configuration, "configuration is null");
    requireNonNull(related, "related is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(actorChain, "actorChain is null");
    requireNonNull(history, "history is null");
    requireNonNull(callsByIp, "callsByIp is null");
    requireNonNull(callsByIdentity, "callsByIdentity is null");
    requireNonNull(callsByCredential, "callsByCredential is null");
    requireNonNull(callsOnResource, "callsOnResource is null");
    requireNonNull(changes, "changes is null");
    requireNonNull(permissions, "permissions is null");
    requireNonNull(resourcePermissions, "resourcePermissions is null");
    coverage = List.copyOf(coverage);
    requireNonNull(evidence, "evidence is null");
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
  }

  /** The same with what it rests on, which no question asks. */
  public Investigation with(Block<EvidenceObject> objects) {
    return with(history, objects);
  }

  /** The same with the checks that are kept of its resource, and with what else was found on it, after what it has. */
  Investigation withHistory(Block<HistoryView.Check> kept, Block<HistoryView.Check> found) {
    boolean tellsNothing = history.items().isEmpty() && !kept.items().isEmpty();
    Block<HistoryView.Check> own = tellsNothing ? Block.whole(List.of(), List.of()) : history;
    return with(own.and(kept).and(found), evidence);
  }

  /** Who made a change, by the name that its call tells. */
  public EntityReference caller(HistoryView.Change change) {
    EntityReference bare =
        new EntityReference(EntityKind.IDENTITY, change.principal(), change.principal());
    Call call = change.event() == null ? null : events.get(change.event());
    return call == null
        ? bare
        : call.linked(EntityKind.IDENTITY).stream()
            .filter(known -> known.key().equals(change.principal()))
            .findFirst()
            .orElse(bare);
  }

  private Investigation with(Block<HistoryView.Check> past, Block<EvidenceObject> objects) {
    return new Investigation(
        finding,
        configuration,
        related,
        origin,
        actorChain,
        past,
        callsByIp,
        callsByIdentity,
        callsByCredential,
        callsOnResource,
        changes,
        permissions,
        resourcePermissions,
        coverage,
        objects,
        events);
  }

  /** A list that may be cut: {@code total} counts all, {@code more} those left out (absent when none). */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Block<T extends Serializable>(
      long total, Long more, List<T> items, List<String> gaps) implements Serializable {
    public Block {
      items = List.copyOf(items);
      gaps = List.copyOf(gaps);
    }

    /** A list that is whole. */
    public static <T extends Serializable> Block<T> whole(List<T> items, List<String> gaps) {
      return new Block<>(items.size(), null, items, gaps);
    }

    /** A list of which the end is missing. */
    public static <T extends Serializable> Block<T> cut(long total, List<T> items) {
      return new Block<>(
          total, total > items.size() ? total - items.size() : null, items, List.of());
    }

    /** This list and then another. */
    Block<T> and(Block<T> other) {
      long left = (more == null ? 0 : more) + (other.more == null ? 0 : other.more);
      return new Block<>(
          total + other.total,
          left == 0 ? null : left,
          Stream.concat(items.stream(), other.items.stream()).toList(),
          Stream.concat(gaps.stream(), other.gaps.stream()).toList());
    }
  }

  /**
   * Calls of one pivot, newest last.
   *
   * @param of what was pivoted on; null when the finding names none, and then a gap says why
   * @param events event ids, each a key of {@link Investigation#events}
   * @param days activity by UTC day over all calls, also those that are cut
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Calls(
      EntityReference of,
      long total,
      Long more,
      List<String> events,
      List<ActivityDay> days,
      List<String> gaps)
      implements Serializable {
    public Calls {
      events = List.copyOf(events);
      days = List.copyOf(days);
      gaps = List.copyOf(gaps);
    }
  }

  /** Calls of one UTC day ({@code yyyy-MM-dd}): all, succeeded, refused. */
  public record ActivityDay(String day, long calls, long ok, long denied) implements Serializable {}

  /**
   * What the logs hold for one account and region. {@code events} counts distinct events; {@code files} adds up the objects
   * of each UTC day, so that an object with events of two days counts twice.
   */
  public record Coverage(
      String account,
      String region,
      Instant from,
      Instant to,
      long files,
      long events,
      List<String> gaps)
      implements Serializable {
    public Coverage {
      gaps = List.copyOf(gaps);
    }
  }
}
