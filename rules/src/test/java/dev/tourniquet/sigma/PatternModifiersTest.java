package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.f;
import static dev.tourniquet.sigma.Rules.item;
import static dev.tourniquet.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regular expressions and networks: what they match, and what only just not. */
class PatternModifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|re: '^a+b$';             aaab;        true",
        "f|re: '^a+b$';             AAAB;        false",
        "f|re: 'a.c';               xxabcxx;     true",
        "f|re: '.+:role/aws:.*';    x:role/aws:; true",
        "f|re: '.+:role/aws:.*';    :role/aws:;  false",
        "f|re: '.+:role/aws:.*';    x:role/AWS:; false",
        "f|re: 'ab*';               a;           true",
        "f|re|i: '^a+b$';           AAAB;        true",
        "f|re|startswith: 'b|c';    cab;         true",
        "f|re|startswith: 'b|c';    abc;         false",
        "f|re|endswith: 'b|c';      abc;         true",
        "f|re|endswith: 'b|c';      bca;         false",
        "f|re|contains: 'b.d';      abcde;       true",
        "f|re: '[[:digit:]]{3}';    ab123;       true",
        "f|re: '[[:digit:]]{3}';    ab12;        false",
        "f|re: '^[[]x[&&]$';        [x&;         true",
        "f|re: '^[]a]+$';           a]a;         true",
        "f|re: '\\d{2,3}\\.exe';    12.exe;      true",
        "f|re: '\\d{2,3}\\.exe';    12xexe;      false",
      })
  void regularExpressions(String item, String value, boolean matches) {
    assertThat(item(item).matches(f(value))).isEqualTo(matches);
  }

  @Test
  void regularExpressionFlagsForLines() {
    assertThat(item("f|re: '^b$'").matches(f("a\nb\nc"))).isFalse();
    assertThat(item("f|re|m: '^b$'").matches(f("a\nb\nc"))).isTrue();
    assertThat(item("f|re|m: '^b$'").matches(f("a\rb\rc"))).isFalse();
    assertThat(item("f|re: 'a.b'").matches(f("a\nb"))).isFalse();
    assertThat(item("f|re|s: 'a.b'").matches(f("a\nb"))).isTrue();
    assertThat(item("f|re|i|m|s: '^B.C$'").matches(f("a\nb\nc"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10.0.0.0/8;     10.255.0.1;         true",
        "10.0.0.0/8;     11.0.0.1;           false",
        "10.0.0.0/8;     ::ffff:10.1.2.3;    true",
        "10.0.0.0/8;     10.1.2.0/24;        false",
        "10.0.0.0/8;     10;                 false",
        "10.0.0.0/8;     '';                 false",
        "0.0.0.0/0;      AWS Internal;       false",
        "0.0.0.0/0;      ec2.amazonaws.com;  false",
        "0.0.0.0/0;      '*';                false",
        "192.0.2.7;      192.0.2.7;          true",
        "192.0.2.7;      192.0.2.8;          false",
        "2001:db8::/32;  2001:DB8:1::1;      true",
        "2001:db8::/32;  2001:db9::1;        false",
        "2001:db8::/32;  10.0.0.1;           false",
        "'::/0';         10.0.0.1;           false",
      })
  void cidr(String network, String value, boolean matches) {
    assertThat(item("f|cidr: '" + network + "'").matches(f(value))).isEqualTo(matches);
  }

  @Test
  void cidrTakesAnyOfSeveralNetworks() {
    SigmaRule rule = item("f|cidr: [10.0.0.0/8, '2001:db8::/32']");
    assertThat(rule.matches(f("2001:db8::1"))).isTrue();
    assertThat(rule.matches(f("192.0.2.1"))).isFalse();
  }
}
