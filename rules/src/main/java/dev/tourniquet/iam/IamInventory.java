package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.IamAccount.Known;
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
 */
public record IamInventory(
    Map<String, IamAccount> accounts,
    OrganizationPolicies organization,
    Map<String, Policy> resourcePolicies)
    implements Serializable {

  /** Nothing was collected. */
  public static final IamInventory EMPTY =
      new IamInventory(Map.of(), OrganizationPolicies.NONE, Map.of());

  public IamInventory {
    accounts = Map.copyOf(accounts);
    requireNonNull(organization, "organization is null");
    resourcePolicies = Map.copyOf(resourcePolicies);
  }

  /** The same with the policy of one resource. */
  public IamInventory with(String resourceArn, Policy policy) {
    Map<String, Policy> more = new LinkedHashMap<>(resourcePolicies);
    more.put(resourceArn, policy);
    return new IamInventory(accounts, organization, more);
  }

  /** The user, role, or role of the session; empty when its account or itself was not collected. */
  public Optional<IamEntity> entity(Caller caller) {
    return Optional.ofNullable(accounts.get(caller.account()))
        .flatMap(account -> account.entity(caller));
  }

  /** The policies over a caller, and what is not known of them; resource policies left aside. */
  Known known(Caller caller) {
    Known own = own(caller);
    List<Gap> gaps = new ArrayList<>(own.gaps());
    Layers layers = own.layers();
    Optional<List<List<Policy>>> levels = organization.scpLevels(caller.account());
    if (levels.isPresent()) {
      layers = layers.underScps(levels.get());
    } else if (!caller.account().isEmpty()) {
      layers = layers.notCollected(Layer.SCP);
      gaps.add(new Gap(GapCode.SCP_NOT_COLLECTED, caller.account()));
    }
    if (caller.kind() == Caller.Kind.ROLE_SESSION || caller.kind() == Caller.Kind.FEDERATED_USER) {
      gaps.add(new Gap(GapCode.SESSION_POLICY_UNSEEN, caller.arn()));
    }
    return new Known(layers, gaps);
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
    if (resource.startsWith("arn:aws:s3:::") && slash > 0) {
      return Optional.ofNullable(resourcePolicies.get(resource.substring(0, slash)));
    }
    return entity(Caller.of(resource)).flatMap(entity -> entity.trust().stream().findFirst());
  }
}
