package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users, roles, groups and managed policies of one account.
 *
 * @param id the account, twelve digits
 * @param entities users and roles by ARN
 * @param groups groups by name
 * @param managed its managed policies
 * @param gaps what could not be read of the account as a whole
 */
public record IamAccount(
    String id,
    Map<String, IamEntity> entities,
    Map<String, IamEntity> groups,
    ManagedPolicies managed,
    List<Gap> gaps)
    implements Serializable {

  private static final int MOST_NOT_UNDERSTOOD = 5;

  public IamAccount {
    requireNonNull(id, "id is null");
    entities = Map.copyOf(entities);
    groups = Map.copyOf(groups);
    requireNonNull(managed, "managed is null");
    gaps = List.copyOf(gaps);
  }

  /**
   * The user, the role, or the role of the session. Names are unique in their account, and neither the ARN of a session
   * nor the key of a resource tells the path.
   */
  public Optional<IamEntity> entity(Caller caller) {
    if (entities.containsKey(caller.arn())) {
      return Optional.of(entities.get(caller.arn()));
    }
    boolean bareUser = caller.arn().endsWith(":user/" + caller.name());
    return !caller.isRole() && !bareUser
        ? Optional.empty()
        : entities.values().stream()
            .filter(entity -> entity.caller().isRole() == caller.isRole())
            .filter(entity -> entity.caller().name().equals(caller.name()))
            .findFirst();
  }

  /** Everything that speaks for or against an entity in its own account, with what is missing of it. */
  Known known(IamEntity entity) {
    List<Gap> missing = new ArrayList<>(gaps);
    List<Policy> identity = new ArrayList<>(policies(entity, missing));
    for (String group : entity.groups()) {
      IamEntity found = groups.get(group);
      if (found == null) {
        missing.add(
            new Gap(GapCode.POLICY_UNREADABLE, "group " + group + ": it was not collected"));
      } else {
        identity.addAll(policies(found, missing));
      }
    }
    Layers layers = Layers.ofIdentity(identity);
    String boundary = entity.policies().boundary();
    Optional<Policy> limit = managed.of(boundary);
    if (limit.isPresent()) {
      layers = layers.with(Layer.BOUNDARY, List.of(limit.get()));
      missing.addAll(notUnderstood(limit.get()));
    } else if (!boundary.isEmpty()) {
      layers = layers.notCollected(Layer.BOUNDARY);
      missing.add(new Gap(GapCode.BOUNDARY_DOCUMENT_MISSING, boundary));
    }
    return new Known(layers, missing);
  }

  private List<Policy> policies(IamEntity entity, List<Gap> missing) {
    missing.addAll(entity.policies().unreadable());
    List<Policy> policies = new ArrayList<>(entity.policies().inline());
    for (String arn : entity.policies().managed()) {
      managed
          .of(arn)
          .ifPresentOrElse(
              policies::add,
              () -> missing.add(new Gap(GapCode.MANAGED_POLICY_DOCUMENT_MISSING, arn)));
    }
    policies.forEach(policy -> missing.addAll(notUnderstood(policy)));
    return policies;
  }

  private static List<Gap> notUnderstood(Policy policy) {
    return policy.unknownElements().stream()
        .limit(MOST_NOT_UNDERSTOOD)
        .map(element -> new Gap(GapCode.UNKNOWN_ELEMENT, element + " in " + policy.name()))
        .toList();
  }

  /** Layers and what is not known of them. */
  record Known(Layers layers, List<Gap> gaps) {}
}
