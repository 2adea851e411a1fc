package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.f;
import static dev.tourniquet.sigma.Rules.item;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encodings, dashes and parts of a time: what they match, and what only just not. */
class EncodingModifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|base64: foobar;                        Zm9vYmFy;              true",
        "f|base64: foobar;                        Zm9vYmFz;              false",
        "f|base64|contains: foo;                  xxZm9vxx;              true",
        "f|base64offset|contains: /bin/bash;      'ZWNobyB8IC9iaW4vYmFzaA==';  true",
        "f|base64offset|contains: /bin/bash;      'IC9iaW4vYmFzaCAx';    true",
        "f|base64offset|contains: /bin/bash;      'L2Jpbi9iYXNoIDE=';    true",
        "f|base64offset|contains: /bin/bash;      'L2Jpbi96c2ggMQ==';    false",
        "f|utf16le|base64: cmd;                   YwBtAGQA;              true",
        "f|wide|base64: cmd;                      YwBtAGQA;              true",
        "f|utf16be|base64: cmd;                   AGMAbQBk;              true",
        "f|utf16|base64: cmd;                     '//5jAG0AZAA=';        true",
        "f|utf16be|base64: cmd;                   YwBtAGQA;              false",
        "f|wide|base64offset|contains: ping;      'AAcABpAG4AZwAAAA';    true",
        "f|base64: 'ä';                           w6Q=;                  true",
        "f|wide|base64: 'ä';                      5AA=;                  true",
      })
  void encodings(String item, String value, boolean matches) {
    assertThat(item(item).matches(f(value))).isEqualTo(matches);
  }

  @Test
  void wideAloneMatchesTheBytesAsCharacters() {
    assertThat(item("f|wide|contains: cmd").matches(f("xc\0m\0d\0"))).isTrue();
    assertThat(item("f|utf16be|contains: cmd").matches(f("xc\0m\0dx"))).isFalse();
    assertThat(item("f|utf16be|contains: cmd").matches(f("x\0c\0m\0d"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|windash|contains: ' -f';              tool /f;                 true",
        "f|windash|contains: ' -f';              tool –f;                 true",
        "f|windash|contains: ' /f';              tool ―f;                 true",
        "f|windash|contains: ' -f';              tool +f;                 false",
        "f|windash|contains: ' -param-name';     x /param-name;           true",
        "f|windash|contains: ' -param-name';     x /param/name;           false",
        "f|windash|contains: ' -a -b';           x /a —b;                 true",
        "f|windash|contains|all: ['-a', '-b'];   x /b /a;                 true",
        "f|windash|base64offset|contains: ' /c';  'Y21kIC9j';             true",
        "f|windash|base64offset|contains: ' /c';  'Y21kIC1j';             true",
        "f|windash|base64offset|contains: ' /c';  'Y21kIGNj';             false",
        "f|windash|wide|base64: ' -f';            IAAvAGYA;               true",
        "f|windash|wide|base64: ' -f';            IAATIGYA;               true",
        "f|windash|wide|base64: ' -f';            IAArAGYA;               false",
      })
  void windash(String item, String value, boolean matches) {
    assertThat(item(item).matches(f(value))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f|minute: 23;    2024-08-02T08:23:24Z;       true",
        "f|minute: 24;    2024-08-02T08:23:24Z;       false",
        "f|hour: 8;       2024-08-02T08:23:24+05:00;  true",
        "f|hour|lt: 6;    2024-08-02T05:59:59Z;       true",
        "f|hour|lt: 6;    2024-08-02 06:00:00;        false",
        "f|hour: 0;       2024-08-02;                 false",
        "f|day: 2;        2024-08-02;                 true",
        "f|day: 2;        2024-08-20;                 false",
        "f|week: 31;      2024-08-02;                 true",
        "f|week: 1;       2024-12-31;                 true",
        "f|month: [7, 8]; 2024-08-02;                 true",
        "f|month|gt: 8;   2024-08-02;                 false",
        "f|year: 2024;    2024-08-02T08:23:24.123Z;   true",
        "f|year: 2024;    2024-02-31;                 false",
        "f|year: 2024;    in 2024;                    false",
        "f|year|neq: 2024; 2025-01-01;                true",
      })
  void partsOfTime(String item, String value, boolean matches) {
    assertThat(item(item).matches(f(value))).isEqualTo(matches);
  }
}
