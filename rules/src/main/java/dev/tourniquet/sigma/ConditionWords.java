package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition, taken one after another. */
final class ConditionWords {

  private static final Pattern WORD = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final int MAX_WORDS = 10_000;

  private final String source;
  private final List<String> words = new ArrayList<>();
  private int next;

  ConditionWords(String source) {
    this.source = source;
    Matcher matcher = WORD.matcher(source);
    while (matcher.lookingAt() && words.size() < MAX_WORDS) {
      words.add(matcher.group(1));
      matcher.region(matcher.end(), source.length());
    }
    if (matcher.lookingAt()) {
      throw invalid("it has more than %d words".formatted(MAX_WORDS));
    }
  }

  boolean atEnd() {
    return next == words.size();
  }

  /** The next word; callers make sure that there is one. */
  String peek() {
    return words.get(next);
  }

  String take() {
    return words.get(next++);
  }

  /** Takes the next word if it is this one. */
  boolean take(String word) {
    boolean found = !atEnd() && peek().equalsIgnoreCase(word);
    next += found ? 1 : 0;
    return found;
  }

  /** Whether the word after the next is this one. */
  boolean thenComes(String word) {
    return next + 1 < words.size() && words.get(next + 1).equalsIgnoreCase(word);
  }

  /** The next word and its place, for messages. */
  String here() {
    return atEnd() ? "its end" : "\"%s\" (word %d)".formatted(Problem.excerpt(peek()), next + 1);
  }

  IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException(
        "Invalid condition: %s: %s".formatted(Problem.excerpt(source), why));
  }
}
