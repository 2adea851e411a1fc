package dev.tourniquet.triage;

import dev.tourniquet.organization.Account;
import dev.tourniquet.organization.SensitiveMatch;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is inside? Traced to where it came from, by name, tags and the account it lives in. */
final class Contents implements Question {

  private static final Pattern OF_LITTLE_VALUE = Pattern.compile(
      "(?i)(^|[^a-z])(dev|devel|development|test|testing|sandbox|demo|poc|scratch)([^a-z]|$)");

  private static final int LONGEST_WORD = 100;

  @Override
  public String name() {
    return "contents";
  }

  @Override
  public Answer ask(Case c) {
    Ancestry ancestry = Ancestry.of(c);
    for (Ancestry.Member member : ancestry.members()) {
      Optional<SensitiveMatch> match =
          c.organization().isSensitive(member.labels().name(), member.labels().tags());
      if (match.isPresent()) {
        return Answer.sick(Weight.SENSITIVE, sensitive(member, match.get()), evidence(c, member));
      }
    }
    Optional<Account> account = account(c);
    if (account.filter(one -> isProduction(one.environment())).isPresent()) {
      return Answer.sick(
          Weight.SENSITIVE,
          "%s belongs to %s, a production account."
              .formatted(c.resource().id(), account.get().name()),
          c.evidence());
    }
    return ancestry.members().stream()
        .filter(member -> !member.labels().fresh() && saysHarmless(member))
        .findFirst()
        .map(member -> Answer.maybe(
            Weight.HARMLESS,
            "%s, by its name and tags not for production.".formatted(described(member)),
            evidence(c, member)))
        .orElseGet(() -> unknown(c, ancestry));
  }

  private static Answer unknown(Case c, Ancestry ancestry) {
    String text = ancestry.members().size() > 1
        ? "%s; nothing says whether that is sensitive."
            .formatted(described(ancestry.members().get(ancestry.members().size() - 1)))
        : "Where it comes from and what it holds is not known.";
    List<String> gaps = ancestry.gaps().isEmpty() ? List.of(untold(c, ancestry)) : ancestry.gaps();
    return Answer.unknown(
        text, c.evidence(), Stream.concat(gaps.stream(), fresh(ancestry)).toList());
  }

  private static String untold(Case c, Ancestry ancestry) {
    List<String> known =
        ancestry.members().stream().flatMap(Contents::words).distinct().toList();
    return "contents of " + c.resource().id() + ": "
        + (known.isEmpty()
            ? "no name, tag or account says whether they are sensitive"
            : "known are only %s; 'sensitive' of the organization file has none of them"
                .formatted(Words.list(known)));
  }

  private static Stream<String> words(Ancestry.Member member) {
    String name = member.labels().name();
    return Stream.concat(
        name.isEmpty() || name.equals(member.key().id())
            ? Stream.empty()
            : Stream.of("name " + Words.cut(name, LONGEST_WORD)),
        member.labels().tags().entrySet().stream()
            .filter(tag -> !tag.getKey().equals("Name"))
            .map(tag -> "tag " + Words.cut(tag.getKey() + "=" + tag.getValue(), LONGEST_WORD)));
  }

  /** Whoever takes something away may call it a test first. */
  private static Stream<String> fresh(Ancestry ancestry) {
    return ancestry.members().stream()
        .filter(member -> member.labels().fresh() && saysHarmless(member))
        .map(member -> "contents of " + member.key().id()
            + ": its name and tags say that they are of little value, but were first written in the 24 hours"
            + " before: they may be an attacker's words");
  }

  private static String sensitive(Ancestry.Member member, SensitiveMatch match) {
    return "%s: its %s '%s' matches '%s', which the organization calls sensitive."
        .formatted(described(member), match.what(), match.value(), match.pattern());
  }

  private static String described(Ancestry.Member member) {
    ResourceKey key = member.key();
    String kind = key.type().substring(key.type().lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    String name = member.labels().name();
    String what = kind + " " + key.id()
        + (name.isEmpty() || name.equals(key.id()) ? "" : " ('" + name + "')");
    return member.itself() ? Words.sentence(what) : "It comes from " + what;
  }

  private static boolean saysHarmless(Ancestry.Member member) {
    return OF_LITTLE_VALUE.matcher(member.labels().name()).find()
        || member.labels().tags().values().stream()
            .anyMatch(value -> OF_LITTLE_VALUE.matcher(value).matches());
  }

  private static boolean isProduction(String environment) {
    return environment.toLowerCase(Locale.ROOT).startsWith("prod");
  }

  private static Optional<Account> account(Case c) {
    String id =
        c.resource().account().isEmpty() ? c.lead().account() : c.resource().account();
    return c.organization().accounts().stream()
        .filter(account -> account.id().equals(id))
        .filter(account -> !account.environment().isEmpty())
        .findFirst();
  }

  /** Describing calls are evidence too, but have no event id: then the trigger, which names the resource, stands for them. */
  private static List<String> evidence(Case c, Ancestry.Member member) {
    List<String> ids =
        member.evidence().stream().filter(id -> id.indexOf(' ') < 0).toList();
    return ids.isEmpty() ? c.evidence() : ids;
  }
}
