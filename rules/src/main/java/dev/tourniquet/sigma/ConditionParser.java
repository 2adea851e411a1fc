package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition. Binding, least to most: {@code or}, {@code and}, {@code not}, {@code x of}, brackets.
 */
final class ConditionParser {

  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.*-]+");
  private static final Set<String> OPERATORS = Set.of("and", "or", "not", "of");
  private static final int MAX_DEPTH = 100;
  private static final int MAX_TOKENS = 10_000;

  private final String source;
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private int depth;

  private ConditionParser(String source) {
    this.source = source;
    Matcher matcher = TOKEN.matcher(source);
    while (matcher.lookingAt() && tokens.size() <= MAX_TOKENS) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), source.length());
    }
  }

  /**
   * Reads a whole condition.
   *
   * @throws IllegalArgumentException when it is no condition, saying where
   */
  static Condition parse(String source) {
    if (source.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "Invalid condition: %s: aggregation after | was removed from Sigma; write a correlation rule"
              .formatted(Problem.excerpt(source)));
    }
    ConditionParser parser = new ConditionParser(source);
    if (parser.tokens.isEmpty()) {
      throw new IllegalArgumentException("Invalid condition: it is empty; name a selection");
    }
    if (parser.tokens.size() > MAX_TOKENS) {
      throw parser.invalid("it has more than %d words".formatted(MAX_TOKENS));
    }
    Condition condition = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw parser.invalid("%s is out of place; join with and or or".formatted(parser.here()));
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
    } while (take(word));
    return parts;
  }

  private Condition not() {
    if (!take("not")) {
      return operand();
    }
    enter();
    Condition part = not();
    depth--;
    return new Condition.Negation(part);
  }

  private Condition operand() {
    if (next == tokens.size()) {
      throw invalid("it ends where a selection should stand");
    }
    if (take("(")) {
      enter();
      Condition inner = or();
      depth--;
      if (!take(")")) {
        throw invalid("a bracket is not closed before %s".formatted(here()));
      }
      return inner;
    }
    boolean of = next + 1 < tokens.size() && tokens.get(next + 1).equalsIgnoreCase("of");
    return of ? of() : new Condition.Name(name());
  }

  private Condition of() {
    String quantity = tokens.get(next);
    next += 2;
    if (next == tokens.size()) {
      throw invalid("it ends after of; name selections, such as 1 of selection*");
    }
    String pattern = tokens.get(next).equalsIgnoreCase("them") ? "them" : null;
    if (pattern == null) {
      pattern = name();
    } else {
      next++;
    }
    return new Condition.Of(count(quantity), pattern);
  }

  private int count(String quantity) {
    String word = quantity.toLowerCase(Locale.ROOT);
    if (word.equals("all")) {
      return 0;
    }
    if (word.equals("any")) {
      return 1;
    }
    if (!word.matches("[1-9]\\d{0,5}")) {
      throw invalid(
          "%s of is unknown; write 1 of, 2 of or all of".formatted(Problem.excerpt(quantity)));
    }
    return Integer.parseInt(word);
  }

  private String name() {
    String token = tokens.get(next);
    if (OPERATORS.contains(token.toLowerCase(Locale.ROOT))
        || !NAME.matcher(token).matches()) {
      throw invalid("%s stands where a selection should".formatted(here()));
    }
    next++;
    return token;
  }

  private void enter() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw invalid("it nests more than %d deep".formatted(MAX_DEPTH));
    }
  }

  private boolean take(String word) {
    boolean found = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    next += found ? 1 : 0;
    return found;
  }

  private String here() {
    return next < tokens.size()
        ? "\"%s\" (word %d)".formatted(Problem.excerpt(tokens.get(next)), next + 1)
        : "its end";
  }

  private IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException(
        "Invalid condition: %s: %s".formatted(Problem.excerpt(source), why));
  }
}
