package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J\u001b]0;owned\u0007",
        "\u202egnp.exe",
        "\u009b31m",
        "\rover",
        "\u200bhidden",
        "\ud800"
      })
  void whatCouldRewriteATerminalIsShownAsAnEscape(String hostile) {
    String shown = Terminal.safe(hostile, 60);

    assertThat(shown).contains("\\u").matches("[\\x20-\\x7e]+");
  }

  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    assertThat(Terminal.safe("Ωmega 日本 é 🩹\nnext", 60)).isEqualTo("Ωmega 日本 é 🩹\nnext");
  }

  @Test
  void longTextIsCutAndSaysHowLongItWas() {
    assertThat(Terminal.safe("x".repeat(1_000_000), 5)).isEqualTo("xxxxx… (1000000 characters)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=HYPERLINK(\"http://x\")|`\"'=HYPERLINK(\"\"http://x\"\")\"`",
        "+1+cmd|'+1+cmd",
        "@SUM(1)|'@SUM(1)",
        "-2+3|'-2+3",
        "-17|-17",
        "-1.5E-7|-1.5E-7",
        "a,b|\"a,b\"",
        "say \"hi\"|`\"say \"\"hi\"\"\"`",
        "plain|plain",
        "a=b|a=b"
      })
  void aCellOfCsvIsQuotedAndNeverAFormula(String text, String cell) {
    assertThat(Terminal.csv(text)).isEqualTo(cell);
  }

  @Test
  void aLineBreakStaysInsideItsCsvCell() {
    assertThat(Terminal.csv("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(Terminal.csv("")).isEmpty();
  }

  @Test
  void controlCharactersOfCsvAreShownAsEscapes() {
    assertThat(Terminal.csv("\u001b[2J")).isEqualTo("\\u001b[2J");
    assertThat(Terminal.csv("\t=1+1")).isEqualTo("\\u0009=1+1");
  }
}
