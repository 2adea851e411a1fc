package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries the known escalation paths on the principals that exist. */
final class EscalationSearch {

  private final Population population;

  EscalationSearch(Population population) {
    this.population = population;
  }

  /** Every path whose permissions the subject's own policies grant, with its verdict. */
  List<Escalation> paths(Subject subject) {
    List<Escalation> found = new ArrayList<>();
    for (EscalationPath path : EscalationPath.ALL) {
      if (subject.reach().canAll(path.permissions(), subject.reach().effective().all())) {
        attempt(path, subject).ifPresent(found::add);
      } else if (byTrust(path, subject).isPresent()) {
        byTrust(path, subject).ifPresent(found::add);
      } else if (subject.reach().wouldHave(path.permissions())) {
        found.add(verdict(
            path,
            subject,
            PathVerdict.BLOCKED,
            "",
            "a deny, a boundary or the organization stops it"));
      }
    }
    return found;
  }

  /** The first path by which the subject makes itself an administrator without anybody else. */
  Optional<Escalation> selfMade(Subject subject) {
    return EscalationPath.ALL.stream()
        .filter(EscalationPath::isSelf)
        .filter(path -> subject
            .reach()
            .canAll(path.permissions(), subject.reach().effective().all()))
        .flatMap(path -> attempt(path, subject).stream())
        .filter(escalation -> escalation.verdict() == PathVerdict.PROVEN)
        .findFirst();
  }

  /** A trust that names the caller itself needs no permission of its own; what it takes beside that must be had. */
  private Optional<Escalation> byTrust(EscalationPath path, Subject subject) {
    List<String> others = path.permissions().stream()
        .filter(permission -> !permission.equals("sts:AssumeRole"))
        .toList();
    boolean had = !others.isEmpty()
        && others.size() < path.permissions().size()
        && subject.reach().canAll(others, subject.reach().effective().all());
    return had
        ? attempt(path, subject).filter(found -> found.verdict() == PathVerdict.PROVEN)
        : Optional.empty();
  }

  private Optional<Escalation> attempt(EscalationPath path, Subject subject) {
    String account = subject.caller().account();
    if (path.needsWorkload()) {
      return Optional.of(workload(path, subject, account));
    }
    if (path.isSelf() && !fits(path, subject.caller())) {
      return Optional.empty();
    }
    Map<String, Match> results = new LinkedHashMap<>();
    targets(path, subject).forEach(target -> results.put(target, on(target, path, subject)));
    for (Map.Entry<String, Match> result : results.entrySet()) {
      if (result.getValue().isYes()) {
        return Optional.of(proven(path, subject, result.getKey()));
      }
    }
    return Optional.of(unproven(path, subject, results));
  }

  private Escalation proven(EscalationPath path, Subject subject, String target) {
    return path.isSelf() && !Population.couldBeAdmin(subject.layers())
        ? verdict(
            path,
            subject,
            PathVerdict.BLOCKED,
            target,
            "a boundary or the organization keeps it below")
        : verdict(path, subject, PathVerdict.PROVEN, target, "");
  }

  private Escalation unproven(EscalationPath path, Subject subject, Map<String, Match> results) {
    Match open = results.values().stream().reduce(Match.NO, Match::or);
    boolean policy = path.targetType().equals("policy");
    boolean resolvable = policy
        ? subject.entity().isPresent()
        : population.isKnown(subject.caller().account());
    if (open.isNo() && resolvable) {
      String none = policy
          ? "no policy of the account that hangs on it lets it"
          : "no administrator is in its reach";
      return verdict(path, subject, PathVerdict.BLOCKED, "", none);
    }
    String why =
        open.isNo() ? "which targets there are was not collected" : String.join(", ", open.keys());
    return verdict(path, subject, PathVerdict.POSSIBLE, "", why);
  }

  private Escalation workload(EscalationPath path, Subject subject, String account) {
    if (!population.isKnown(account)) {
      return verdict(
          path, subject, PathVerdict.POSSIBLE, "", "which workloads there are was not collected");
    }
    Optional<IamEntity> role = population.adminRolesOf(account, path.services()).findFirst();
    return role.map(r ->
            verdict(path, subject, PathVerdict.POSSIBLE, r.arn(), "which workloads carry the role"))
        .orElseGet(() -> verdict(
            path,
            subject,
            PathVerdict.BLOCKED,
            "",
            "no administrator role trusts " + path.services().get(0)));
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

  private static boolean fits(EscalationPath path, Caller caller) {
    return switch (path.targetType()) {
      case "role" -> caller.isRole();
      case "user", "group" -> caller.kind() == Caller.Kind.USER;
      default -> true;
    };
  }

  private static Escalation verdict(
      EscalationPath path, Subject subject, PathVerdict verdict, String target, String reason) {
    boolean open =
        subject.reach().canAll(path.permissions(), subject.reach().effective().open());
    return new Escalation(path.id(), path.permissions(), verdict, open, target, reason);
  }
}
