package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;

/**
 * The events we hold lead to one value, AWS described another: the state changed outside the logs we hold.
 *
 * @param at when AWS described it
 * @param source the describing call
 */
public record Disagreement(Instant at, JsonNode folded, JsonNode described, String source)
    implements Serializable {

  public Disagreement {
    requireNonNull(at, "at is null");
    requireNonNull(folded, "folded is null");
    requireNonNull(described, "described is null");
    requireNonNull(source, "source is null");
  }
}
