package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * What names and grades a rule.
 *
 * @param id as written, or derived from file name and title
 * @param name the name correlations may use instead of the id; empty when there is none
 * @param title never blank
 * @param status how far it can be relied on
 * @param level how serious a match is
 * @param tags such as {@code attack.t1537}
 */
public record RuleHead(
    String id, String name, String title, Status status, Level level, List<String> tags)
    implements Serializable {

  public RuleHead {
    requireNonNull(id, "id is null");
    requireNonNull(name, "name is null");
    requireNonNull(title, "title is null");
    requireNonNull(status, "status is null");
    requireNonNull(level, "level is null");
    tags = List.copyOf(tags);
  }
}
