package dev.tourniquet.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries a path on the principals and policies that exist. */
final class PrincipalTrial {

  private final Population population;

  PrincipalTrial(Population population) {
    this.population = population;
  }

  /** Empty where the subject is of another kind than the path takes. */
  Optional<PathResult> of(EscalationPath path, Subject subject) {
    if (path.isSelf() && !path.fits(subject.caller())) {
      return Optional.empty();
    }
    Map<String, Match> results = new LinkedHashMap<>();
    targets(path, subject).forEach(target -> results.put(target, on(target, path, subject)));
    return Optional.of(results.entrySet().stream()
        .filter(result -> result.getValue().isYes())
        .findFirst()
        .map(result -> proven(path, subject, result.getKey()))
        .orElseGet(() -> unproven(path, subject, results)));
  }

  private static PathResult proven(EscalationPath path, Subject subject, String target) {
    return path.isSelf() && !Population.couldBeAdmin(subject.layers())
        ? PathResult.blocked(target, "a boundary or the organization keeps it below")
        : PathResult.proven(target);
  }

  private PathResult unproven(EscalationPath path, Subject subject, Map<String, Match> results) {
    Match open = results.values().stream().reduce(Match.NO, Match::or);
    boolean policy = path.targetType().equals("policy");
    boolean resolvable = policy
        ? subject.entity().isPresent()
        : population.isKnown(subject.caller().account());
    if (open.isNo() && resolvable) {
      return PathResult.blocked(
          "",
          policy
              ? "no policy of the account that hangs on it lets it"
              : "no administrator is in its reach");
    }
    return PathResult.possible(
        "",
        open.isNo() ? "which targets there are was not collected" : String.join(", ", open.keys()));
  }

  private Match on(String target, EscalationPath path, Subject subject) {
    String service = path.services().isEmpty() ? "" : path.services().get(0);
    Match result = Match.YES;
    for (String permission : path.permissions()) {
      Match one = path.onTarget().contains(permission)
          ? things(permission, target)
              .map(thing -> subject.may(permission, thing, service, population.inventory()))
              .reduce(Match.NO, Match::or)
          : subject.mayAnywhere(permission);
      result = result.and(one);
    }
    return result;
  }

  /** What a permission must be had on: the target, or the account's own policies that hang on it. */
  private Stream<String> things(String permission, String target) {
    return permission.equals("iam:CreatePolicyVersion") && !target.contains(":policy/")
        ? population.inventory().entity(Caller.of(target)).stream()
            .flatMap(population::customerPolicies)
        : Stream.of(target);
  }

  private Stream<String> targets(EscalationPath path, Subject subject) {
    if (path.isSelf()) {
      return SelfTargets.of(path, subject, population);
    }
    String account = subject.caller().account();
    if (path.passesRole()) {
      return population.adminRolesOf(account, path.services()).map(IamEntity::arn);
    }
    boolean role = path.targetType().equals("role");
    return population
        .entities(account)
        .filter(entity -> entity.caller().isRole() == role && !entity.isServiceLinked())
        .filter(entity -> !entity.arn().equals(subject.arn()))
        .filter(entity ->
            path.writesPolicy() ? population.couldBeAdmin(entity) : population.isAdmin(entity))
        .map(IamEntity::arn);
  }
}
