package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries the known escalation paths, each in the way of its kind. */
final class EscalationSearch {

  private final PrincipalTrial principals;
  private final WorkloadTrial workloads;
  private final OrganizationTrial organization;
  private final BoundaryTrial boundaries;

  EscalationSearch(Population population) {
    this.principals = new PrincipalTrial(population);
    this.workloads = new WorkloadTrial(population);
    this.organization = new OrganizationTrial(population.inventory());
    this.boundaries = new BoundaryTrial(this, population.inventory());
  }

  /** Every path whose permissions the subject's own policies grant, with its verdict. */
  List<Escalation> paths(Subject subject) {
    List<Escalation> found = new ArrayList<>();
    for (EscalationPath path : EscalationPath.ALL) {
      result(path, subject).ifPresent(result -> found.add(result.of(path, subject)));
    }
    return found;
  }

  /** What could not be tried, since nobody looked for what it takes. */
  List<Gap> gaps(Subject subject) {
    return organization.gaps(subject);
  }

  /** The first path by which the subject makes itself an administrator without anybody else. */
  Optional<Escalation> selfMade(Subject subject) {
    return EscalationPath.ALL.stream()
        .filter(path -> path.isSelf() || path.liftsOwnBoundary())
        .filter(path -> has(path.permissions(), subject))
        .flatMap(path -> attempt(path, subject).filter(PathResult::isProven).stream()
            .map(result -> result.of(path, subject)))
        .findFirst();
  }

  private Optional<PathResult> result(EscalationPath path, Subject subject) {
    if (has(path.permissions(), subject)) {
      return attempt(path, subject);
    }
    Optional<PathResult> byTrust = byTrust(path, subject);
    if (byTrust.isPresent() || !subject.reach().wouldHave(path.permissions())) {
      return byTrust;
    }
    return concerns(path, subject)
        ? Optional.of(PathResult.blocked("", "a deny, a boundary or the organization stops it"))
        : Optional.empty();
  }

  private boolean concerns(EscalationPath path, Subject subject) {
    return path.isSelf()
        ? path.fits(subject.caller())
        : !path.isConfined() || attempt(path, subject).isPresent();
  }

  private static boolean has(List<String> permissions, Subject subject) {
    return subject.reach().canAll(permissions, subject.reach().effective().all());
  }

  /** A trust that names the caller itself needs no permission of its own; what it takes beside that must be had. */
  private Optional<PathResult> byTrust(EscalationPath path, Subject subject) {
    List<String> others = path.permissions().stream()
        .filter(permission -> !permission.equals("sts:AssumeRole"))
        .toList();
    boolean had =
        !others.isEmpty() && others.size() < path.permissions().size() && has(others, subject);
    return had ? attempt(path, subject).filter(PathResult::isProven) : Optional.empty();
  }

  /** Empty where a path is none for this subject. */
  private Optional<PathResult> attempt(EscalationPath path, Subject subject) {
    if (path.actsForOrganization()) {
      return organization.of(path, subject);
    }
    if (path.liftsOwnBoundary()) {
      return boundaries.of(path, subject);
    }
    if (path.entersCluster()) {
      return workloads.inCluster(subject);
    }
    return path.needsWorkload()
        ? Optional.of(workloads.of(path, subject))
        : principals.of(path, subject);
  }
}
