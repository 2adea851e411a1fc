package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A condition on a resource, judged. The component names are those of {@code findings.json}, which users script
 * against.
 *
 * @param id stable: the same condition on the same resource keeps its id in every run
 * @param summary the verdict and why, in three sentences
 * @param trigger ids of the events that met the rule
 * @param signs the verdict ledger in the order asked
 * @param gaps everything that is not known, gathered from the signs
 * @param page path of the page below the reports folder
 * @param data path of the whole investigation below the reports folder
 */
public record Finding(
    String id,
    RuleReference rule,
    Verdict verdict,
    Bleeding bleeding,
    boolean stopTheBleed,
    String summary,
    Resource resource,
    Actor actor,
    Source source,
    List<String> trigger,
    Instant firstSeen,
    Instant lastSeen,
    List<Sign> signs,
    List<Plan> containment,
    List<String> gaps,
    String page,
    String data)
    implements Serializable {

  public Finding {
    requireNonNull(id, "id is null");
    requireNonNull(rule, "rule is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(bleeding, "bleeding is null");
    requireNonNull(summary, "summary is null");
    trigger = List.copyOf(trigger);
    signs = List.copyOf(signs);
    containment = List.copyOf(containment);
    gaps = List.copyOf(gaps);
  }

  /** The rule that fired. {@code lifeThreat} is null for a rule that names none. */
  public record RuleReference(String id, String title, String lifeThreat, List<String> attack)
      implements Serializable {
    public RuleReference {
      attack = List.copyOf(attack);
    }
  }

  /** What the finding is about. Parts that the logs do not tell are null. */
  public record Resource(
      String type, String key, String arn, String id, String name, String account, String region)
      implements Serializable {}

  /**
   * Who did it.
   *
   * @param human null when no person is known behind the principal
   * @param stoppedAt when a call stopped the caller, so that nothing of it is seen to get through since; else null
   */
  public record Actor(
      String principal,
      String arn,
      String session,
      String credential,
      Human human,
      Instant stoppedAt)
      implements Serializable {

    /** A caller that nothing stopped. */
    public Actor(String principal, String arn, String session, String credential, Human human) {
      this(principal, arn, session, credential, human, null);
    }

    /** The same with the person behind it. */
    public Actor of(Human person) {
      return new Actor(principal, arn, session, credential, person, stoppedAt);
    }
  }

  /** The person behind a role: who, by which rule we think so, and how sure that is (EXACT, STRONG, WEAK). */
  public record Human(String name, String how, String confidence) implements Serializable {}

  /** Where from: the address as written, and every class that applies to it. */
  public record Source(String ip, List<String> classes) implements Serializable {
    public Source {
      classes = List.copyOf(classes);
    }
  }

  /** A way to stop the bleed: {@code least} disruptive or {@code strong}est. */
  public record Plan(String plan, List<Step> steps) implements Serializable {
    public Plan {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One exact call and its inverse.
   *
   * @param save reading calls that capture the state before it is changed
   * @param affects who else loses access by it, of those seen in the 30 days before
   * @param cli the same call as an AWS CLI line
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      String service,
      String operation,
      String account,
      String region,
      JsonNode parameters,
      Inverse inverse,
      List<Read> save,
      List<String> cautions,
      List<String> affects,
      String cli,
      String inverseCli)
      implements Serializable {
    public Step {
      requireNonNull(inverse, "inverse is null");
      requireNonNull(cli, "cli is null");
      requireNonNull(inverseCli, "inverseCli is null");
      save = List.copyOf(save);
      cautions = List.copyOf(cautions);
      affects = List.copyOf(affects);
    }
  }

  /** A reading call of the step's service. */
  public record Read(String operation, JsonNode parameters, String cli) implements Serializable {
    public Read {
      requireNonNull(cli, "cli is null");
    }
  }

  /** The call that undoes a step. */
  public record Inverse(String operation, JsonNode parameters) implements Serializable {}
}
