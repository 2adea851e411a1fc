package dev.tourniquet.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whom the policy of a resource lets in: everyone, strangers, our organization, or only ourselves. */
public final class PolicyExposure {

  private final ResourceKind kind;
  private final Owner owner;
  private final Narrowing narrowing;

  private PolicyExposure(ResourceKind kind, Owner owner) {
    this.kind = kind;
    this.owner = owner;
    this.narrowing = new Narrowing(owner);
  }

  /**
   * Judges one policy. What guards a resource beside its policy (public access blocks, ACLs, authorisers, resource
   * control policies) is not looked at.
   */
  public static Exposure of(Policy policy, ResourceKind kind, Owner owner) {
    return new PolicyExposure(kind, owner).of(policy);
  }

  private Exposure of(Policy policy) {
    Exposure whole = Exposure.NONE;
    for (Statement statement : policy.statements()) {
      if (statement.effect() == Effect.ALLOW) {
        whole = whole.or(allowed(statement, policy));
      }
    }
    return whole;
  }

  private Exposure allowed(Statement statement, Policy policy) {
    PrincipalClause principals = statement.principals();
    if (principals.excluded()) {
      return everyone(statement, policy);
    }
    Exposure exposure = Exposure.NONE;
    for (PrincipalName name : principals.names()) {
      exposure = exposure.or(one(name, statement, policy));
    }
    return exposure;
  }

  private Exposure one(PrincipalName name, Statement statement, Policy policy) {
    return switch (name.type()) {
      case PrincipalName.AWS -> aws(name, statement, policy);
      case "Service" -> service(name.value(), statement);
      case "Federated" -> federated(name.value(), statement);
      default ->
        named(name.value(), statement, "a canonical user id tells no account: " + name.value());
    };
  }

  private Exposure aws(PrincipalName name, Statement statement, Policy policy) {
    if (name.isEveryone() || isEveryAccount(name.value())) {
      return everyone(statement, policy);
    }
    String account = name.account();
    // The old kind of CloudFront identity; it reads for the distributions of the bucket's owner.
    if (owner.owns(account) || account.equals("cloudfront")) {
      return exposure(Audience.OWN, Set.of(), statement, "");
    }
    return account.isEmpty()
        ? exposure(
            Audience.OWN,
            Set.of(),
            statement,
            "names a principal that was deleted: " + name.value())
        : named(account, statement, "");
  }

  /** Every account of a partition, which is everyone who has one there. */
  private static boolean isEveryAccount(String arn) {
    return arn.startsWith("arn:aws") && arn.endsWith(":iam::*:root");
  }

  private Exposure everyone(Statement statement, Policy policy) {
    Audience widest = kind.everyone();
    if (kind == ResourceKind.LAMBDA_FUNCTION && !takesAnonymous(statement)) {
      widest = Audience.PUBLIC_ANY_AWS;
    }
    Exposure all = exposure(widest, Set.of(), statement, note());
    for (Condition condition : statement.conditions()) {
      all = narrowed(all, narrowing.of(condition), statement);
    }
    for (Statement deny : policy.statements()) {
      if (DenyOfOthers.covers(deny, statement)) {
        all = narrowed(all, narrowing.ofDenied(deny.conditions().get(0)), statement);
      }
    }
    return all;
  }

  private String note() {
    return switch (kind) {
      case API_GATEWAY -> "an authoriser may still refuse";
      case ECR_PUBLIC -> "the registry is public by design";
      default -> "";
    };
  }

  private static Exposure narrowed(Exposure all, Optional<Exposure> left, Statement statement) {
    if (left.isEmpty() || left.get().audience().compareTo(all.audience()) <= 0) {
      return all;
    }
    return exposure(left.get().audience(), left.get().foreign(), statement, "");
  }

  /** Function URLs can be open to callers without credentials; every other call to a function is signed. */
  private static boolean takesAnonymous(Statement statement) {
    return statement.conditions().stream()
            .anyMatch(c -> Context.fold(c.key()).equals("lambda:functionurlauthtype")
                && c.everyValue("NONE"::equals))
        || (statement.conditions().isEmpty()
            && statement.actions().matches("lambda:invokefunctionurl"));
  }

  private Exposure service(String name, Statement statement) {
    Deputy deputy = Deputy.of(statement, narrowing);
    if (!deputy.strangers().isEmpty()) {
      return exposure(Audience.FOREIGN, deputy.strangers(), statement, "");
    }
    String note = name
        + " may come on behalf of any customer (confused deputy): no condition fixes the source";
    boolean unbound = kind != ResourceKind.IAM_ROLE && !deputy.bound();
    return exposure(Audience.OWN, Set.of(), statement, unbound ? note : "");
  }

  /** A provider serves the account that it is set up in. */
  private Exposure federated(String provider, Statement statement) {
    Exposure exposure = FederatedTrust.of(provider, statement);
    String account = Caller.of(provider).account();
    return exposure.isPublic() || account.isEmpty() || owner.owns(account)
        ? exposure
        : named(account, statement, "");
  }

  private static Exposure named(String foreign, Statement statement, String note) {
    return exposure(Audience.FOREIGN, Set.of(foreign), statement, note);
  }

  private static Exposure exposure(
      Audience audience, Set<String> foreign, Statement statement, String note) {
    Set<String> actions = new LinkedHashSet<>();
    String prefix = statement.actions().excluded() ? "not " : "";
    statement
        .actions()
        .patterns()
        .forEach(p -> actions.add(prefix + p.toString().toLowerCase(Locale.ROOT)));
    return new Exposure(
        audience,
        foreign,
        actions,
        List.of(statement.source()),
        note.isEmpty() ? List.of() : List.of(note));
  }
}
