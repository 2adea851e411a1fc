package dev.tourniquet.jobs.contain;

import java.util.List;
import java.util.function.Consumer;

/** Tells how to undo what was done so far. */
final class WayBack {
  private final Consumer<String> told;

  WayBack(Consumer<String> told) {
    this.told = told;
  }

  void tell(Attempt attempt) {
    List<Entry> back = attempt.wayBack();
    if (back.isEmpty()) {
      told.accept("Stopped. Nothing was changed.");
      return;
    }
    told.accept("Stopped. Run the same command again to go on, or go back with `release "
        + back.get(0).finding() + "`, which makes these calls:");
    for (Entry entry : back) {
      told.accept("  " + entry.step().inverseCli()
          + (entry.state().isUncertain() ? "   # may not have taken effect" : ""));
    }
  }
}
