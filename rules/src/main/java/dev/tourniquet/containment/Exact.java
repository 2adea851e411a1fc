package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step made exact by what the reading calls answered just before it: it changes only what is so, and its inverse puts
 * back just that.
 *
 * @param needed false when what the step is to achieve is so already: then it must be neither done nor undone
 */
public record Exact(Step step, boolean needed) {

  /** Makes one kind of step exact; empty when it is not needed. */
  interface Refinement {
    Optional<Step> of(Step step, Answers answers);
  }

  private static final Map<String, Refinement> BY_OPERATION = all();

  public Exact {
    requireNonNull(step, "step is null");
  }

  /**
   * The step as the answers make it; as planned where no answer bears on it.
   *
   * @return several where AWS takes in several calls what was planned as one; never none
   */
  public static List<Exact> of(Step step, List<Answer> answers) {
    Answers all = new Answers(answers);
    if (step.call().service().equals(AutoScaling.SERVICE)) {
      return List.of(ExactStandby.of(step, all));
    }
    Optional<String> quarantine = Quarantine.inEffect(all);
    return ExactInterfaces.each(step, ExactHosts.instance(all)).stream()
        .map(one -> of(one, all))
        .map(one -> quarantine.map(one::soAlready).orElse(one))
        .toList();
  }

  private Exact soAlready(String quarantine) {
    return new Exact(step.filled(Map.of(Placeholders.GROUP_ID, quarantine)), false);
  }

  private static Exact of(Step step, Answers answers) {
    Refinement refinement =
        BY_OPERATION.getOrDefault(step.call().name(), (planned, none) -> Optional.of(planned));
    return refinement
        .of(step, answers)
        .map(exact -> new Exact(exact, true))
        .orElseGet(() -> new Exact(step, false));
  }

  private static Map<String, Refinement> all() {
    Map<String, Refinement> all = new HashMap<>();
    all.putAll(ExactSharing.ALL);
    all.putAll(ExactPolicies.ALL);
    all.putAll(ExactSettings.ALL);
    all.putAll(ExactHosts.ALL);
    return Map.copyOf(all);
  }

  /** Answers by operation. */
  record Answers(List<Answer> all) {
    Answers {
      all = List.copyOf(all);
    }

    /** The body of an answer; a missing node where the call was not made. */
    JsonNode body(String operation) {
      return all.stream()
          .filter(answer -> answer.call().operation().equals(operation))
          .findFirst()
          .map(Answer::body)
          .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    /** Whether the answer is that there is no such thing. */
    boolean none(String operation) {
      return all.stream()
          .anyMatch(answer ->
              answer.call().operation().equals(operation) && !answer.none().isEmpty());
    }
  }
}
