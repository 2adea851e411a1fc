package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a resource policy lets in.
 *
 * @param audience the widest
 * @param foreign every account, organization or principal id named that is not ours, also if the audience is wider
 * @param actions the actions that the widest audience is given, as the policy writes them
 * @param statements those that let the widest audience in
 * @param notes what deserves a look though it lets in nobody else for certain
 */
public record Exposure(
    Audience audience,
    Set<String> foreign,
    Set<String> actions,
    List<StatementSource> statements,
    List<String> notes)
    implements Serializable {

  /** A policy that lets nobody in. */
  static final Exposure NONE = new Exposure(Audience.OWN, Set.of(), Set.of(), List.of(), List.of());

  public Exposure {
    requireNonNull(audience, "audience is null");
    foreign = Collections.unmodifiableSet(new TreeSet<>(foreign));
    actions = Collections.unmodifiableSet(new LinkedHashSet<>(actions));
    statements = List.copyOf(statements);
    notes = notes.stream().distinct().toList();
  }

  /** Whether anyone at all gets in, with an AWS account or without. */
  public boolean isPublic() {
    return audience.isPublic();
  }

  /** What two statements let in together. */
  Exposure or(Exposure other) {
    Audience widest = audience.wider(other.audience);
    Set<String> all = new TreeSet<>(foreign);
    all.addAll(other.foreign);
    Set<String> actions = new LinkedHashSet<>();
    List<StatementSource> statements = new ArrayList<>();
    for (Exposure one : List.of(this, other)) {
      if (one.audience == widest) {
        actions.addAll(one.actions);
        statements.addAll(one.statements);
      }
    }
    List<String> notes = new ArrayList<>(this.notes);
    notes.addAll(other.notes);
    return new Exposure(widest, all, actions, statements, notes);
  }
}
