package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.tourniquet.triage.Finding;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a responder sees on opening a finding. The component names are those of {@code findings/<id>.json}, which
 * users script against. Each block says its total and, where it is cut, how many more there are.
 *
 * @param evidence the log objects that its events were read from
 * @param events every cited event, by event id
 */
public record Investigation(
    @JsonUnwrapped Finding finding,
    Configuration configuration,
    Block<Edge> related,
    Origin origin,
    Block<Hop> actorChain,
    Block<Check> history,
    Calls callsByIp,
    Calls callsByIdentity,
    Calls callsByCredential,
    Calls callsOnResource,
    Block<Change> changes,
    Permissions permissions,
    ResourcePermissions resourcePermissions,
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
    return new Investigation(
        finding,
        configuration,
        related,
        origin,
        actorChain,
        history,
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
   * The resource as of the run.
   *
   * @param value attribute name → value
   * @param complete whether every attribute is known in full
   * @param source where the values come from: TRAIL, INVENTORY, CONFIG, or several joined by {@code +}
   */
  public record Configuration(
      long total,
      JsonNode value,
      boolean complete,
      String source,
      Instant asOf,
      List<Attribute> attributes,
      List<String> gaps)
      implements Serializable {
    public Configuration {
      attributes = List.copyOf(attributes);
      gaps = List.copyOf(gaps);
    }
  }

  /** One attribute with its own source, age and proof. */
  public record Attribute(
      String name,
      JsonNode value,
      boolean complete,
      String source,
      Instant asOf,
      List<String> evidence)
      implements Serializable {
    public Attribute {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A relation to another resource.
   *
   * @param from key of the resource it leads from; the finding's own or one found on the way
   * @param to the other resource, as it is linked; its key in JSON
   * @param facts what is known of it in reading order: name, tags, state
   * @param source TRAIL, INVENTORY, CONFIG or DERIVED
   */
  public record Edge(
      String type,
      String from,
      @JsonSerialize(using = KeyOnly.class) EntityReference to,
      Map<String, String> facts,
      String confidence,
      String source,
      List<String> evidence)
      implements Serializable {
    public Edge {
      requireNonNull(type, "type is null");
      requireNonNull(to, "to is null");
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
      evidence = List.copyOf(evidence);
    }

    /** What a person calls the resource it leads from: the last part of its key. */
    public String fromLabel() {
      return from == null ? null : from.substring(from.lastIndexOf('|') + 1);
    }

    /** What a person calls the other resource. */
    @JsonProperty
    public String label() {
      return to.label();
    }
  }

  /** One hop from the acting session towards the person or workload that started it. */
  public record Hop(
      EntityReference who, String what, String how, String confidence, List<String> evidence)
      implements Serializable {
    public Hop {
      requireNonNull(who, "who is null");
      evidence = List.copyOf(evidence);
    }
  }

  /** A stretch of time in which a condition on the resource held or not; {@code to} is null while it lasts. */
  public record Check(
      String rule,
      String title,
      String outcome,
      Instant from,
      Instant to,
      List<String> evidence,
      String finding)
      implements Serializable {
    public Check {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * One change of the resource, tied to its call and caller.
   *
   * @param before value before, null when it was not set or is not known
   * @param after value after, null when it was removed
   * @param event the call; of several possible ones the newest; null when none is held
   * @param principal key of the identity that made the change, null when it is not known
   * @param attribution EXACT, STRONG, WEAK or UNATTRIBUTED
   * @param reason why it is attributed so, or to nobody; null where nothing is to be said
   * @param source TRAIL when a call tells it, CONFIG or DESCRIBE when it was only seen
   * @param otherEvents other calls that may have made it, newest first
   * @param revert the call that puts back what was before, null when no one call does
   */
  public record Change(
      Instant time,
      String path,
      JsonNode before,
      JsonNode after,
      String event,
      String principal,
      String attribution,
      String reason,
      String source,
      List<String> otherEvents,
      Revert revert)
      implements Serializable {
    public Change {
      otherEvents = List.copyOf(otherEvents);
    }

    /** A change that a call tells and that nothing is known to put back. */
    public Change(
        Instant time,
        String path,
        JsonNode before,
        JsonNode after,
        String event,
        String principal,
        String attribution) {
      this(
          time, path, before, after, event, principal, attribution, null, "TRAIL", List.of(), null);
    }
  }

  /** The exact call that puts back what a change changed; Tourniquet itself calls nothing. */
  public record Revert(String service, String operation, JsonNode parameters, String cli)
      implements Serializable {}

  /**
   * What the resource is a copy of.
   *
   * @param answer one sentence
   * @param ways every way found to where its content began, best first
   * @param gaps what is not known, and what would tell
   */
  public record Origin(String answer, List<Way> ways, List<String> gaps) implements Serializable {
    /** Nothing was asked. */
    public static final Origin NONE = new Origin(null, List.of(), List.of());

    public Origin {
      ways = List.copyOf(ways);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * One way from the resource to where its content began.
   *
   * @param root where it ends
   * @param at the time that its content was taken
   * @param steps each relation on the way in words
   * @param facts what is known of the root as of that time: name, tags, role, network
   */
  public record Way(
      @JsonSerialize(using = KeyOnly.class) EntityReference root,
      Instant at,
      List<String> steps,
      Map<String, String> facts,
      String confidence,
      List<String> evidence)
      implements Serializable {
    public Way {
      requireNonNull(root, "root is null");
      steps = List.copyOf(steps);
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What a principal may do. {@code permissionClass} is {@code UNKNOWN} with gaps when it cannot be told.
   *
   * @param of ARN of the principal; null when it is the caller of the finding
   * @param paths ways to more privileges, PROVEN, POSSIBLE or BLOCKED
   */
  public record Permissions(
      String of,
      @JsonProperty("class") String permissionClass,
      String sentence,
      String atLeast,
      String atMost,
      List<String> flags,
      List<JsonNode> statements,
      List<String> paths,
      List<String> gaps)
      implements Serializable {
    public Permissions {
      flags = List.copyOf(flags);
      statements = List.copyOf(statements);
      paths = List.copyOf(paths);
      gaps = List.copyOf(gaps);
    }
  }

  /** What the resource itself may do through the role it carries. */
  public record ResourcePermissions(long total, List<Permissions> items, List<String> gaps)
      implements Serializable {
    public ResourcePermissions {
      items = List.copyOf(items);
      gaps = List.copyOf(gaps);
    }
  }

  /** What the logs hold for one account and region. {@code events} counts distinct events. */
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
