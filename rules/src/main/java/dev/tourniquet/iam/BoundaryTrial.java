package dev.tourniquet.iam;

import java.util.Optional;

/** Takes away the boundary that keeps the subject below, or puts a wider one in its place. */
final class BoundaryTrial {

  private final EscalationSearch search;
  private final IamInventory inventory;

  BoundaryTrial(EscalationSearch search, IamInventory inventory) {
    this.search = search;
    this.inventory = inventory;
  }

  /** Empty where it has no boundary. */
  Optional<PathResult> of(EscalationPath path, Subject subject) {
    if (!subject.layers().isBounded() || !path.fits(subject.caller())) {
      return Optional.empty();
    }
    Match may = subject.may(path.permissions().get(0), subject.arn(), "", inventory);
    if (may.isNo()) {
      return Optional.of(PathResult.blocked("", "it may not do so to itself"));
    }
    Subject unbounded = Subject.of(
            subject.caller(), subject.layers().without(Layer.BOUNDARY), subject.entity())
        .tagged(subject.tags());
    if (!unbounded.reach().isAdmin() && search.selfMade(unbounded).isEmpty()) {
      return Optional.of(
          PathResult.blocked("", "without its boundary it is no administrator either"));
    }
    return Optional.of(
        may.isYes()
            ? PathResult.proven(subject.arn())
            : PathResult.possible(subject.arn(), String.join(", ", may.keys())));
  }
}
