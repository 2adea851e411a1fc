package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a principal can do after all layers were put on top of each other. */
final class Reach {

  private static final ActionCatalog CATALOG = ActionCatalog.AWS;
  // An administrator may lack a handful of actions, but not those over identities.
  private static final double ADMIN_SHARE = 0.99;
  private static final List<String> IDENTITY_WRITES = List.of(
      "iam:AttachRolePolicy",
      "iam:AttachUserPolicy",
      "iam:PutRolePolicy",
      "iam:PutUserPolicy",
      "iam:CreatePolicyVersion");

  private final Expansion identity;
  private final Grants granted;
  private final Grants effective;

  private Reach(Expansion identity, Grants granted, Layers layers) {
    this.identity = identity;
    this.granted = granted;
    Grants left = granted;
    BitSet denied = (BitSet) identity.denied().clone();
    for (Expansion limit : limits(layers)) {
      left = left.and(limit.granted());
      denied.or(limit.denied());
    }
    this.effective = left.without(denied);
  }

  /** What the layers leave; for the root user only the organization counts. */
  static Reach of(Caller caller, Layers layers) {
    Expansion identity = Expansion.of(layers.of(Layer.IDENTITY));
    Grants granted = identity.granted();
    if (caller.kind() == Caller.Kind.ROOT) {
      BitSet everything = new BitSet();
      everything.set(0, CATALOG.size());
      granted = new Grants();
      granted.add(everything, ResourceScope.ANY, false);
    }
    return new Reach(identity, granted, layers);
  }

  private static List<Expansion> limits(Layers layers) {
    List<Expansion> limits = new ArrayList<>();
    layers.scpLevels().forEach(level -> limits.add(Expansion.of(level)));
    for (Layer layer : List.of(Layer.BOUNDARY, Layer.SESSION)) {
      if (layers.has(layer)) {
        limits.add(Expansion.of(layers.of(layer)));
      }
    }
    return limits;
  }

  Grants effective() {
    return effective;
  }

  /** The identity policies' statements behind an action. */
  List<StatementSource> allowing(int action) {
    return identity.allowing(action).stream().map(Statement::source).toList();
  }

  /** The keys of the conditions on an action. */
  List<String> conditionKeys(int action) {
    return identity.allowing(action).stream()
        .flatMap(statement -> statement.conditions().stream())
        .map(Condition::key)
        .distinct()
        .sorted()
        .toList();
  }

  boolean canAll(List<String> actions, BitSet among) {
    return actions.stream()
        .map(CATALOG::number)
        .allMatch(number -> number.isPresent() && among.get(number.getAsInt()));
  }

  /** Whether its own policies grant all of these, whatever else takes away. */
  boolean wouldHave(List<String> actions) {
    return canAll(actions, granted.all());
  }

  /** Whether it may write nearly everything, identities included, on everything and without condition. */
  boolean isAdmin() {
    BitSet writes = Grants.both(CATALOG.writes(), effective.free());
    return writes.cardinality() >= ADMIN_SHARE * CATALOG.writes().cardinality()
        && canAll(IDENTITY_WRITES, effective.free());
  }
}
