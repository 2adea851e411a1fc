package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for the placeholders that rules expand, such as {@code %Administrators%}.
 *
 * @param values by name without the percent signs; a value may hold wildcards
 */
public record Placeholders(Map<String, List<String>> values) {

  /** No values: every rule that expands a placeholder is refused. */
  public static final Placeholders NONE = new Placeholders(Map.of());

  /** A plain percent sign is written {@code \%}. */
  private static final Pattern TOKEN = Pattern.compile("\\\\%|%([^%\\s]+)%");

  private static final int MAX_EXPANSIONS = 10_000;

  public Placeholders {
    Map<String, List<String>> copy = new TreeMap<>();
    values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    values = Map.copyOf(copy);
  }

  /**
   * The value with each placeholder replaced by each of its values.
   *
   * @throws IllegalArgumentException when a placeholder has no values, or the combinations are too many
   */
  List<String> expand(String value) {
    List<String> expanded = List.of("");
    int end = 0;
    Matcher token = TOKEN.matcher(value);
    while (token.find()) {
      String before = value.substring(end, token.start());
      expanded = appended(
          expanded, before, token.group(1) == null ? List.of("%") : valuesOf(token.group(1)));
      end = token.end();
    }
    return appended(expanded, value.substring(end), List.of(""));
  }

  private List<String> valuesOf(String name) {
    List<String> found = values.getOrDefault(name, List.of());
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot expand placeholder: %%%s%%: no values are given for it; give some, or remove the rule"
              .formatted(Problem.excerpt(name)));
    }
    return found;
  }

  private static List<String> appended(List<String> heads, String middle, List<String> tails) {
    if ((long) heads.size() * tails.size() > MAX_EXPANSIONS) {
      throw new IllegalArgumentException(
          "Cannot expand placeholders: they give more than %d values; use fewer"
              .formatted(MAX_EXPANSIONS));
    }
    List<String> all = new ArrayList<>();
    heads.forEach(head -> tails.forEach(tail -> all.add(head + middle + tail)));
    return all;
  }
}
