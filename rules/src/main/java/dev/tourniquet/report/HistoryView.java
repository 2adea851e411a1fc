package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What a page tells of the past of a resource: its changes, and when a condition on it held. */
public final class HistoryView {

  private HistoryView() {}

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
      implements Serializable {
    public Revert {
      requireNonNull(cli, "cli is null");
    }
  }
}
