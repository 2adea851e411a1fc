package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of an organization and where they are attached.
 *
 * @param id such as {@code o-exampleorgid}, or empty
 * @param managementAccount the account that service control policies never bind, or empty
 * @param attached by the id of a root, organizational unit or account
 * @param parents the parent of each organizational unit and account
 */
public record OrganizationPolicies(
    String id,
    String managementAccount,
    Map<String, List<Attached>> attached,
    Map<String, String> parents)
    implements Serializable {

  /** Nothing was collected from AWS Organizations. */
  public static final OrganizationPolicies NONE =
      new OrganizationPolicies("", "", Map.of(), Map.of());

  public OrganizationPolicies {
    requireNonNull(id, "id is null");
    requireNonNull(managementAccount, "managementAccount is null");
    attached = Map.copyOf(attached);
    parents = Map.copyOf(parents);
  }

  /** A policy and its kind. */
  public record Attached(Layer layer, Policy policy) implements Serializable {
    public Attached {
      requireNonNull(layer, "layer is null");
      requireNonNull(policy, "policy is null");
    }
  }

  /**
   * The service control policies over an account, from the root down; an empty list for the management account. Empty
   * when the way up to the root, or what hangs on it, was not collected. Levels of which no policy was collected are left
   * out, see {@link #bareLevels}.
   */
  Optional<List<List<Policy>>> scpLevels(String account) {
    if (account.equals(managementAccount)) {
      return Optional.of(List.of());
    }
    Deque<String> way = way(account);
    List<List<Policy>> levels = way.stream()
        .map(target -> policies(target, Layer.SCP))
        .filter(policies -> !policies.isEmpty())
        .toList();
    return way.size() < 2 || levels.isEmpty() ? Optional.empty() : Optional.of(levels);
  }

  /**
   * The account, units and root over it that have no service control policy here. In AWS each has one at least while such
   * policies are in use: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_attach.html
   */
  List<String> bareLevels(String account) {
    return account.equals(managementAccount)
        ? List.of()
        : way(account).stream()
            .filter(target -> policies(target, Layer.SCP).isEmpty())
            .toList();
  }

  /** The resource control policies over an account's resources; only their denies count, so levels do not matter. */
  List<Policy> rcps(String account) {
    List<Policy> policies = new ArrayList<>();
    if (!account.equals(managementAccount)) {
      way(account).forEach(target -> policies.addAll(policies(target, Layer.RCP)));
    }
    return policies;
  }

  private List<Policy> policies(String target, Layer layer) {
    return attached.getOrDefault(target, List.of()).stream()
        .filter(one -> one.layer() == layer)
        .map(Attached::policy)
        .toList();
  }

  // The way is walked at most once round: a damaged inventory may hold a cycle.
  private Deque<String> way(String account) {
    Deque<String> way = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    for (String at = account; at != null && seen.add(at); at = parents.get(at)) {
      way.addFirst(at);
    }
    return way;
  }
}
