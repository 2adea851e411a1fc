package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads a condition. Binding, least to most: {@code or}, {@code and}, {@code not}, {@code x of}, brackets. */
final class ConditionParser {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.*-]+");
  private static final Set<String> OPERATORS = Set.of("and", "or", "not", "of");
  private static final int MAX_DEPTH = 100;

  private final ConditionWords words;
  private int depth;

  private ConditionParser(ConditionWords words) {
    this.words = words;
  }

  /**
   * Reads a whole condition.
   *
   * @throws IllegalArgumentException when it is no condition, saying where
   */
  static Condition parse(String source) {
    ConditionWords words = new ConditionWords(source);
    if (source.indexOf('|') >= 0) {
      throw words.invalid("aggregation after | was removed from Sigma; write a correlation rule");
    }
    if (words.atEnd()) {
      throw words.invalid("it is empty; name a selection");
    }
    Condition condition = new ConditionParser(words).or();
    if (!words.atEnd()) {
      throw words.invalid("%s is out of place; join with and or or".formatted(words.here()));
    }
    return condition;
  }

  private Condition or() {
    List<Condition> parts = joined("or", this::and);
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }

  private Condition and() {
    List<Condition> parts = joined("and", this::not);
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  private List<Condition> joined(String word, Supplier<Condition> part) {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (words.take(word));
    return parts;
  }

  private Condition not() {
    return words.take("not") ? new Condition.Negation(deeper(this::not)) : operand();
  }

  private Condition operand() {
    if (words.atEnd()) {
      throw words.invalid("it ends where a selection should stand");
    }
    if (words.take("(")) {
      Condition inner = deeper(this::or);
      if (!words.take(")")) {
        throw words.invalid("a bracket is not closed before %s".formatted(words.here()));
      }
      return inner;
    }
    return words.thenComes("of") ? of() : new Condition.Name(name());
  }

  private Condition deeper(Supplier<Condition> part) {
    depth++;
    if (depth > MAX_DEPTH) {
      throw words.invalid("it nests more than %d deep".formatted(MAX_DEPTH));
    }
    Condition condition = part.get();
    depth--;
    return condition;
  }

  private Condition of() {
    int count = count(words.take());
    words.take("of");
    if (words.atEnd()) {
      throw words.invalid("it ends after of; name selections, such as 1 of selection*");
    }
    return new Condition.Of(count, words.take("them") ? Condition.Of.THEM : name());
  }

  private int count(String quantity) {
    String word = quantity.toLowerCase(Locale.ROOT);
    if (word.equals("all")) {
      return Condition.Of.ALL;
    }
    if (word.equals("any")) {
      return 1;
    }
    if (!word.matches("[1-9]\\d{0,5}")) {
      throw words.invalid(
          "%s of is unknown; write 1 of, 2 of or all of".formatted(Problem.excerpt(quantity)));
    }
    return Integer.parseInt(word);
  }

  private String name() {
    String word = words.peek();
    if (OPERATORS.contains(word.toLowerCase(Locale.ROOT)) || !NAME.matcher(word).matches()) {
      throw words.invalid("%s stands where a selection should".formatted(words.here()));
    }
    return words.take();
  }
}
