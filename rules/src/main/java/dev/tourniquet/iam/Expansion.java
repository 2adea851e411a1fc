package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the policies of one layer grant and refuse, action by action. */
final class Expansion {

  private static final ActionCatalog CATALOG = ActionCatalog.AWS;

  private final Grants granted = new Grants();
  private final BitSet denied = new BitSet();
  private final List<Allow> allows = new ArrayList<>();
  private final Map<ResourceType, ResourceScope> scopes = new HashMap<>();
  private final Map<String, BitSet> matched = new HashMap<>();

  private Expansion() {}

  static Expansion of(List<Policy> policies) {
    Expansion expansion = new Expansion();
    for (Policy policy : policies) {
      policy.statements().forEach(expansion::add);
    }
    return expansion;
  }

  private void add(Statement statement) {
    BitSet actions = matched.computeIfAbsent(
        statement.actions().toString(), k -> CATALOG.matching(statement.actions()));
    if (statement.effect() == Effect.ALLOW) {
      boolean conditional = statement.conditions().stream().anyMatch(Expansion::limits);
      allow(statement, actions, conditional);
    } else if (statement.conditions().isEmpty() && isEverything(statement.resources())) {
      // A deny of some resources, or under conditions, takes nothing away for certain.
      denied.or(actions);
    }
  }

  private void allow(Statement statement, BitSet actions, boolean conditional) {
    allows.add(new Allow(statement, actions));
    if (isOpen(statement.resources())) {
      granted.add(actions, ResourceScope.ANY, conditional);
      return;
    }
    scopes.clear();
    BitSet touched = Grants.both(actions, workingOn(statement.resources()));
    for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
      granted.add(i, scope(CATALOG.use(i), statement.resources()), conditional);
    }
  }

  /** The actions that a clause can be about; all others it grants on nothing. */
  private static BitSet workingOn(ResourceClause clause) {
    BitSet actions = new BitSet();
    for (ResourcePattern pattern : clause.patterns()) {
      Optional<String> service = pattern.widest().service();
      if (service.isEmpty()) {
        actions.set(0, CATALOG.size());
        return actions;
      }
      actions.or(CATALOG.workingOn(service.get()));
    }
    return actions;
  }

  /** Every required kind must be covered; of kinds that are optional the widest counts. */
  private ResourceScope scope(ActionCatalog.Use use, ResourceClause clause) {
    ResourceScope least = ResourceScope.ANY;
    for (ResourceType type : use.required()) {
      ResourceScope scope = scope(type, clause);
      least = scope.compareTo(least) < 0 ? scope : least;
    }
    if (!use.required().isEmpty()) {
      return least;
    }
    ResourceScope most = ResourceScope.NONE;
    for (ResourceType type : use.optional()) {
      ResourceScope scope = scope(type, clause);
      most = scope.compareTo(most) > 0 ? scope : most;
    }
    return most;
  }

  private ResourceScope scope(ResourceType type, ResourceClause clause) {
    return scopes.computeIfAbsent(type, t -> widest(t, clause));
  }

  private static ResourceScope widest(ResourceType type, ResourceClause clause) {
    ResourceScope most = ResourceScope.NONE;
    for (ResourcePattern pattern : clause.patterns()) {
      ResourceScope scope = type.scope(pattern);
      most = scope.compareTo(most) > 0 ? scope : most;
    }
    return most;
  }

  private static boolean isEverything(ResourceClause clause) {
    return clause.excluded()
        ? clause.patterns().isEmpty()
        : clause.patterns().stream()
            .anyMatch(pattern -> pattern.widest().isEverything() && !pattern.hasVariables());
  }

  private static boolean isOpen(ResourceClause clause) {
    // NotResource leaves open everything that somebody forgot to list.
    return clause.excluded() || isEverything(clause);
  }

  /**
   * Whether a condition narrows a grant. ForAllValues does not: it holds for requests without the key. Neither does
   * aws:ResourceAccount: it says whose the resource is, not who calls.
   */
  private static boolean limits(Condition condition) {
    return condition.use().qualifier() != OperatorUse.Qualifier.ALL
        && !Context.fold(condition.key()).equals("aws:resourceaccount")
        && !condition.everyValue("*"::equals);
  }

  Grants granted() {
    return granted;
  }

  BitSet denied() {
    return denied;
  }

  /** The statements that grant an action. */
  List<Statement> allowing(int action) {
    return allows.stream()
        .filter(allow -> allow.actions().get(action))
        .map(Allow::statement)
        .toList();
  }

  private record Allow(Statement statement, BitSet actions) {}
}
