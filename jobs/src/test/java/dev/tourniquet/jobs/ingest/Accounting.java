package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.BrokenObject.Place;
import dev.tourniquet.jobs.ingest.Outcome.Kept;
import dev.tourniquet.jobs.ingest.Outcome.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The promise: every event that is whole is kept as it was, every other is accounted for with its place and reason,
 * and nothing is made up.
 */
final class Accounting {
  private static final Set<String> ENDS_EARLY =
      Set.of("CUT_OFF", "BROKEN_GZIP", "TOO_LARGE", "EMPTY", "BROKEN_JSON", "NO_EVENT_ID");
  private static final int LONGEST_ERROR = 2_000;

  private final BrokenObject object;
  private final Outcome outcome;
  private final byte[] inflated;
  private final List<String> complaints = new ArrayList<>();

  private Accounting(BrokenObject object, Outcome outcome, Limits limits) {
    this.object = object;
    this.outcome = outcome;
    this.inflated = object.inflated(limits.objectBytes());
  }

  /** What is wrong with an outcome; nothing, when the promise is kept. */
  static List<String> complaints(BrokenObject object, Outcome outcome, Limits limits) {
    var accounting = new Accounting(object, outcome, limits);
    object.events().forEach(accounting::check);
    accounting.checkNothingInvented();
    outcome.told().forEach(accounting::check);
    return accounting.complaints;
  }

  private void check(Place place) {
    List<Kept> kept = outcome.kept().stream()
        .filter(each -> place.event().id().equals(each.id()))
        .toList();
    if (isWhole(place)) {
      if (kept.size() != 1 || !place.event().parameters().equals(kept.get(0).parameters())) {
        complain("the whole event " + place.event().id() + " was kept as " + kept);
      }
    } else if (kept.isEmpty() && !isToldOf(place) && !isKeptUnderAnotherId(place)) {
      complain("the broken event " + place.event().id() + " at " + place.start()
          + " is neither kept nor told of: " + outcome.told());
    }
  }

  private boolean isWhole(Place place) {
    byte[] text = place.event().bytes();
    if (place.start() >= 0) {
      return matches(text, place.start()) && place.end() - place.start() == text.length;
    }
    for (int i = 0; i + text.length <= inflated.length; i++) {
      if (matches(text, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(byte[] text, int at) {
    return at + text.length <= inflated.length
        && java.util.Arrays.equals(inflated, at, at + text.length, text, 0, text.length);
  }

  private boolean isToldOf(Place place) {
    return outcome.told().stream()
        .anyMatch(told -> place.start() < 0
            || (place.end() > inflated.length && ENDS_EARLY.contains(told.reason()))
            || (told.position() <= place.end() && !isWholeBetween(told.position(), place.start())));
  }

  /** Of two broken events in a row, the second may begin where nobody can tell: they are told as one. */
  private boolean isWholeBetween(long from, int to) {
    return object.events().stream()
        .anyMatch(each -> each.start() >= from && each.end() <= to && isWhole(each));
  }

  /** A bit that flipped in its id leaves an event that reads as well as any. */
  private boolean isKeptUnderAnotherId(Place place) {
    Set<String> planted =
        object.events().stream().map(each -> each.event().id()).collect(Collectors.toSet());
    return place.start() >= 0
        && outcome.kept().stream().anyMatch(kept -> !planted.contains(kept.id()));
  }

  private void checkNothingInvented() {
    long broken = object.events().stream().filter(place -> !isWhole(place)).count();
    Set<String> planted =
        object.events().stream().map(each -> each.event().id()).collect(Collectors.toSet());
    List<String> strangers = outcome.kept().stream()
        .map(Kept::id)
        .filter(id -> !planted.contains(id))
        .toList();
    if (strangers.size() > broken) {
      complain("events were made up: " + strangers);
    }
    boolean nothingTold = outcome.told().isEmpty();
    if (outcome.kept().isEmpty() && nothingTold && object.fault() != Fault.EMPTY) {
      complain("nothing was kept and nothing told");
    }
  }

  private void check(Told told) {
    if (told.position() < 0 || told.position() > inflated.length) {
      complain("a problem lies outside of the object's " + inflated.length + " bytes: " + told);
    }
    if (told.error().isBlank() || told.error().length() > LONGEST_ERROR) {
      complain("a problem is not told well: " + told);
    }
  }

  private void complain(String what) {
    complaints.add(object + ": " + what);
  }
}
