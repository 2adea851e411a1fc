package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.IamAccount.Known;
import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what, as far as it was collected. Made by {@link IamInventoryReader}.
 *
 * @param accounts by account id
 * @param organization the organization's policies
 * @param resourcePolicies by the ARN of the resource
 * @param gaps what is wrong with it as a whole; part of every answer
 */
public record IamInventory(
    Map<String, IamAccount> accounts,
    OrganizationPolicies organization,
    Map<String, Policy> resourcePolicies,
    List<Gap> gaps)
    implements Serializable {

  /** Nothing was collected. */
  public static final IamInventory EMPTY =
      new IamInventory(Map.of(), OrganizationPolicies.NONE, Map.of(), List.of());

  public IamInventory {
    accounts = Map.copyOf(accounts);
    requireNonNull(organization, "organization is null");
    resourcePolicies = Map.copyOf(resourcePolicies);
    gaps = List.copyOf(gaps);
  }

  /** The same with the policy of one resource. */
  public IamInventory with(String resourceArn, Policy policy) {
    Map<String, Policy> more = new LinkedHashMap<>(resourcePolicies);
    more.put(resourceArn, policy);
    return new IamInventory(accounts, organization, more, gaps);
  }

  /** The same with one thing more that is wrong with it: that it is older than the event in question, say. */
  public IamInventory with(Gap gap) {
    List<Gap> more = new ArrayList<>(gaps);
    more.add(gap);
    return new IamInventory(accounts, organization, resourcePolicies, more);
  }

  /** The inventory after calls that came later than it was taken, in their order. */
  public IamInventory after(List<Event> calls) {
    Map<String, IamWrites> writes = new LinkedHashMap<>();
    for (Event call : calls) {
      IamAccount account = accounts.get(call.account());
      if (account != null) {
        writes.computeIfAbsent(account.id(), id -> new IamWrites(account)).apply(call);
      }
    }
    Map<String, IamAccount> later = new LinkedHashMap<>(accounts);
    writes.forEach((id, write) -> later.put(id, write.account()));
    return new IamInventory(later, organization, resourcePolicies, gaps);
  }

  /**
   * The inventory before calls that came earlier than it was taken, in their order. What a call replaced is looked for in
   * the calls before those.
   */
  IamInventory before(List<Event> calls, List<Event> earlier) {
    Map<String, IamRollback> rollbacks = new LinkedHashMap<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      Event call = calls.get(i);
      IamAccount account = accounts.get(call.account());
      if (account != null) {
        rollbacks
            .computeIfAbsent(account.id(), id -> new IamRollback(account, earlier))
            .undo(call);
      }
    }
    Map<String, IamAccount> then = new LinkedHashMap<>(accounts);
    rollbacks.forEach((id, rollback) -> then.put(id, rollback.account()));
    return new IamInventory(then, organization, resourcePolicies, gaps);
  }

  /** The same under the organization's policies of another, with what is wrong with those. */
  public IamInventory under(IamInventory other) {
    List<Gap> all = new ArrayList<>(gaps);
    all.addAll(other.gaps);
    return new IamInventory(accounts, other.organization, resourcePolicies, all);
  }

  /** The user, role, or role of the session; empty when its account or itself was not collected. */
  public Optional<IamEntity> entity(Caller caller) {
    return Optional.ofNullable(accounts.get(caller.account()))
        .flatMap(account -> account.entity(caller));
  }

  /** ARN of the user or role that has the unique id, {@code AIDA…} or {@code AROA…}; it is never given twice. */
  public Optional<String> arnOf(String account, String uniqueId) {
    return Optional.ofNullable(accounts.get(account)).stream()
        .flatMap(known -> known.entities().values().stream())
        .filter(entity -> entity.id().equals(uniqueId))
        .map(IamEntity::arn)
        .findFirst();
  }

  /** Whether a user or a role, or the role of a session, is here; by its ARN. */
  public boolean holds(String arn) {
    return entity(Caller.of(arn)).isPresent();
  }

  /** The document in force of a managed policy. */
  Optional<Policy> managed(String arn) {
    return accounts.values().stream()
        .flatMap(account -> account.managed().of(arn).stream())
        .findFirst();
  }

  /** The policies over a caller, and what is not known of them; resource policies left aside. */
  Known known(Caller caller) {
    Known own = own(caller);
    List<Gap> missing = new ArrayList<>(gaps);
    missing.addAll(own.gaps());
    Layers layers = own.layers();
    Optional<List<List<Policy>>> levels = organization.scpLevels(caller.account());
    if (levels.isPresent()) {
      layers = layers.underScps(levels.get());
      for (String bare : organization.bareLevels(caller.account())) {
        layers = layers.notCollected(Layer.SCP);
        missing.add(new Gap(GapCode.SCP_NOT_COLLECTED, bare));
      }
    } else if (!caller.account().isEmpty()) {
      layers = layers.notCollected(Layer.SCP);
      missing.add(new Gap(GapCode.SCP_NOT_COLLECTED, caller.account()));
    }
    if (caller.kind() == Caller.Kind.ROLE_SESSION || caller.kind() == Caller.Kind.FEDERATED_USER) {
      missing.add(new Gap(GapCode.SESSION_POLICY_UNSEEN, caller.arn()));
    }
    return new Known(layers, missing);
  }

  private Known own(Caller caller) {
    Layers nothing = Layers.ofIdentity(List.of());
    if (caller.kind() == Caller.Kind.ROOT) {
      return new Known(nothing, List.of(new Gap(GapCode.ROOT, caller.account())));
    }
    if (caller.account().isEmpty()) {
      return new Known(nothing, List.of());
    }
    IamAccount account = accounts.get(caller.account());
    if (account == null) {
      return new Known(nothing, List.of(new Gap(GapCode.NO_GAAD, caller.account())));
    }
    return account
        .entity(caller)
        .map(entity -> withSso(account.known(entity), entity))
        .orElse(new Known(nothing, List.of(new Gap(GapCode.EXTERNAL_PRINCIPAL, caller.arn()))));
  }

  private static Known withSso(Known known, IamEntity entity) {
    if (!entity.caller().name().startsWith("AWSReservedSSO_")) {
      return known;
    }
    List<Gap> gaps = new ArrayList<>(known.gaps());
    gaps.add(new Gap(GapCode.SSO_PERMISSION_SET, entity.arn()));
    return new Known(known.layers(), gaps);
  }

  /** The policy that guards a resource: a role's trust, or one collected for it or for the bucket it lies in. */
  Optional<Policy> policyOf(String resource) {
    Policy exact = resourcePolicies.get(resource);
    if (exact != null) {
      return Optional.of(exact);
    }
    int slash = resource.indexOf('/');
    if (resource.startsWith("arn:") && resource.contains(":s3:::") && slash > 0) {
      return Optional.ofNullable(resourcePolicies.get(resource.substring(0, slash)));
    }
    return entity(Caller.of(resource)).flatMap(entity -> entity.trust().stream().findFirst());
  }
}
