package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s3a://a-lake/x_1|s3a://a-lake/x_1",
        "/my lake|'/my lake'",
        "it's|`'it'\\''s'`",
        "$(x)|'$(x)'"
      })
  void aWordOfACommandIsReadBackByAShellAsItIs(String text, String word) {
    assertThat(Terminal.word(text)).isEqualTo(word);
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

  @ParameterizedTest
  @ValueSource(
      strings = {"\u009b31m", "\u007f", "\u202egnp.exe", "\u2066x\u2069", "\ud800", "\udb40\udc01"})
  void jsonIsShownWithoutWhatCouldRewriteATerminalAndStaysEqual(String hostile)
      throws JsonProcessingException {
    var json = new ObjectMapper();
    String line = json.writeValueAsString(Map.of("text", "日本 🩹 \\" + hostile));

    String shown = Terminal.json(line);

    assertThat(shown).matches("[\\x20-\\x7e日本🩹]+");
    assertThat(json.readTree(shown)).isEqualTo(json.readTree(line));
  }

  @Test
  void rowsInJsonAreShownSo() {
    var out = new StringWriter();

    new Rows(new PrintWriter(out, true))
        .print(
            List.of("agent"), List.of(RowFactory.create("\u009b31m")).iterator(), Rows.Format.JSON);

    assertThat(out).hasToString("{\"agent\":\"\\u009b31m\"}" + System.lineSeparator());
  }

  @Test
  void matchesOfRulesAreShownSo(@TempDir Path folder) throws IOException {
    String rule = """
        title: x
        id: 0d2b5dc5-1111-4222-8333-444455556666
        logsource: {product: aws, service: cloudtrail}
        detection:
          a:
            eventName: Act
          condition: a
        """;
    Files.writeString(folder.resolve("rule.yml"), rule);
    Files.writeString(
        folder.resolve("event.json"), "{\"eventName\": \"Act\", \"eventID\": \"\u202egnp\"}");

    Shell shell = Shell.run(
        "rules",
        "match",
        "--rules",
        folder.resolve("rule.yml").toString(),
        "--events",
        folder.resolve("event.json").toString());

    assertThat(shell.out()).contains("\"eventID\":\"\\u202egnp\"");
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
