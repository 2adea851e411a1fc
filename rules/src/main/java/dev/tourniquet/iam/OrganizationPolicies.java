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
   * when the way up to the root, or what hangs on it, was not collected.
   */
  Optional<List<List<Policy>>> scpLevels(String account) {
    if (account.equals(managementAccount)) {
      return Optional.of(List.of());
    }
    Deque<String> way = way(account);
    boolean known = way.stream().anyMatch(target -> !policies(target, Layer.SCP).isEmpty());
    return way.size() < 2 || !known
        ? Optional.empty()
        : Optional.of(way.stream().map(target -> policies(target, Layer.SCP)).toList());
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
