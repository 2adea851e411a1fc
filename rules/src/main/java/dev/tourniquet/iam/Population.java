package dev.tourniquet.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The principals of one account as targets: which are administrators, and which could be made so. */
final class Population {

  private static final Policy EVERYTHING = PolicyReader.read(
      "everything",
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

  private static final String PODS = "pods.eks.amazonaws.com";
  private static final String CLUSTER = ":oidc-provider/oidc.eks.";

  private final IamInventory inventory;
  private final Map<String, Boolean> admins = new HashMap<>();
  private final Map<String, Boolean> ceilings = new HashMap<>();

  Population(IamInventory inventory) {
    this.inventory = inventory;
  }

  IamInventory inventory() {
    return inventory;
  }

  /** Whether all principals of an account are here, not only those that calls tell of. */
  boolean isKnown(String account) {
    IamAccount known = inventory.accounts().get(account);
    return known != null
        && known.gaps().stream().noneMatch(gap -> gap.code() == GapCode.CALLS_ONLY);
  }

  Stream<IamEntity> entities(String account) {
    IamAccount known = inventory.accounts().get(account);
    return known == null ? Stream.empty() : known.entities().values().stream();
  }

  Stream<IamEntity> groups(String account) {
    IamAccount known = inventory.accounts().get(account);
    return known == null ? Stream.empty() : known.groups().values().stream();
  }

  /** The policies of its own account that hang on a user, its groups or a role. */
  Stream<String> customerPolicies(IamEntity entity) {
    String account = entity.caller().account();
    Stream<IamEntity> groups =
        groups(account).filter(group -> entity.groups().contains(group.caller().name()));
    return Stream.concat(Stream.of(entity), groups)
        .flatMap(holder -> holder.policies().managed().stream())
        .filter(arn -> arn.contains(":" + account + ":policy/"))
        .distinct();
  }

  /** Every known version of a policy of the account. */
  Stream<Policy> versions(String account, String arn) {
    IamAccount known = inventory.accounts().get(account);
    return known == null ? Stream.empty() : known.managed().versionsOf(arn).values().stream();
  }

  boolean isAdmin(IamEntity entity) {
    return admins.computeIfAbsent(
        entity.arn(), arn -> Reach.of(entity.caller(), layers(entity)).isAdmin());
  }

  /** Whether it would be an administrator if it were given everything: no boundary, no organization stops it. */
  boolean couldBeAdmin(IamEntity entity) {
    return ceilings.computeIfAbsent(entity.arn(), arn -> couldBeAdmin(layers(entity)));
  }

  static boolean couldBeAdmin(Layers layers) {
    return Reach.of(Caller.of("nobody"), layers.with(Layer.IDENTITY, List.of(EVERYTHING)))
        .isAdmin();
  }

  /** Roles that are administrators and that a service may assume. */
  Stream<IamEntity> adminRolesOf(String account, List<String> services) {
    return entities(account).filter(role -> trusts(role, services)).filter(this::isAdmin);
  }

  /** Roles that are administrators and that pods of a cluster may assume, by either of its two ways. */
  Stream<IamEntity> adminRolesOfPods(String account) {
    return entities(account)
        .filter(role -> trusted(role)
            .anyMatch(name -> (name.type().equals("Service") && name.value().equals(PODS))
                || (name.type().equals("Federated") && name.value().contains(CLUSTER))))
        .filter(this::isAdmin);
  }

  private static boolean trusts(IamEntity role, List<String> services) {
    return trusted(role)
        .anyMatch(name -> name.type().equals("Service") && services.contains(name.value()));
  }

  private static Stream<PrincipalName> trusted(IamEntity role) {
    return role.trust().stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .flatMap(statement -> statement.principals().names().stream());
  }

  private Layers layers(IamEntity entity) {
    IamAccount account = inventory.accounts().get(entity.caller().account());
    if (account != null && account.groups().containsValue(entity)) {
      return account.known(entity).layers();
    }
    return inventory.known(entity.caller()).layers();
  }
}
