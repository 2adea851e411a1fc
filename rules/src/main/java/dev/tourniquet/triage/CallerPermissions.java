package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.iam.Assessment;
import dev.tourniquet.iam.Escalation;
import dev.tourniquet.iam.Flags;
import dev.tourniquet.iam.Gap;
import dev.tourniquet.iam.StatementSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the caller of a case may do, as far as the inventory tells.
 *
 * @param permissionClass such as {@code WIDE_BOUNDED}; {@code UNKNOWN} with gaps when it cannot be told
 * @param sentence all of it in a sentence or two
 * @param atLeast the class it certainly has; null when unknown
 * @param atMost the class it cannot exceed; null when unknown
 * @param statements the statements that prove it, with the policy each stands in
 * @param paths ways to more privileges, PROVEN, POSSIBLE or BLOCKED, and what they take
 */
public record CallerPermissions(
    String permissionClass,
    String sentence,
    String atLeast,
    String atMost,
    List<String> flags,
    List<JsonNode> statements,
    List<String> paths,
    List<String> gaps)
    implements Serializable {

  private static final String NOT_HELD =
      "NO_GAAD: no iam get-account-authorization-details of the caller's account is in the inventory, or the call tells its"
          + " caller by an id alone, as in the logs of another account than the caller's";

  /** Nothing is known: the inventory does not hold the caller. */
  public static final CallerPermissions UNKNOWN = new CallerPermissions(
      "UNKNOWN",
      "What the caller may do is not known: its policies are not in the inventory.",
      null,
      null,
      List.of(),
      List.of(),
      List.of(),
      List.of(NOT_HELD));

  private static final int MOST_PATHS = 20;

  public CallerPermissions {
    requireNonNull(permissionClass, "permissionClass is null");
    requireNonNull(sentence, "sentence is null");
    flags = List.copyOf(flags);
    statements = List.copyOf(statements);
    paths = List.copyOf(paths);
    gaps = List.copyOf(gaps);
  }

  /**
   * What an assessment found.
   *
   * @param age where the policies come from and how old they were, as a gap
   */
  public static CallerPermissions of(Assessment assessment, List<String> age) {
    List<String> gaps = new ArrayList<>(age);
    assessment.gaps().stream().map(Gap::toString).forEach(gaps::add);
    return new CallerPermissions(
        assessment.permissionClass().name(),
        assessment.sentence(),
        assessment.atLeast().name(),
        assessment.atMost().name(),
        flags(assessment.flags()),
        assessment.statements().stream().map(CallerPermissions::statement).toList(),
        assessment.escalations().stream()
            .sorted(Comparator.comparing(Escalation::verdict))
            .limit(MOST_PATHS)
            .map(Escalation::toString)
            .toList(),
        gaps);
  }

  /** Whether anything is known. */
  public boolean known() {
    return !permissionClass.equals("UNKNOWN");
  }

  private static List<String> flags(Flags flags) {
    List<String> names = new ArrayList<>();
    add(names, flags.noResourceConstraint(), "noResourceConstraint");
    add(names, flags.noConditionConstraint(), "noConditionConstraint");
    add(names, flags.crossAccountTrust(), "crossAccountTrust");
    add(names, flags.rootUser(), "rootUser");
    add(names, flags.hasBoundary(), "hasBoundary");
    add(names, flags.scpSeen(), "scpSeen");
    add(names, "exposureActions", flags.exposureActions());
    add(names, "dataReadActions", flags.dataReadActions());
    add(names, "destructiveActions", flags.destructiveActions());
    add(names, "defenseEvasionActions", flags.defenseEvasionActions());
    add(names, "computeActions", flags.computeActions());
    add(names, "credentialActions", flags.credentialActions());
    return names;
  }

  private static void add(List<String> names, boolean holds, String name) {
    if (holds) {
      names.add(name);
    }
  }

  private static void add(List<String> names, String name, List<String> actions) {
    if (!actions.isEmpty()) {
      names.add(name + ": " + Words.list(actions));
    }
  }

  private static JsonNode statement(StatementSource source) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("policy", source.policy())
        .put("index", source.index())
        .set("statement", source.json());
  }
}
