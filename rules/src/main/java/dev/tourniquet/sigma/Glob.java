package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pattern with {@code *} and {@code ?}, prepared. Matching needs no backtracking: the time is bounded. */
final class Glob implements Serializable {

  private final List<Segment> segments;

  private Glob(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  /** From the symbols of a {@link SigmaString}. */
  static Glob of(List<Integer> symbols) {
    List<Segment> segments = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int symbol : symbols) {
      if (symbol == SigmaString.ANY_RUN) {
        segments.add(segment(open));
        open.clear();
      } else {
        open.add(symbol);
      }
    }
    segments.add(segment(open));
    return new Glob(segments);
  }

  private static Segment segment(List<Integer> symbols) {
    return Segment.of(symbols.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The same pattern for folded text. */
  Glob folded() {
    return new Glob(segments.stream().map(Segment::folded).toList());
  }

  /** The one text this pattern matches, when there is only one. */
  Optional<String> literal() {
    return segments.size() == 1 ? Optional.ofNullable(segments.get(0).literal()) : Optional.empty();
  }

  /** Whether the whole text fits. */
  boolean matches(String text) {
    Segment first = segments.get(0);
    if (segments.size() == 1) {
      return first.endAt(text, 0) == text.length();
    }
    int at = first.endAt(text, 0);
    int last = segments.size() - 1;
    for (int i = 1; i < last && at >= 0; i++) {
      // Empty between two stars: nothing to look for.
      at = segments.get(i).isEmpty() ? at : segments.get(i).endOfFirst(text, at);
    }
    return at >= 0 && segments.get(last).endsText(text, at);
  }
}
