package dev.tourniquet.iam;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds an administrator behind several principals, each of whom can take the place of the next. */
final class EscalationChain {

  // Each step is a call that succeeded in the model; longer chains are guesswork, and more
  // principals take too long.
  private static final int LONGEST = 4;
  private static final int MOST_VISITED = 200;

  private static final List<String> OVER_ROLES =
      List.of("sts:AssumeRole", "iam:UpdateAssumeRolePolicy");
  private static final List<String> OVER_USERS =
      List.of("iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile");

  private final Population population;
  private final EscalationSearch search;
  private final Map<String, List<Subject>> neighbours = new HashMap<>();
  private final Map<String, Boolean> summits = new HashMap<>();

  EscalationChain(Population population, EscalationSearch search) {
    this.population = population;
    this.search = search;
  }

  /** The shortest chain to a principal that is an administrator or can make itself one. */
  Optional<Escalation> from(Subject subject) {
    Set<String> seen = new HashSet<>(Set.of(subject.arn()));
    Deque<List<Subject>> open = new ArrayDeque<>(List.of(List.of(subject)));
    while (!open.isEmpty() && seen.size() <= MOST_VISITED) {
      List<Subject> way = open.removeFirst();
      for (Subject next : neighbours(way.get(way.size() - 1))) {
        if (seen.add(next.arn())) {
          List<Subject> longer = new ArrayList<>(way);
          longer.add(next);
          if (isSummit(next)) {
            return Optional.of(chain(longer));
          }
          if (longer.size() <= LONGEST) {
            open.addLast(longer);
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSummit(Subject subject) {
    return summits.computeIfAbsent(
        subject.arn(),
        arn -> subject.reach().isAdmin() || search.selfMade(subject).isPresent());
  }

  // Kept: every principal of an account is asked for the same neighbours. Limited and tagged
  // sessions have others, and so have those of which nobody knows the tags.
  private List<Subject> neighbours(Subject from) {
    return from.layers().has(Layer.SESSION) || !from.tags().tags().isEmpty()
        ? findNeighbours(from)
        : neighbours.computeIfAbsent(
            from.arn() + from.hasUnseenTags(), arn -> findNeighbours(from));
  }

  private List<Subject> findNeighbours(Subject from) {
    return population
        .entities(from.caller().account())
        .filter(entity -> !entity.isServiceLinked() && canBecome(from, entity))
        .map(entity -> Subject.of(
            entity.caller(),
            population.inventory().known(entity.caller()).layers(),
            Optional.of(entity)))
        .toList();
  }

  private boolean canBecome(Subject from, IamEntity to) {
    boolean role = to.caller().isRole();
    return (role ? OVER_ROLES : OVER_USERS)
        .stream()
            // A trust may name the caller itself: only then does the call need no permission of its
            // own.
            .filter(way -> way.equals("sts:AssumeRole")
                || from.reach().canAll(List.of(way), from.reach().effective().all()))
            .anyMatch(way -> from.may(way, to.arn(), "", population.inventory()).isYes());
  }

  private static Escalation chain(List<Subject> way) {
    List<String> arns = way.stream().map(Subject::arn).toList();
    return new Escalation("chain", arns, PathVerdict.PROVEN, true, arns.get(arns.size() - 1), "");
  }
}
