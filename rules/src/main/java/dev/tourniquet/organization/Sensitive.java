package dev.tourniquet.organization;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the organization calls sensitive.
 *
 * @param names expressions looked for, ignoring case, in names and in tag values
 * @param tags tag key to the values that make a resource sensitive; keys and values ignore case, and what several
 *     spellings of one key name counts together
 */
public record Sensitive(List<Pattern> names, Map<String, List<String>> tags)
    implements Serializable {

  /** Longer names are no names of AWS: a bound for expressions that backtrack. */
  private static final int LONGEST = 1_024;

  public Sensitive {
    names = List.copyOf(names);
    Map<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    tags.forEach((key, values) -> ignoringCase.merge(
        key,
        List.copyOf(values),
        (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList()));
    tags = ignoringCase;
  }

  Optional<SensitiveMatch> match(String name, Map<String, String> resourceTags) {
    return inTags(resourceTags).or(() -> inText("name", name)).or(() -> inTagValues(resourceTags));
  }

  private Optional<SensitiveMatch> inTags(Map<String, String> resourceTags) {
    return new TreeMap<>(resourceTags)
        .entrySet().stream()
            .filter(tag -> tags.getOrDefault(tag.getKey(), List.of()).stream()
                .anyMatch(tag.getValue()::equalsIgnoreCase))
            .map(tag -> new SensitiveMatch("tag " + tag.getKey(), tag.getValue(), tag.getValue()))
            .findFirst();
  }

  private Optional<SensitiveMatch> inTagValues(Map<String, String> resourceTags) {
    return new TreeMap<>(resourceTags)
        .entrySet().stream()
            .flatMap(tag -> inText("tag " + tag.getKey(), tag.getValue()).stream())
            .findFirst();
  }

  private Optional<SensitiveMatch> inText(String what, String text) {
    String bounded = text.substring(0, Math.min(text.length(), LONGEST));
    return names.stream()
        .filter(pattern -> pattern.matcher(bounded).find())
        .map(pattern -> new SensitiveMatch(what, bounded, pattern.pattern()))
        .findFirst();
  }
}
