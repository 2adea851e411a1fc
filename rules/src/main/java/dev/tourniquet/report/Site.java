package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * What all pages of one run share.
 *
 * @param asOf the instant the verdicts hold for
 * @param lake where the tables are, as it is given to {@code --lake}
 * @param published which entities have a page; the others are shown without a link
 */
public record Site(Instant asOf, Instant generatedAt, String lake, Published published)
    implements Serializable {
  public Site {
    requireNonNull(asOf, "asOf is null");
    requireNonNull(generatedAt, "generatedAt is null");
    requireNonNull(lake, "lake is null");
    requireNonNull(published, "published is null");
  }

  /** Tells whether an entity has a page: a link to a page that was not written would be a dead end. */
  @FunctionalInterface
  public interface Published extends Serializable {
    boolean has(EntityReference entity);
  }
}
