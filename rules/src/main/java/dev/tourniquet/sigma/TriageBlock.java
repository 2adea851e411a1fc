package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * The {@code triage} block of a rule: what to ask when it fires. Empty strings and lists where the block says nothing.
 *
 * @param lifeThreat the kind of exposure, such as {@code cross-account-sharing}
 * @param resource the field that names the resource, such as {@code requestParameters.imageId}
 * @param questions the questions to ask, in order
 * @param contain the containment plan, such as {@code make-image-private}
 * @param budget how often a day the rule may fire before it is called noisy; 0 when the block does not say
 */
public record TriageBlock(
    String lifeThreat, String resource, List<String> questions, String contain, long budget)
    implements Serializable {

  public TriageBlock {
    requireNonNull(lifeThreat, "lifeThreat is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(contain, "contain is null");
    questions = List.copyOf(questions);
    if (budget < 0) {
      throw new IllegalArgumentException(
          "Invalid budget: " + budget + "; write how often a day the rule may fire");
    }
  }

  /** A block without a budget. */
  public TriageBlock(String lifeThreat, String resource, List<String> questions, String contain) {
    this(lifeThreat, resource, questions, contain, 0);
  }
}
