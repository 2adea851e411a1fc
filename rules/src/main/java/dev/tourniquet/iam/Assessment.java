package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * What a principal can do, in the words of incident response.
 *
 * @param permissionClass the class by everything that was collected
 * @param atLeast the class it certainly has: the model where nothing is missing, else what it was seen doing
 * @param atMost the class it cannot exceed
 * @param flags what else a responder wants to know
 * @param statements those that prove it
 * @param escalations ways to more privileges, with their verdicts
 * @param gaps what was not collected
 * @param sentence all of it in a sentence or two
 */
public record Assessment(
    PermissionClass permissionClass,
    PermissionClass atLeast,
    PermissionClass atMost,
    Flags flags,
    List<StatementSource> statements,
    List<Escalation> escalations,
    List<Gap> gaps,
    String sentence)
    implements Serializable {

  public Assessment {
    requireNonNull(permissionClass, "permissionClass is null");
    requireNonNull(atLeast, "atLeast is null");
    requireNonNull(atMost, "atMost is null");
    requireNonNull(flags, "flags is null");
    statements = List.copyOf(statements);
    escalations = List.copyOf(escalations);
    gaps = List.copyOf(gaps);
    requireNonNull(sentence, "sentence is null");
  }

  /** The escalations of one verdict. */
  public List<Escalation> escalations(PathVerdict verdict) {
    return escalations.stream().filter(e -> e.verdict() == verdict).toList();
  }
}
