package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.event;
import static dev.tourniquet.sigma.Rules.f;
import static dev.tourniquet.sigma.Rules.item;
import static dev.tourniquet.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and fields, from the specification's text and from what events really hold. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "prog?.exe;          progA.exe;             true",
        "prog?.exe;          prog.exe;              false",
        "prog?.exe;          progAB.exe;            false",
        "prog?.exe;          prog😀.exe;            true",
        "antivirus_V*.exe;   antivirus_V21.2.1.exe; true",
        "antivirus_V*.exe;   antivirus_V.exe;       true",
        "antivirus_V*.exe;   antivirus_V1.exe.txt;  false",
        "a*b*c;              a_b_b_c;               true",
        "a*b*c;              a_c_b;                 false",
        "ab*ba;              aba;                   false",
        "*;                  '';                    true",
        "?*;                 '';                    false",
        "'';                 '';                    true",
        "'';                 ' ';                   false",
        "ÄÖ;                 äö;                    true",
        "straße;             STRASSE;               false",
      })
  void wildcards(String pattern, String value, boolean matches) {
    assertThat(item("f: '" + pattern + "'").matches(f(value))).isEqualTo(matches);
  }

  /** "Escape Character" of the specification, each case. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "C:\\Windows;     C:\\Windows;       true",
        "C:\\\\Windows;   C:\\Windows;       true",
        "C:\\\\Windows;   C:\\\\Windows;     false",
        "a\\*b;           a*b;               true",
        "a\\*b;           axb;               false",
        "a\\?b;           a?b;               true",
        "a\\?b;           axb;               false",
        "a\\\\*b;         a\\xyb;            true",
        "a\\\\*b;         axyb;              false",
        "a\\\\\\*b;       a\\*b;             true",
        "a\\\\\\*b;       a\\xb;             false",
        "a\\\\\\b;        a\\\\b;            true",
        "a\\\\\\\\b;      a\\\\b;            true",
        "a\\\\\\\\b;      a\\b;              false",
        "a\\;             a\\;               true",
      })
  void escapes(String pattern, String value, boolean matches) {
    assertThat(item("f: '" + pattern + "'").matches(f(value))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f: 'true';          true;             true",
        "f: true;            'TRUE';           true",
        "f: 'true';          false;            false",
        "f: 517;             517;              true",
        "f: 517;             '517';            true",
        "f: '517';           517;              true",
        "f: 517;             517.0;            true",
        "f: 517;             '0517';           false",
        "f: 017622104382;    '017622104382';   true",
        "f: '1.5';           1.5;              true",
        "f: 0x10;            16;               true",
        "f: 5;               15;               false",
        "f: 'null';          null;             false",
        "f: '';              null;             false",
        "f: '*';             null;             false",
        "f: null;            null;             true",
        "f: null;            '';               false",
        "f: null;            0;                false",
        "f: null;            [];               true",
        "f: null;            '[null, null]';   true",
        "f: null;            '[null, 1]';      false",
        "f: a;               '[\"b\", \"A\"]'; true",
        "f: a;               '[[[\"a\"]]]';    true",
        "f: a;               '[\"ab\"]';       false",
      })
  void types(String item, String json, boolean matches) {
    String value =
        json.matches("[A-Z]+|0\\d+|517(?=')") || json.isEmpty() ? '"' + json + '"' : json;
    assertThat(item(item).matches(event("{\"f\": " + value + "}"))).isEqualTo(matches);
  }

  @Test
  void nullHoldsForAFieldThatIsNotThere() {
    assertThat(item("errorCode: null").matches(event("{'eventName': 'x'}"))).isTrue();
    assertThat(item("errorCode: null").matches(event("{'errorCode': 'AccessDenied'}")))
        .isFalse();
    assertThat(item("a.b: null").matches(event("{'a': 'text'}"))).isTrue();
    assertThat(item("a.b: null").matches(event("{'a': [{'b': null}, {'b': 1}]}")))
        .isFalse();
  }

  @Test
  void dottedNamesGoThroughArrays() {
    String share =
        "{'requestParameters': {'launchPermission': {'add': {'items': [{'group': 'x'}, {'userId': '111122223333'}]}}}}";
    String path = "requestParameters.launchPermission.add.items.userId";
    assertThat(item(path + ": '111122223333'").matches(event(share))).isTrue();
    assertThat(item(path + ": '111122223334'").matches(event(share))).isFalse();
    assertThat(item(path.replace("add", "remove") + "|exists: true").matches(event(share)))
        .isFalse();
  }

  @Test
  void keysMayContainDots() {
    assertThat(item("a.b.c: 1").matches(event("{'a.b': {'c': 1}}"))).isTrue();
    assertThat(item("a.b.c: 1").matches(event("{'a': {'b.c': 1}}"))).isTrue();
    assertThat(item("a.b.c: 1").matches(event("{'a.b.c': 1}"))).isTrue();
    assertThat(item("a.b.c: 1").matches(event("{'a.b': {'c': 2}, 'a': {'b': {'c': 1}}}")))
        .isTrue();
    assertThat(item("a.b.c: 1").matches(event("{'a.c': {'b': 1}}"))).isFalse();
  }

  @Test
  void anObjectMatchesByAnyLeafAndByItsCompactJson() {
    String event = "{'p': {'status': 'Suspended', 'deep': [{'n': 7}]}}";
    assertThat(item("p: suspended").matches(event(event))).isTrue();
    assertThat(item("p: 7").matches(event(event))).isTrue();
    assertThat(item("p|contains: '\"status\":\"Suspended\"'").matches(event(event)))
        .isTrue();
    assertThat(item("p|contains: '\"status\": \"Suspended\"'").matches(event(event)))
        .isFalse();
    assertThat(item("p: '{\"status\":\"suspended\",\"deep\":[{\"n\":7}]}'").matches(event(event)))
        .isTrue();
    assertThat(item("p: status").matches(event(event))).isFalse();
    assertThat(item("p: '*'").matches(event("{'p': {}}"))).isTrue();
    assertThat(item("p|gt: 6").matches(event(event))).isTrue();
  }

  @Test
  void anArrayOfObjectsMatchesByEachOfThem() {
    assertThat(item("p: x").matches(event("{'p': [{'a': 'y'}, {'a': 'x'}]}"))).isTrue();
    assertThat(item("p: '{\"a\":\"x\"}'").matches(event("{'p': [{'a': 'y'}, {'a': 'x'}]}")))
        .isTrue();
  }

  @Test
  void fieldNamesKeepTheirCase() {
    assertThat(item("eventname: x").matches(event("{'eventName': 'x'}"))).isFalse();
  }

  @Test
  void keywordsAreSoughtInTheWholeEvent() {
    SigmaRule rule =
        rule("keywords:\n  - EVILSERVICE\n  - 'svchost.exe -n evil'\ncondition: keywords");
    assertThat(rule.matches(event("{'a': [{'b': 'the EvilService ran'}]}"))).isTrue();
    assertThat(rule.matches(event("{'a': 'svchost.exe', 'b': '-n evil'}"))).isFalse();
    assertThat(rule.matches(event("{'evilService': 1}"))).isTrue();
  }

  @Test
  void keywordsSeeValuesAsTheyAreAndNotAsJsonWritesThem() {
    assertThat(rule("k: ['C:\\Temp\\x']\ncondition: k")
            .matches(event("{'a': 'in C:\\\\Temp\\\\x.exe'}")))
        .isTrue();
    assertThat(rule("k: [517]\ncondition: k").matches(event("{'a': {'b': 517}}")))
        .isTrue();
    assertThat(rule("k: [518]\ncondition: k").matches(event("{'a': {'b': 517}}")))
        .isFalse();
  }

  @Test
  void keywordsTakeModifiers() {
    SigmaRule all =
        rule("k:\n  '|all':\n    - OabVirtualDirectory\n    - ' -ExternalUrl '\ncondition: k");
    assertThat(all.matches(event("{'a': 'Set-OabVirtualDirectory', 'b': 'x -ExternalUrl y'}")))
        .isTrue();
    assertThat(all.matches(event("{'a': 'Set-OabVirtualDirectory'}"))).isFalse();
    SigmaRule regex = rule("k:\n  '|re': 'a+b'\ncondition: k");
    assertThat(regex.matches(event("{'x': 'caab'}"))).isTrue();
    assertThat(regex.matches(event("{'x': 'b'}"))).isFalse();
    assertThat(rule("k:\n  '|cased': Ab\ncondition: k").matches(event("{'x': 'xab'}")))
        .isFalse();
  }

  @Test
  void oneKeywordNeedsNoList() {
    assertThat(rule("k: needle\ncondition: k").matches(event("{'x': 'a needle b'}")))
        .isTrue();
  }

  @Test
  void whatIsNoObjectMatchesNothing() {
    SigmaRule rule = item("f: null");
    assertThat(rule.matches(event("[]"))).isFalse();
    assertThat(rule.matches(event("'text'"))).isFalse();
    assertThat(rule.matches(event("5"))).isFalse();
    assertThat(rule.matches(event("{}"))).isTrue();
  }

  @Test
  void aRegularExpressionThatNeverEndsIsStopped() {
    String hostile = "a".repeat(200_000) + "!";
    assertThat(item("f|re: '(a+)+$'").matches(f(hostile))).isFalse();
    assertThat(item("f|re: '(a|aa)+$'").matches(f(hostile))).isFalse();
    assertThat(item("f|re: '^a+!$'").matches(f(hostile))).isTrue();
  }

  @Test
  void wildcardsOnLongTextTakeLinearTime() {
    String hostile = "a".repeat(1_000_000);
    assertThat(item("f: '" + "*a".repeat(50) + "b*'").matches(f(hostile))).isFalse();
  }

  /** Policies stand in events as text, and whoever writes them chooses how. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"b\":1,\"a\":2};                  true",
        "{ \"b\" : 1, \"a\" : 2 };           true",
        "{\"\\u0061\":2,\"b\":1};           true",
        "{\"b\":1,\"a\":2} and more;         false",
        "{\"b\":1,\"a\":2;                   false",
        "[{\"b\":1,\"a\":2}];                false",
      })
  void jsonThatIsWrittenAsTextIsAlsoSeenInOneForm(String text, boolean matches) {
    assertThat(item("f: '{\"a\":2,\"b\":1}'").matches(f(text))).isEqualTo(matches);
  }
}
