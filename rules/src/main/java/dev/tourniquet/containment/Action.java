package dev.tourniquet.containment;

import java.util.List;

/** Stops what one kind of trigger opened; no steps where the situation does not tell enough for an exact call. */
interface Action {

  /** Enough to stop the bleed, and nothing else. */
  List<Step> least(Situation s);

  /**
   * What to add in front, where the least alone would keep it from being put back: steps are undone the last one first.
   */
  default List<Step> before(Situation s) {
    return List.of();
  }

  /** What to add so that it cannot be opened again at once. */
  default List<Step> more(Situation s) {
    return List.of();
  }

  /**
   * What keeps evidence and stops nobody: it comes after what stops the caller, since the first refusal ends a plan, and
   * none of these may keep that from happening.
   */
  default List<Step> evidence(Situation s) {
    return List.of();
  }
}
