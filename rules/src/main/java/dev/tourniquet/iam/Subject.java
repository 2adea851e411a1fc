package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The principal whose ways up are looked for.
 *
 * @param caller who
 * @param layers everything that speaks for or against it
 * @param reach what the layers leave
 * @param entity the user or the role itself, when it was collected
 * @param tags those that a session brings with it
 */
record Subject(
    Caller caller, Layers layers, Reach reach, Optional<IamEntity> entity, SessionTags tags) {

  Subject {
    requireNonNull(caller, "caller is null");
    requireNonNull(layers, "layers is null");
    requireNonNull(reach, "reach is null");
    requireNonNull(entity, "entity is null");
    requireNonNull(tags, "tags is null");
  }

  static Subject of(Caller caller, Layers layers, Optional<IamEntity> entity) {
    return new Subject(caller, layers, Reach.of(caller, layers), entity, SessionTags.UNSEEN);
  }

  /** The same with the tags that its session brought. */
  Subject tagged(SessionTags brought) {
    return new Subject(caller, layers, reach, entity, brought);
  }

  /** Whether it may bring tags that nobody saw. */
  boolean hasUnseenTags() {
    return PrincipalContext.isSession(caller) && !tags.seen();
  }

  /** The ARN under which policies name it: its own, or for a session that of its role. */
  String arn() {
    return entity
        .map(IamEntity::arn)
        .orElse(
            caller.kind() == Caller.Kind.ROLE_SESSION
                ? "arn:" + caller.partition() + ":iam::" + caller.account() + ":role/"
                    + caller.name()
                : caller.arn());
  }

  /** Whether it may do this to a target, where what it writes and to whom it passes is up to it. */
  Match may(String permission, String target, String service, IamInventory inventory) {
    Context context = context(permission, inventory);
    if (!service.isEmpty()) {
      context = context.with("iam:PassedToService", service);
    }
    Layers all = inventory
        .policyOf(target)
        .map(trust -> layers.with(Layer.RESOURCE, List.of(trust)))
        .orElse(layers.notCollected(Layer.RESOURCE));
    Decision decision = Authorizer.decide(Request.of(caller, permission, target, context), all);
    return switch (decision.outcome()) {
      case ALLOWED -> Match.YES;
      case MAYBE -> new Match(Truth.UNKNOWN, decision.unmetKeys());
      default -> Match.NO;
    };
  }

  private Context context(String permission, IamInventory inventory) {
    String administrator = "arn:" + caller.partition() + ":iam::aws:policy/AdministratorAccess";
    Context context =
        PrincipalContext.of(inventory, caller, tags).with("iam:PolicyARN", administrator);
    if (!permission.endsWith("PermissionsBoundary")) {
      return context;
    }
    String now = entity.map(own -> own.policies().boundary()).orElse("");
    return context.with(
        "iam:PermissionsBoundary", permission.startsWith("iam:Put") ? administrator : now);
  }

  /** Whether it has a permission on whatever it makes itself. */
  Match mayAnywhere(String permission) {
    List<String> one = List.of(permission);
    if (reach.canAll(one, reach.effective().free())) {
      return Match.YES;
    }
    return reach.canAll(one, reach.effective().all())
        ? Match.maybe("the resource of " + permission)
        : Match.NO;
  }
}
