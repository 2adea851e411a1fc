package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page tells of a resource: how it is configured, to what it is related, what it is a copy of. */
public final class ResourceView {

  private ResourceView() {}

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
}
