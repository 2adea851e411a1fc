package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.event;
import static dev.tourniquet.sigma.Rules.refused;
import static dev.tourniquet.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  /** Selections a, b, c, sel_1, sel_2, _hidden; each matches when the event has its name as key. */
  private static final String SELECTIONS = """
      a: {a: 1}
      b: {b: 1}
      c: {c: 1}
      sel_1: {s1: 1}
      sel_2: {s2: 1}
      _hidden: {h: 1}
      """;

  private static final String ALL_BUT_HIDDEN = "{'a':1,'b':1,'c':1,'s1':1,'s2':1}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a and b;                  {'a':1,'b':1};          true",
        "a and b;                  {'a':1};                false",
        "a or b;                   {'b':1};                true",
        "a or b;                   {'c':1};                false",
        "not a;                    {'b':1};                true",
        "not a;                    {'a':1};                false",
        "not not a;                {'a':1};                true",
        // and binds more than or
        "a or b and c;             {'a':1};                true",
        "(a or b) and c;           {'a':1};                false",
        "a and b or c;             {'c':1};                true",
        "a and (b or c);           {'c':1};                false",
        // not binds more than and
        "not a and b;              {'b':1};                true",
        "not a and b;              {};                     false",
        "not (a and b);            {};                     true",
        "not a or b;               {'a':1,'b':1};          true",
        "a and not 1 of sel_*;     {'a':1};                true",
        "a and not 1 of sel_*;     {'a':1,'s2':1};         false",
        "1 of sel_*;               {'s2':1};               true",
        "1 of sel_*;               {'a':1};                false",
        "any of sel_*;             {'s1':1};               true",
        "all of sel_*;             {'s1':1,'s2':1};        true",
        "all of sel_*;             {'s1':1};               false",
        "1 of s*l_*;               {'s1':1};               true",
        "1 of *_1;                 {'s1':1};               true",
        "1 of *_1;                 {'s2':1};               false",
        "1 of sel_1;               {'s1':1};               true",
        "1 of them;                {'c':1};                true",
        "1 of them;                {'h':1};                false",
        "1 of _*;                  {'h':1};                true",
        "all of them;              {'a':1,'b':1,'c':1,'s1':1,'s2':1}; true",
        "all of them;              {'a':1,'b':1,'c':1,'s1':1,'h':1};  false",
        "3 of them;                {'a':1,'b':1,'c':1};    true",
        "3 of them;                {'a':1,'b':1};          false",
        "2 of them and _hidden;    {'a':1,'b':1,'h':1};    true",
        "A_NOT_THERE or a;         {};                     refused",
        "a AND NOT b;              {'a':1};                true",
        "((((a))));                {'a':1};                true",
        "(a)and(b);                {'a':1,'b':1};          true",
      })
  void conditions(String condition, String event, String outcome) {
    String detection = SELECTIONS + "condition: \"" + condition + "\"";
    if (outcome.equals("refused")) {
      assertThat(refused(detection)).hasSize(1);
    } else {
      assertThat(rule(detection).matches(event(event))).isEqualTo(Boolean.parseBoolean(outcome));
    }
  }

  @Test
  void aListOfConditionsIsAnOr() {
    SigmaRule rule = rule(SELECTIONS + "condition:\n  - a and b\n  - c");
    assertThat(rule.matches(event("{'c': 1}"))).isTrue();
    assertThat(rule.matches(event("{'a': 1}"))).isFalse();
  }

  @Test
  void mapsAreAndListsAreOr() {
    SigmaRule rule = rule("s:\n  EventLog: Security\n  EventID: [517, 1102]\ncondition: s");
    assertThat(rule.matches(event("{'EventLog': 'security', 'EventID': 1102}"))).isTrue();
    assertThat(rule.matches(event("{'EventLog': 'security', 'EventID': 1103}"))).isFalse();
    assertThat(rule.matches(event("{'EventID': 1102}"))).isFalse();
  }

  @Test
  void aListOfMapsIsAnOrOfThem() {
    SigmaRule rule = rule(
        "s:\n  - Image|endswith: '\\\\example.exe'\n    User: root\n  - Note|contains: test\n  - needle\ncondition: s");
    assertThat(rule.matches(event("{'Image': 'C:\\\\x\\\\example.exe', 'User': 'root'}")))
        .isTrue();
    assertThat(rule.matches(event("{'Image': 'C:\\\\x\\\\example.exe', 'User': 'bob'}")))
        .isFalse();
    assertThat(rule.matches(event("{'Note': 'a test'}"))).isTrue();
    assertThat(rule.matches(event("{'x': 'hay needle hay'}"))).isTrue();
    assertThat(rule.matches(event("{'Note': 'none'}"))).isFalse();
  }

  @Test
  void everythingButTheHiddenOneMatchesAllOfThem() {
    assertThat(rule(SELECTIONS + "condition: all of them").matches(event(ALL_BUT_HIDDEN)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a and;          Invalid condition: a and: it ends where a selection should stand",
        "a b;            'Invalid condition: a b: \"b\" (word 2) is out of place; join with and or or'",
        "and a;          '\"and\" (word 1) stands where a selection should'",
        "(a and b;       a bracket is not closed before its end",
        "a);             '\")\" (word 2) is out of place'",
        "();             '\")\" (word 2) stands where a selection should'",
        "1 of;           it ends after of; name selections",
        "0 of them;      '0 of is unknown; write 1 of, 2 of or all of'",
        "some of them;   'some of is unknown; write 1 of, 2 of or all of'",
        "1 of x*;        'Unknown selections: 1 of x*; nothing matches the pattern, detection defines [a, b, c'",
        "9 of them;      'Invalid condition: 9 of them: only 5 match the pattern; lower the number'",
        "a and nope;     'Unknown selection: nope; detection defines [a, b, c, sel_1, sel_2, _hidden]'",
        "a | count() > 5; aggregation after | was removed from Sigma; write a correlation rule",
        "'  ';           'Invalid condition:   : it is empty; name a selection'",
        "a && b;         '\"&&\" (word 2) is out of place'",
      })
  void isRefused(String condition, String why) {
    assertThat(refused(SELECTIONS + "condition: \"" + condition + "\""))
        .singleElement()
        .asString()
        .startsWith("a.yml:10:14: ")
        .contains(why);
  }

  @Test
  void brackets100DeepAreRead() {
    assertThat(rule(SELECTIONS + "condition: \"" + "(".repeat(100) + "a" + ")".repeat(100) + "\""))
        .isNotNull();
    assertThat(refused(
            SELECTIONS + "condition: \"" + "(".repeat(4_000) + "a" + ")".repeat(4_000) + "\""))
        .singleElement()
        .asString()
        .endsWith("it nests more than 100 deep");
    assertThat(refused(SELECTIONS + "condition: \"" + "not ".repeat(5_000) + "a\""))
        .hasSize(1);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(refused("s: {a: 1}"))
        .containsExactly(
            "a.yml:4:3: Missing condition: detection needs one; add \"condition: selection\"");
    assertThat(refused("condition: s"))
        .containsExactly(
            "a.yml:4:3: Missing selection: detection needs one beside its condition; add it",
            "a.yml:4:14: Unknown selection: s; detection defines []");
    assertThat(refused("s: {}\ncondition: s"))
        .containsExactly("a.yml:4:6: Invalid selection: it is empty; write a field or a keyword");
    assertThat(refused("s: [[a]]\ncondition: s"))
        .containsExactly(
            "a.yml:4:7: Invalid selection: a list within a list has no meaning; write one list");
    assertThat(refused("s:\ncondition: s"))
        .containsExactly("a.yml:4:5: Invalid keyword: null: write the text to search for");
  }
}
