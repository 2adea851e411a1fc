package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;

/** What a page tells of who acted: the way up to the person, and what is permitted. */
public final class ActorView {

  private ActorView() {}

  /** One hop from the acting session towards the person or workload that started it. */
  public record Hop(
      EntityReference who, String what, String how, String confidence, List<String> evidence)
      implements Serializable {
    public Hop {
      requireNonNull(who, "who is null");
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
}
