package dev.tourniquet.iam;

import java.util.Optional;

/** Takes over what runs with a role: proven by nothing in IAM, possible where an administrator role may carry it. */
final class WorkloadTrial {

  private static final String CARRIES = "which workloads carry the role";
  private static final String NOT_COLLECTED = "which workloads there are was not collected";

  private final Population population;

  WorkloadTrial(Population population) {
    this.population = population;
  }

  PathResult of(EscalationPath path, Subject subject) {
    String account = subject.caller().account();
    if (!population.isKnown(account)) {
      return PathResult.possible("", NOT_COLLECTED);
    }
    return population
        .adminRolesOf(account, path.services())
        .findFirst()
        .map(role -> PathResult.possible(role.arn(), CARRIES))
        .orElseGet(() -> PathResult.blocked(
            "", "no administrator role trusts " + path.services().get(0)));
  }

  /**
   * Whoever administers a cluster has the roles of its pods. Few accounts have one: of policies in hand, without an
   * account, it is not asked.
   */
  Optional<PathResult> inCluster(Subject subject) {
    String account = subject.caller().account();
    if (!population.inventory().accounts().containsKey(account)) {
      return Optional.empty();
    }
    if (!population.isKnown(account)) {
      return Optional.of(PathResult.possible("", NOT_COLLECTED));
    }
    return Optional.of(population
        .adminRolesOfPods(account)
        .findFirst()
        .map(role -> PathResult.possible(role.arn(), CARRIES))
        .orElseGet(
            () -> PathResult.blocked("", "no administrator role trusts the pods of a cluster")));
  }
}
