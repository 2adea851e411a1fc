package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Timeline.correlation;
import static dev.tourniquet.sigma.Timeline.load;
import static dev.tourniquet.sigma.Timeline.single;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations and filters as files write them, and what they name. */
class LinkingTest {

  private static final String COUNT =
      "type: event_count\nrules: [a]\ngroup-by: [u]\ntimespan: 10s\ncondition: {gte: 3}\n";

  private static String filter(String rules, String condition) {
    return """
        ---
        title: Quiet
        logsource: {product: aws, service: cloudtrail}
        filter:
          rules: %s
          selection: {u|startswith: adm_}
          condition: %s
        """.formatted(rules, condition);
  }

  private static List<String> problems(LoadedRules loaded) {
    return loaded.problems().stream().map(Problem::toString).toList();
  }

  private static List<String> hits(LoadedRules loaded, String event) {
    return new RuleIndex(loaded.rules())
        .match(Timeline.event(event)).stream().map(Rule::id).toList();
  }

  @Nested
  class Correlations {
    @Test
    void areReadWithAllTheySay() {
      CorrelationRule rule = load("""
          ---
          title: Many
          id: many
          name: many_a
          status: test
          level: high
          description: Several.
          tags: [attack.t1110]
          falsepositives: [Scripts]
          generate: true
          correlation:
            type: value_count
            rules: [a, id-b]
            group-by: [who]
            aliases: {who: {a: u, id-b: w}}
            timespan: 90m
            condition: {field: v, gt: 5, lte: 7}
          triage: {questions: [condition], budget: 3}
          """).correlations().get(0);

      assertThat(rule.correlation())
          .isEqualTo(new Correlation(
              CorrelationType.VALUE_COUNT,
              List.of("id-a", "id-b"),
              List.of("who"),
              java.util.Map.of("who", java.util.Map.of("id-a", "u", "id-b", "w")),
              java.time.Duration.ofMinutes(90),
              new CorrelationCondition(
                  List.of(
                      new Bound(Bound.Operator.GT, java.math.BigDecimal.valueOf(5)),
                      new Bound(Bound.Operator.LTE, java.math.BigDecimal.valueOf(7))),
                  List.of("v"),
                  null),
              true));
      assertThat(rule.techniques()).containsExactly("T1110");
      assertThat(rule.level()).isEqualTo(Level.HIGH);
      assertThat(rule.triage().orElseThrow().budget()).isEqualTo(3);
      assertThat(rule.origin().line()).isEqualTo(34);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "type: event_count; type: event_counts; Unknown type: event_counts; write one of [event_count",
          "type: event_count; typ: event_count; Unknown key in correlation: typ; known ones are [aliases",
          "rules: [a]; rules: []; Missing rules: a correlation needs them",
          "rules: [a]; rules: [a, a]; Invalid rules: an item is repeated or empty",
          "rules: [a]; rules: [nobody]; Unknown rule: nobody; no sound rule",
          "rules: [a]; rules: [x]; Invalid chain: it comes back to itself",
          "timespan: 10s; timespan: 10; Missing or invalid timespan: 10; write a number and a unit",
          "timespan: 10s; timespan: 0s; Missing or invalid timespan: 0s",
          "timespan: 10s; timespan: 1w; Missing or invalid timespan: 1w",
          "condition: {gte: 3}; '';Missing condition: event_count needs one",
          "condition: {gte: 3}; condition: {}; Missing limit: a condition needs one",
          "condition: {gte: 3}; condition: {gte: many}; Invalid gte: a number is expected",
          "condition: {gte: 3}; condition: {lt: 1}; Invalid condition: lt: 1 can never hold",
          "condition: {gte: 3}; 'condition: {gt: 5, lt: 6}'; 'Invalid condition: gt: 5, lt: 6 can never hold'",
          "condition: {gte: 3}; condition: {gte: 2.5}; Invalid condition: gte: 2.5 can never hold",
          "condition: {gte: 3}; condition: {over: 3}; Unknown key in condition: over",
          "condition: {gte: 3}; 'condition: {gte: 3, field: v}'; Invalid field: event_count looks at none",
          "type: event_count; type: value_sum; Missing field: value_sum needs one in its condition",
          "type: event_count; type: temporal_ordered; Invalid condition: an order needs all of its rules",
          "condition: {gte: 3}; 'condition: {gte: 3, percentile: 50}'; Invalid percentile: it is a number",
          "group-by: [u]; group-by: {u: v}; Invalid group-by: a list is expected",
          "group-by: [u]; 'aliases: {who: {b: u}}'; 'Unknown rule in aliases: b; the correlation refers to [a]'",
        })
    void areRefusedWithTheirPlace(String good, String bad, String error) {
      LoadedRules loaded = load(correlation("x", COUNT.replace(good, bad)));

      assertThat(loaded.correlations()).isEmpty();
      assertThat(problems(loaded))
          .anySatisfy(
              problem -> assertThat(problem).matches("a\\.yml:\\d+:\\d+: .*").contains(error));
    }

    @Test
    void aWrongReferenceIsToldWhereItStands() {
      assertThat(problems(
              load(correlation("x", "type: temporal\nrules:\n  - a\n  - gone\ntimespan: 1h\n"))))
          .containsExactly(
              "a.yml:41:7: Unknown rule: gone; no sound rule that was loaded has it as its id or name");
    }

    @Test
    void aNameOfTwoRulesIsAmbiguous() {
      String twin = single("a", "r: z").replace("id-a", "id-other");
      assertThat(problems(load(twin + correlation("x", COUNT))))
          .singleElement()
          .asString()
          .contains("Ambiguous rule: a is the name of a.yml:2 and of");
    }

    @Test
    void whatRestsOnABrokenCorrelationIsBroken() {
      String broken = correlation("low", COUNT.replace("[a]", "[gone]"));
      String upper = correlation("x", COUNT.replace("[a]", "[low]"));
      assertThat(problems(load(broken + upper)))
          .hasSize(2)
          .anySatisfy(problem -> assertThat(problem).contains("rests on a broken correlation"));
    }

    @Test
    void theFilesMayFollowInAnyOrder() {
      LoadedRules loaded = new SigmaRules(Placeholders.NONE)
          .add("b.yml", correlation("x", COUNT))
          .add("a.yml", single("a", "r: a"))
          .loaded();
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.correlations().get(0).correlation().rules()).containsExactly("id-a");
    }

    @Test
    void aRuleOfTheLibraryCanBeReferredToAndStaysAsItIs() {
      LoadedRules library = load("");
      LoadedRules loaded = new SigmaRules(Placeholders.NONE, library.all(), TriageNames.ANY)
          .add("x.yml", correlation("x", COUNT))
          .loaded();
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.silent()).isEmpty();
      assertThat(loaded.needed()).extracting(Rule::id).containsExactly("id-a", "id-x");
    }
  }

  @Nested
  class RulesOfALibrary {
    private LoadedRules own(String yaml) {
      return new SigmaRules(Placeholders.NONE, load("").all(), TriageNames.ANY)
          .add("own.yml", yaml)
          .loaded();
    }

    @Test
    void giveWayToOneOfTheSameIdInWhateverCase() {
      LoadedRules loaded = own(single("a", "r: own").replace("id-a", "ID-A"));

      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.all()).extracting(Rule::id).containsExactly("ID-A");
      assertThat(loaded.library()).extracting(Rule::id).doesNotContain("id-a").contains("id-b");
    }
  }

  @Nested
  class Generate {
    @Test
    void rulesOfACorrelationDoNotFireByThemselves() {
      assertThat(load(correlation("x", COUNT)).silent()).containsExactly("id-a");
    }

    @Test
    void unlessItSaysSo() {
      assertThat(load(correlation("x", COUNT + "generate: true\n")).silent()).isEmpty();
      assertThat(load(correlation("x", COUNT) + correlation("y", COUNT + "generate: true\n"))
              .silent())
          .isEmpty();
    }

    @Test
    void itIsTrueOrFalse() {
      assertThat(problems(load(correlation("x", COUNT + "generate: maybe\n"))))
          .singleElement()
          .asString()
          .contains("Invalid generate: maybe; write true or false");
    }
  }

  @Nested
  class Filters {
    @Test
    void addTheirConditionToTheRulesTheyName() {
      LoadedRules loaded = load(filter("[a, id-b]", "not selection"));

      assertThat(problems(loaded)).isEmpty();
      assertThat(hits(loaded, "e@0 r=a u=ann")).containsExactly("id-a", "id-every");
      assertThat(hits(loaded, "e@0 r=a u=adm_ann")).containsExactly("id-every");
      assertThat(hits(loaded, "e@0 r=b u=adm_ann")).containsExactly("id-every");
      assertThat(hits(loaded, "e@0 r=c u=adm_ann")).containsExactly("id-c", "id-every");
    }

    @Test
    void keepOnlyWhatTheySelect() {
      LoadedRules loaded = load(filter("[a]", "selection"));
      assertThat(hits(loaded, "e@0 r=a u=ann")).containsExactly("id-every");
      assertThat(hits(loaded, "e@0 r=a u=adm_ann")).containsExactly("id-a", "id-every");
    }

    @Test
    void mayBeForEveryRuleOfTheirLogs() {
      String other = single("d", "r: a").replace("product: aws", "product: windows");
      LoadedRules loaded = load(other + filter("any", "not selection"));
      assertThat(problems(loaded)).isEmpty();
      assertThat(hits(loaded, "e@0 r=a u=adm_ann")).containsExactly("id-d");
    }

    @Test
    void narrowRulesOfTheLibrary() {
      LoadedRules loaded = new SigmaRules(Placeholders.NONE, load("").all(), TriageNames.ANY)
          .add("f.yml", filter("[a]", "not selection"))
          .loaded();
      assertThat(loaded.problems()).isEmpty();
      assertThat(loaded.library().stream()
              .map(SigmaRule.class::cast)
              .filter(rule -> rule.matches(Timeline.event("e@0 r=a u=adm_ann"))))
          .extracting(Rule::id)
          .containsExactly("id-every");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "[gone]; not selection; 37:11: Unknown rule: gone",
          "[x]; not selection; 37:11: Cannot filter a correlation: Rule x; name the rules it refers to",
          "[]; not selection; 37:10: Missing rules: a filter names the rules it is for",
          "[a]; not selections; 39:14: Unknown selection: selections",
        })
    void areRefusedWithTheirPlace(String rules, String condition, String error) {
      String filter = filter(rules, condition);
      LoadedRules loaded = load(filter + correlation("x", COUNT));
      assertThat(problems(loaded)).singleElement().asString().startsWith("a.yml:" + error);
    }

    @Test
    void areForTheLogsOfTheirRules() {
      String filter = filter("[a]", "not selection").replace("product: aws", "product: gcp");
      assertThat(problems(load(filter)))
          .singleElement()
          .asString()
          .contains(
              "Invalid logsource: {category: , product: gcp, service: cloudtrail} does not cover");
    }
  }
}
