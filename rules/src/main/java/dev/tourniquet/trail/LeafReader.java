package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds what one text names: an ARN, an id that tells its type, or by dictionary a name, an account, a principal. */
final class LeafReader {

  private static final ParameterTable RESOURCES = ParameterTable.read("resource-params.tsv");
  private static final ParameterTable GRANTEES = ParameterTable.read("grantee-params.tsv");

  private final Scope scope;
  private final Collector collector;
  private final ParameterTable.Meanings resources;
  private final ParameterTable.Meanings grantees;

  LeafReader(Scope scope, Collector collector) {
    this.scope = scope;
    this.collector = collector;
    resources = RESOURCES.of(scope);
    grantees = GRANTEES.of(scope);
  }

  /** Reads a policy's principals; false when the field is none and is to be walked. */
  boolean policy(JsonNode value, Trace trace) {
    if (!Policies.isPolicy(trace.leaf(), value)) {
      return false;
    }
    for (String principal : Policies.principals(value)) {
      access(principal, Relation.GRANTEE, trace, "policy");
    }
    return true;
  }

  void read(Leaf leaf) {
    Optional<String> access = grantees.of(leaf);
    if (access.isPresent()) {
      for (String principal : Principals.texts(leaf.value())) {
        access(principal, Relation.valueOf(access.get()), leaf.trace(), "grantee");
      }
    } else if (!arn(leaf) && !id(leaf)) {
      resources.of(leaf).ifPresent(type -> name(type, leaf));
    }
  }

  private boolean arn(Leaf leaf) {
    Optional<Arn> arn = Arn.read(ArnText.of(leaf.value()));
    arn.ifPresent(found -> {
      ResourceKey key = ResourceTypes.keyOf(found, scope);
      Confidence confidence = found.text().equals(leaf.value()) ? EXACT : STRONG;
      Relation relation = Relations.of(key.type(), leaf.trace(), scope, confidence);
      String owner = Identity.first(found.account(), key.account());
      if (key.isOne()) {
        String path = leaf.trace().path();
        collector.add(
            new Mention(key, found.text(), owner, leaf.value(), path, relation, "arn", confidence));
      }
    });
    return arn.isPresent();
  }

  private boolean id(Leaf leaf) {
    String type = Ids.type(leaf.value(), scope.service());
    if (type.isEmpty() && Ids.isIdParameter(leaf.trace().leaf())) {
      type = Ids.anonymisedType(leaf.value(), scope.service());
    }
    if (type.equals(Ids.EDGE_ONLY)) {
      return true;
    }
    String how = type.isEmpty() ? "unique-id" : "id";
    type = type.isEmpty() ? Ids.uniqueType(leaf.value()) : type;
    if (type.isEmpty()) {
      return false;
    }
    Relation relation = Relations.of(type, leaf.trace(), scope, EXACT);
    collector.add(mention(type, leaf.value(), place(relation), leaf, how, relation));
    return true;
  }

  /** The source of a copy lies where the request says. */
  private Scope place(Relation relation) {
    String other =
        relation == Relation.SOURCE ? Identity.text(scope.event().request(), "sourceRegion") : "";
    return other.isEmpty() ? scope : scope.in(other);
  }

  private void name(String type, Leaf leaf) {
    Named named = Named.of(type, leaf);
    if (!named.name().isEmpty()) {
      Scope owned = named.owner().isEmpty() ? scope : scope.ownedBy(named.owner());
      Relation relation = Relations.of(named.type(), leaf.trace(), scope, STRONG);
      collector.add(mention(named.type(), named.name(), owned, leaf, "name", relation));
    }
  }

  private Mention mention(
      String type, String value, Scope where, Leaf leaf, String how, Relation relation) {
    ResourceKey key = ResourceTypes.keyOf(type, value, where);
    // IAM's ARNs hold names and EC2's hold ids: built from the other they would be of nothing.
    boolean other =
        how.equals("unique-id") || (how.equals("name") && type.startsWith("AWS::EC2::"));
    String arn = other ? "" : ResourceTypes.arnOf(key);
    return new Mention(
        key,
        arn,
        owner(key, relation),
        leaf.value(),
        leaf.trace().path(),
        relation,
        how,
        how.equals("name") ? STRONG : EXACT);
  }

  /** Images and snapshots are keyed without an account; only their owner can make, change or delete them. */
  private String owner(ResourceKey key, Relation relation) {
    boolean own = relation == Relation.CREATED
        || (key.type().startsWith("AWS::EC2::") && relation.compareTo(Relation.TARGET) <= 0);
    return key.account().isEmpty() && own ? scope.owner() : key.account();
  }

  private void access(String principal, Relation relation, Trace trace, String how) {
    Principals.key(principal, scope).ifPresent(key -> {
      String arn = principal.startsWith("arn:") ? principal : "";
      Relation change = relation == Relation.GRANTEE && takesAway() ? Relation.REVOKED : relation;
      String account = key.type().equals(ResourceTypes.ACCOUNT) ? key.id() : key.account();
      collector.add(new Mention(key, arn, account, principal, trace.path(), change, how, EXACT));
    });
  }

  private boolean takesAway() {
    String name = scope.operation().name();
    return name.startsWith("Remove") || name.startsWith("Revoke");
  }
}
