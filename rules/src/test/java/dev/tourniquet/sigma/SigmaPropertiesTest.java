package dev.tourniquet.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SigmaPropertiesTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<SigmaRule> rules = List.of(
      Rules.rule("s:\n  a|re: '(x|xx)+$'\n  a.b|contains: 1\ncondition: not s"),
      Rules.rule("s: {a: null, b|exists: true}\nk: [x, 1]\ncondition: 1 of them"),
      Rules.rule(
          "s:\n  a|cidr: 10.0.0.0/8\nt: {a.b|gte: 1}\nu: {b|hour: 1}\ncondition: s or t or u"),
      Rules.rule("s:\n  a|fieldref: b\nt: {a|fieldref|contains: a.b}\ncondition: s or t"),
      Rules.rule("s: {eventName: [a, x]}\nt: {eventSource: a}\ncondition: s or (t and not s)"),
      Rules.rule("s: {eventName: x, eventSource: [a, b]}\ncondition: s"));

  /** What {@code *} and {@code ?} mean, by definition. */
  private static boolean fits(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return fits(pattern.substring(1), text)
          || (!text.isEmpty() && fits(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == text.charAt(0))
        && fits(pattern.substring(1), text.substring(1));
  }

  @Property
  void wildcardsMeanWhatTheyAreDefinedToMean(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(SigmaString.parse(pattern).glob().matches(text)).isEqualTo(fits(pattern, text));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(10);
  }

  @Property
  void escapedTextMatchesItselfOnly(@ForAll String text, @ForAll String other) {
    String escaped = text.replaceAll("([*?\\\\])", "\\\\$1");
    Glob glob = SigmaString.parse(escaped).glob();
    assertThat(glob.matches(text)).isTrue();
    assertThat(glob.matches(other)).isEqualTo(text.equals(other));
  }

  @Property
  void foldingKeepsTheNumberOfCharacters(@ForAll String text) {
    assertThat(Fold.of(text).codePoints().count()).isEqualTo(text.codePoints().count());
    assertThat(Fold.of(Fold.of(text))).isEqualTo(Fold.of(text));
  }

  @Property
  void aConditionReadsBackAsItself(@ForAll("conditions") Condition condition) {
    assertThat(ConditionParser.parse(condition.toString())).isEqualTo(condition);
  }

  @Provide
  Arbitrary<Condition> conditions() {
    Arbitrary<Condition> name =
        Arbitraries.of("a", "sel_1", "b-2", "notes", "order").map(Condition.Name::new);
    Arbitrary<Condition> of = Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.of("them", "sel*", "*"))
        .as(Condition.Of::new);
    return Arbitraries.recursive(
        () -> Arbitraries.oneOf(name, of), SigmaPropertiesTest::nested, 0, 3);
  }

  private static Arbitrary<Condition> nested(Arbitrary<Condition> part) {
    Arbitrary<List<Condition>> parts = part.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        part.map(Condition.Negation::new),
        parts.map(Condition.And::new),
        parts.map(Condition.Or::new));
  }

  @Property
  void anyTextIsAConditionOrIsRefused(@ForAll("conditionLike") String text) {
    try {
      ConditionParser.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("Invalid condition: ");
    }
  }

  @Provide
  Arbitrary<String> conditionLike() {
    return Arbitraries.of("a", "and", "or", "not", "(", ")", "1", "of", "them", "*", "|", " ", "\t")
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  @Property
  void noTextMakesTheLoaderThrow(@ForAll String text, @ForAll("yamlLike") String yaml) {
    assertThatCode(() -> SigmaRules.load("a.yml", text)).doesNotThrowAnyException();
    assertThatCode(() -> SigmaRules.load("a.yml", Rules.yaml(yaml))).doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return Arbitraries.of(
            "s:",
            " ",
            "\n",
            "  ",
            "f",
            "|re",
            "|cidr",
            "|all",
            "|base64",
            "|exists",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "'",
            "*",
            "&a",
            "null",
            "condition: s",
            "1 of",
            "5",
            "(",
            "\\",
            "%x%",
            "|expand",
            "|windash")
        .list()
        .ofMaxSize(20)
        .map(words -> String.join("", words));
  }

  @Property
  void noEventMakesARuleThrowAndTheIndexLosesNothing(@ForAll("events") JsonNode event) {
    RuleIndex index = new RuleIndex(rules);
    assertThat(index.match(event))
        .isEqualTo(rules.stream().filter(rule -> rule.matches(event)).toList());
  }

  @Provide
  Arbitrary<JsonNode> events() {
    Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
        Arbitraries.strings().withChars("ax1.:/-T").ofMaxLength(6).map(NODES::textNode),
        Arbitraries.of("10.1.1.1", "2024-01-01T01:00:00Z", "x", "a", "::1").map(NODES::textNode),
        Arbitraries.doubles().map(NODES::numberNode),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY).map(NODES::numberNode),
        Arbitraries.bigIntegers().map(NODES::numberNode),
        Arbitraries.of(true, false).map(NODES::booleanNode),
        Arbitraries.just(NODES.nullNode()));
    return Arbitraries.recursive(() -> leaf, SigmaPropertiesTest::container, 0, 4);
  }

  private static Arbitrary<JsonNode> container(Arbitrary<JsonNode> part) {
    Arbitrary<JsonNode> arrays =
        part.list().ofMaxSize(3).map(list -> NODES.arrayNode().addAll(list));
    Arbitrary<JsonNode> objects = Arbitraries.maps(
            Arbitraries.of("a", "b", "a.b", "eventName", "eventSource"), part)
        .ofMaxSize(4)
        .map(SigmaPropertiesTest::object);
    return Arbitraries.oneOf(objects, objects, arrays);
  }

  private static JsonNode object(Map<String, JsonNode> fields) {
    ObjectNode object = NODES.objectNode();
    fields.forEach(object::set);
    return object;
  }
}
