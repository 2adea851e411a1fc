package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.List;

/**
 * What a rule says about itself for its readers; empty where it says nothing.
 *
 * @param description what it detects and why
 * @param author who wrote it
 * @param date when it was written, {@code yyyy-MM-dd}
 * @param modified when it was last changed, {@code yyyy-MM-dd}
 * @param references where its knowledge comes from
 * @param falsePositives what else may set it off
 * @param fields what to show of an event beside the match
 */
public record RuleNotes(
    String description,
    String author,
    String date,
    String modified,
    List<String> references,
    List<String> falsePositives,
    List<String> fields)
    implements Serializable {

  public RuleNotes {
    references = List.copyOf(references);
    falsePositives = List.copyOf(falsePositives);
    fields = List.copyOf(fields);
  }
}
