package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.bench.Blank.Kind;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the blanks of a record are: at marks, and at what looks like an id, a name, an account or a region. */
final class Places {
  private static final String CALLER = "(?<caller>\"§CALLER:§\":\"\")";
  private static final String MARK = "§(?<mark>[A-Z_]+):(?<of>\\w*)§";
  private static final String UUID =
      "(?<uuid>\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b)";
  private static final String ID = "\\b(?<prefix>[a-z]{1,16})-(?:[0-9a-f]{17}|[0-9a-f]{8})\\b";
  private static final String KEY = "\\b(?<key>AKIA|ASIA|AROA|AIDA|AIPA|ANPA)[A-Z0-9]{12,20}\\b";

  private final Map<String, String> names;
  private final Pattern pattern;
  private final String asked;

  /** The places of this record, which has no marks yet. */
  Places(JsonNode record) {
    names = Names.of(record);
    asked = record.path("requestParameters").toString() + record.path("resources");
    String account = record.path("recipientAccountId").asText("none");
    String region = record.path("awsRegion").asText("none");
    String known = names.keySet().stream()
        .sorted(Comparator.comparing(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
    String name = known.isEmpty() ? "(?<name>(?!))" : "(?<![\\w-])(?<name>" + known + ")(?![\\w-])";
    pattern = Pattern.compile(String.join(
        "|",
        CALLER,
        MARK,
        name,
        UUID,
        ID,
        KEY,
        "\\b(?<account>" + Pattern.quote(account) + ")\\b",
        "\\b(?<region>" + Pattern.quote(region) + ")(?=[a-f]?\\b)"));
  }

  static String mark(Kind kind, String of) {
    return "§" + kind + ":" + of + "§";
  }

  Matcher in(String markedText) {
    return pattern.matcher(markedText);
  }

  /** What is blank at the place found last. */
  Blank blank(Matcher place) {
    if (place.group("caller") != null) {
      return new Blank(Kind.CALLER, "");
    }
    if (place.group("mark") != null) {
      return new Blank(Kind.valueOf(place.group("mark")), place.group("of"));
    }
    if (place.group("name") != null) {
      return new Blank(Kind.NAME, names.get(place.group("name")));
    }
    if (place.group("key") != null) {
      return new Blank(Kind.KEY, place.group("key"));
    }
    return idOrPlace(place);
  }

  /** A resource that only the answer names was made by the call. */
  private Blank idOrPlace(Matcher place) {
    boolean known = asked.contains(place.group());
    if (place.group("uuid") != null) {
      return new Blank(known ? Kind.KNOWN_UUID : Kind.NEW_UUID, "");
    }
    if (place.group("prefix") != null) {
      return new Blank(known ? Kind.KNOWN_ID : Kind.NEW_ID, place.group("prefix"));
    }
    return new Blank(place.group("account") != null ? Kind.ACCOUNT : Kind.REGION, "");
  }
}
