package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which time the logs held cover, by account and region. */
public record Held(List<Span> spans) implements Serializable {

  public Held {
    spans = List.copyOf(spans);
  }

  /** From the first to the last event of one account and region. */
  public record Span(String account, String region, Instant from, Instant to)
      implements Serializable {
    private boolean isOf(ResourceKey key) {
      return (key.account().isEmpty() || key.account().equals(account))
          && (key.region().equals("global") || key.region().equals(region));
    }
  }

  /** What is held of these. */
  public static Held of(Collection<Span> spans) {
    return new Held(List.copyOf(spans));
  }

  /** From the first to the last event where the resource lives; a bucket's account is not in its key. */
  Optional<Span> of(ResourceKey key) {
    return spans.stream()
        .filter(span -> span.isOf(key))
        .reduce((one, other) -> new Span(
            key.account(),
            key.region(),
            one.from().isBefore(other.from()) ? one.from() : other.from(),
            one.to().isAfter(other.to()) ? one.to() : other.to()));
  }
}
