package dev.tourniquet.sigma;

import dev.tourniquet.sigma.Modifier.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which modifiers go together. The appendix says what each applies to (text, numbers, dates, addresses); what has no
 * meaning together is refused, because a rule that quietly never matches is worse than one that does not load.
 */
final class Combination {

  private static final Set<Kind> ANYWHERE = EnumSet.of(Kind.LINKING, Kind.EXPANSION);
  private static final List<Kind> ONE_OF_A_KIND =
      List.of(Kind.PLACE, Kind.ENCODING, Kind.BASE64, Kind.TYPE, Kind.COMPARISON, Kind.TIME);

  private Combination() {}

  static void check(FieldKey key) {
    List<Modifier> modifiers = key.modifiers();
    if (new HashSet<>(modifiers).size() < modifiers.size()) {
      throw invalid(key, "a modifier is repeated; write it once");
    }
    for (Kind kind : ONE_OF_A_KIND) {
      List<String> rivals =
          modifiers.stream().filter(m -> m.kind() == kind).map(Modifier::word).toList();
      if (rivals.size() > 1) {
        throw invalid(
            key, "%s exclude each other; keep one".formatted(String.join(" and ", rivals)));
      }
    }
    checkCompany(key);
    checkOrder(key);
    checkField(key);
  }

  private static void checkCompany(FieldKey key) {
    Modifier leader = leader(key);
    if (leader == null) {
      if (key.has(Kind.RE_FLAG)) {
        throw invalid(key, "i, m and s belong to re; write re|i");
      }
      return;
    }
    Set<Kind> company = company(leader);
    for (Modifier other : key.modifiers()) {
      if (other != leader && !company.contains(other.kind())) {
        throw invalid(
            key, "%s does not go with %s; remove one".formatted(other.word(), leader.word()));
      }
    }
  }

  /** The modifier that says what type the value has; null when it stays a string. */
  private static Modifier leader(FieldKey key) {
    for (Kind kind : List.of(Kind.TYPE, Kind.TIME, Kind.COMPARISON)) {
      for (Modifier modifier : key.modifiers()) {
        if (modifier.kind() == kind) {
          return modifier;
        }
      }
    }
    return null;
  }

  private static Set<Kind> company(Modifier leader) {
    Set<Kind> company = EnumSet.copyOf(ANYWHERE);
    switch (leader) {
      case RE -> company.addAll(EnumSet.of(Kind.RE_FLAG, Kind.PLACE));
      case FIELDREF -> company.addAll(EnumSet.of(Kind.PLACE, Kind.CASE));
      case EXISTS -> company.clear();
      case MINUTE, HOUR, DAY, WEEK, MONTH, YEAR -> company.add(Kind.COMPARISON);
      default -> {}
    }
    return company;
  }

  private static void checkOrder(FieldKey key) {
    List<Modifier> modifiers = key.modifiers();
    int re = modifiers.indexOf(Modifier.RE);
    for (int i = 0; i < modifiers.size(); i++) {
      Kind kind = modifiers.get(i).kind();
      if (re > i && (kind == Kind.RE_FLAG || kind == Kind.PLACE)) {
        throw invalid(key, "%s must follow re".formatted(modifiers.get(i).word()));
      }
      if (kind == Kind.BASE64 && has(modifiers.subList(0, i), Kind.PLACE)) {
        throw invalid(
            key,
            "wildcards cannot be encoded; write %s first"
                .formatted(modifiers.get(i).word()));
      }
      if (kind == Kind.ENCODING && has(modifiers.subList(0, i), Kind.BASE64)) {
        throw invalid(
            key, "%s must come before Base64".formatted(modifiers.get(i).word()));
      }
    }
  }

  private static boolean has(List<Modifier> modifiers, Kind kind) {
    return modifiers.stream().anyMatch(m -> m.kind() == kind);
  }

  private static void checkField(FieldKey key) {
    boolean needsField = key.has(Kind.COMPARISON)
        || key.has(Kind.TIME)
        || (key.has(Kind.TYPE) && !key.has(Modifier.RE))
        || key.has(Modifier.NEQ);
    if (key.isKeyword() && needsField) {
      throw invalid(
          key, "it needs a field; write field|" + key.modifiers().get(0).word());
    }
  }

  private static IllegalArgumentException invalid(FieldKey key, String why) {
    String written = key.field() + "|"
        + String.join("|", key.modifiers().stream().map(Modifier::word).toList());
    return new IllegalArgumentException(
        "Invalid combination of modifiers: %s: %s".formatted(Problem.excerpt(written), why));
  }
}
