package dev.tourniquet.iam;

import static dev.tourniquet.iam.Standing.ACCOUNT;
import static dev.tourniquet.iam.Standing.ROLE;
import static dev.tourniquet.iam.Standing.SELF;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides a request as AWS does: a deny anywhere wins, every organization level must allow, and then the caller's own
 * policies and the resource's policy, one or both of them. Source: IAM User Guide, "Policy evaluation logic".
 */
final class Authorizer {

  /** The key that stays open when the policy of the resource must agree and was not collected. */
  static final String RESOURCE_POLICY = "the policy of the resource";

  private final Request request;
  private final Layers layers;
  private final Tally identity;
  private final Tally boundary;
  private final Tally session;
  private final Tally resource;
  private final Tally endpoint;
  private final List<Tally> organization = new ArrayList<>();
  private final Tally rcp;

  private Authorizer(Request request, Layers layers) {
    this.request = request;
    this.layers = layers;
    this.identity = tally(Layer.IDENTITY);
    this.boundary = tally(Layer.BOUNDARY);
    this.session = tally(Layer.SESSION);
    this.resource = tally(Layer.RESOURCE);
    this.endpoint = tally(Layer.VPC_ENDPOINT);
    boolean bound =
        !request.caller().account().isEmpty() && !request.caller().isServiceLinkedRole();
    if (bound) {
      layers.scpLevels().forEach(level -> organization.add(Tally.of(Layer.SCP, level, request)));
    }
    boolean controlled =
        RcpServices.contains(request.service()) && !request.caller().isServiceLinkedRole();
    this.rcp = Tally.of(Layer.RCP, controlled ? layers.of(Layer.RCP) : List.of(), request);
  }

  /** Decides one request. Never throws on any policy that could be read. */
  public static Decision decide(Request request, Layers layers) {
    return new Authorizer(request, layers).decision();
  }

  private Decision decision() {
    Match denied = Match.NO;
    for (Tally tally : all()) {
      denied = denied.or(tally.denied());
      if (denied.isYes()) {
        return new Decision(Outcome.EXPLICITLY_DENIED, tally.layer(), tally.denying(), Set.of());
      }
    }
    Match allowed = allowed();
    if (allowed.isNo()) {
      return new Decision(Outcome.IMPLICITLY_DENIED, missing(), List.of(), Set.of());
    }
    if (allowed.isYes() && denied.isNo()) {
      return new Decision(Outcome.ALLOWED, granting().layer(), granting().allowing(), Set.of());
    }
    return maybe(denied, allowed);
  }

  private Decision maybe(Match denied, Match allowed) {
    Match open = denied.and(allowed).or(denied.isNo() ? allowed : denied);
    Tally denying = all().stream().filter(t -> !t.denied().isNo()).findFirst().orElse(null);
    return denying == null
        ? new Decision(Outcome.MAYBE, granting().layer(), granting().allowing(), open.keys())
        : new Decision(Outcome.MAYBE, denying.layer(), denying.denying(), open.keys());
  }

  private Match allowed() {
    Match result = request.withinAccount() ? withinAccount() : acrossAccounts();
    for (Tally level : organization) {
      result = result.and(level.allowed(SELF));
    }
    return result.and(limit(endpoint));
  }

  // A resource policy that names the session itself needs nothing else; one that names its role
  // still meets the
  // boundary and the session policy; one that names the account only hands over to the account's
  // own policies.
  private Match withinAccount() {
    Match named =
        resource.allowed(SELF).or(resource.allowed(ROLE).and(limit(boundary)).and(limit(session)));
    return named.or(needsResourcePolicy() ? own().and(delegated()) : own());
  }

  private Match acrossAccounts() {
    boolean hasPolicies = !request.caller().account().isEmpty();
    return hasPolicies ? own().and(resource.allowed(ACCOUNT)) : resource.allowed(SELF);
  }

  private Match own() {
    boolean root = request.caller().kind() == Caller.Kind.ROOT;
    return root ? Match.YES : identity.allowed(SELF).and(limit(boundary)).and(limit(session));
  }

  private Match delegated() {
    return layers.uncollected().contains(Layer.RESOURCE) && !layers.has(Layer.RESOURCE)
        ? Match.maybe(RESOURCE_POLICY)
        : resource.allowed(ACCOUNT);
  }

  /** Keys and roles always have a policy, and the account's own policies count only as far as it lets them. */
  private boolean needsResourcePolicy() {
    String action = request.foldedAction();
    return action.startsWith("sts:assumerole")
        || (action.startsWith("kms:") && request.resource().contains(":key/"));
  }

  private Match limit(Tally tally) {
    if (tally.layer() == Layer.BOUNDARY && layers.uncollected().contains(Layer.BOUNDARY)) {
      return Match.maybe("the permissions boundary");
    }
    return layers.has(tally.layer()) ? tally.allowed(SELF) : Match.YES;
  }

  private Layer missing() {
    for (Tally level : organization) {
      if (level.allowed(SELF).isNo()) {
        return Layer.SCP;
      }
    }
    for (Tally limit : List.of(endpoint, boundary, session)) {
      if (limit(limit).isNo() && !identity.allowed(SELF).isNo()) {
        return limit.layer();
      }
    }
    return own().isNo() ? Layer.IDENTITY : Layer.RESOURCE;
  }

  private Tally granting() {
    boolean byOwn =
        request.withinAccount() && !own().isNo() && !identity.allowing().isEmpty();
    return byOwn || resource.allowing().isEmpty() ? identity : resource;
  }

  private List<Tally> all() {
    List<Tally> all = new ArrayList<>(organization);
    all.addAll(List.of(rcp, endpoint, resource, identity, boundary, session));
    return all;
  }

  private Tally tally(Layer layer) {
    return Tally.of(layer, layers.of(layer), request);
  }
}
