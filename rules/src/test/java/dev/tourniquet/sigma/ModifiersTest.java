package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.event;
import static dev.tourniquet.sigma.Rules.f;
import static dev.tourniquet.sigma.Rules.item;
import static dev.tourniquet.sigma.Rules.refusedItem;
import static dev.tourniquet.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each modifier of the Sigma 2.1 appendix: what it matches, and what only just not. */
class ModifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|contains: Mid;        a middle b;  true",
        "f|contains: Mid;        a mi ddle;   false",
        "f|startswith: adm;      Admin;       true",
        "f|startswith: adm;      an admin;    false",
        "f|endswith: .exe;       CMD.EXE;     true",
        "f|endswith: .exe;       cmd.exe.txt; false",
        "f|cased: Admin;         Admin;       true",
        "f|cased: Admin;         admin;       false",
        "f|contains|cased: dMi;  AdMin;       true",
        "f|contains|cased: dMi;  Admin;       false",
        "f|contains: a*c;        xxabcxx;     true",
        "f|contains: a*c;        xxcbaxx;     false",
        "f|neq: a;               b;           true",
        "f|neq: a;               A;           false",
        "f|contains|neq: a;      bcd;         true",
        "f|contains|neq: a;      bad;         false",
        "f|neq: [a, b];          c;           true",
        "f|neq: [a, b];          b;           false",
        "f|contains|all: [a, b]; xbxa;        true",
        "f|contains|all: [a, b]; xbx;         false",
        "f|lt: 10;               9.5;         true",
        "f|lt: 10;               10;          false",
        "f|lte: 10;              10;          true",
        "f|lte: 10;              10.01;       false",
        "f|gt: 10;               1e2;         true",
        "f|gt: 10;               10;          false",
        "f|gte: 10;              10;          true",
        "f|gte: 10;              9;           false",
        "f|gte: 10;              ten;         false",
        "f|gt: -1;               0;           true",
      })
  void text(String item, String value, boolean matches) {
    assertThat(item(item).matches(f(value))).isEqualTo(matches);
  }

  @Test
  void numbersCompareWithJsonNumbers() {
    assertThat(item("f|gte: 0x10").matches(event("{'f': 16}"))).isTrue();
    assertThat(item("f|gte: 0x10").matches(event("{'f': 15.99}"))).isFalse();
    assertThat(item("f|lt: 5").matches(event("{'f': true}"))).isFalse();
    assertThat(item("f|neq: 5").matches(event("{'f': 5.0}"))).isFalse();
    assertThat(item("f|neq: 5").matches(event("{'f': 6}"))).isTrue();
  }

  @Test
  void neqHoldsForAFieldThatIsNotThere() {
    assertThat(item("f|neq: a").matches(event("{'g': 'a'}"))).isTrue();
    assertThat(item("f|neq: null").matches(event("{'g': 'a'}"))).isFalse();
    assertThat(item("f|neq: null").matches(event("{'f': 'a'}"))).isTrue();
  }

  @Test
  void existsAsksForTheFieldAndNotForItsValue() {
    SigmaRule exists = item("a.b|exists: true");
    assertThat(exists.matches(event("{'a': {'b': null}}"))).isTrue();
    assertThat(exists.matches(event("{'a': {'b': ''}}"))).isTrue();
    assertThat(exists.matches(event("{'a': {'b': []}}"))).isTrue();
    assertThat(exists.matches(event("{'a': {'c': 1}}"))).isFalse();
    assertThat(exists.matches(event("{'a': []}"))).isFalse();
    assertThat(item("a.b|exists: false").matches(event("{'a': 1}"))).isTrue();
    assertThat(item("a.b|exists: false").matches(event("{'a': {'b': 1}}"))).isFalse();
  }

  @Test
  void fieldReferences() {
    String event = "{'a': 'Bob', 'b': {'c': 'bob'}, 'd': 'arn:user/bob', 'e': ['x', 'BOB']}";
    assertThat(item("a|fieldref: b.c").matches(event(event))).isTrue();
    assertThat(item("a|fieldref: d").matches(event(event))).isFalse();
    assertThat(item("a|fieldref|cased: b.c").matches(event(event))).isFalse();
    assertThat(item("a|fieldref: e").matches(event(event))).isTrue();
    assertThat(item("d|fieldref|endswith: a").matches(event(event))).isTrue();
    assertThat(item("d|fieldref|startswith: a").matches(event(event))).isFalse();
    assertThat(item("d|fieldref|contains: b.c").matches(event(event))).isTrue();
    assertThat(item("a|fieldref|neq: d").matches(event(event))).isTrue();
    assertThat(item("a|fieldref|neq: b.c").matches(event(event))).isFalse();
    assertThat(item("a|fieldref: nothing").matches(event(event))).isFalse();
  }

  @Test
  void expandTakesItsValuesFromTheLoader() {
    Map<String, List<String>> admins = Map.of("Administrators", List.of("root", "adm_*"));
    SigmaRule rule = rule("s:\n  f|expand: '%Administrators%'\ncondition: s", admins);
    assertThat(rule.matches(f("ADM_bob"))).isTrue();
    assertThat(rule.matches(f("bob"))).isFalse();
    SigmaRule inside =
        rule("s:\n  f|contains|expand: '\\%plain/%Administrators%!'\ncondition: s", admins);
    assertThat(inside.matches(f("x%plain/root!x"))).isTrue();
    assertThat(inside.matches(f("x%plain/rot!x"))).isFalse();
  }

  @Test
  void withoutExpandAPercentSignIsPlain() {
    assertThat(item("f: '%name%'").matches(f("%NAME%"))).isTrue();
    assertThat(item("f: '%name%'").matches(f("name"))).isFalse();
  }

  @Test
  void expandWithoutValuesIsRefused() {
    assertThat(refusedItem("f|expand: '%Servers%'"))
        .containsExactly(
            "a.yml:5:15: Cannot expand placeholder: %Servers%: no values are given for it; give some, or remove the"
                + " rule");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|like: a;                 Unknown modifier: like in f|like; known ones are all, neq, expand, contains",
        "f|: a;                     Unknown modifier:  in f|; known ones",
        "f|contains|contains: a;    f|contains|contains: a modifier is repeated; write it once",
        "f|contains|endswith: a;    contains and endswith exclude each other; keep one",
        "f|re|cidr: a;              re and cidr exclude each other",
        "f|i: a;                    'i, m and s belong to re; write re|i'",
        "f|i|re: a;                 i must follow re",
        "f|contains|re: a;          contains must follow re",
        "f|re|cased: a;             cased does not go with re; remove one",
        "f|re|base64: a;            base64 does not go with re",
        "f|cidr|contains: 1.1.1.1;  contains does not go with cidr",
        "f|exists|contains: true;   contains does not go with exists",
        "f|lt|contains: 5;          contains does not go with lt",
        "f|lt|gt: 5;                lt and gt exclude each other",
        "f|hour|contains: 5;        contains does not go with hour",
        "f|base64|base64offset: a;  base64 and base64offset exclude each other",
        "f|contains|base64: a;      wildcards cannot be encoded; write base64 first",
        "f|base64|wide: a;          wide must come before Base64",
        "f|base64: a*b;             it holds a wildcard",
        "f|re: '(a';                Invalid regular expression: (a: Unclosed group at character 3; mend the expression",
        "f|re: '[[:foo:]]';         '[:foo:] is no set of characters'",
        "f|cidr: 10.0.0.0/33;       Invalid CIDR range: 10.0.0.0/33: write it as 10.0.0.0/8",
        "f|cidr: 10.0.0.1/8;        Invalid CIDR range: 10.0.0.1/8: it has bits beyond its prefix; write 10.0.0.0/8",
        "f|cidr: '*';               Invalid CIDR range",
        "f|lt: ten;                 Invalid number: ten: this modifier compares numbers",
        "f|hour: 24;                Invalid hour: 24: write a number from 0 to 23",
        "f|exists: 'yes';           Invalid value for exists: yes: write true or false without quotes",
        "'f|exists: [true, false]'; Invalid value for exists: a list",
        "f|fieldref: a*;            Invalid field reference: a*",
        "f|contains: null;          'Invalid value: null: only neq applies to it'",
        "f|contains|all: a;         all needs more than one value",
        "f|contains|all: [a];       all needs more than one value",
        "f|contains: [];            Invalid value of f: the list is empty",
        "'f: [\"\", null]';         null cannot stand among other values",
        "'f: {g: 1}';               write nested fields with dots",
        "'\"|cidr\": 10.0.0.0/8';   'it needs a field; write field|cidr'",
        "'f|windash|base64: -a -b -c -d -e'; windash before an encoding takes at most 4 dashes, not 5",
      })
  void isRefused(String item, String why) {
    assertThat(refusedItem(item))
        .singleElement()
        .asString()
        .startsWith("a.yml:5:")
        .contains(why);
  }
}
