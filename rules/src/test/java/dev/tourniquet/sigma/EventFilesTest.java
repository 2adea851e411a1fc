package dev.tourniquet.sigma;

import static dev.tourniquet.sigma.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files of events may look like. */
class EventFilesTest {

  private final List<RuleMatch> matches = new ArrayList<>();
  private final List<UnreadEvents> unread = new ArrayList<>();
  private final SigmaRule rule = rule("s: {n: 1}\ncondition: s");

  @TempDir
  private Path folder;

  private void match(Path... paths) {
    var loaded = new LoadedRules(List.of(rule), List.of(), List.of(), List.of());
    new AllMatches(loaded, matches::add).in(List.of(paths), unread::add);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }

  private Path writeGzip(String name, String content, int cut) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
    byte[] all = bytes.toByteArray();
    return Files.write(folder.resolve(name), Arrays.copyOf(all, all.length - cut));
  }

  private List<Long> indices() {
    return matches.stream().map(RuleMatch::index).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'Records':[{'n':0},{'n':1},{'n':1}]}",
        "{'Records':[\\n {'n':0},\\n {'n':1},\\n {'n':1}\\n]}",
        "{\\n 'Records': [ {'n':0}, {'n':1},\\n {'n':1} ], 'more': {'n': 1}\\n}\\n",
        "{'before': {'n': 1}, 'Records':[{'n':0},{'n':1},{'n':1}], 'after': [{'n': 1}]}",
        "[{'n':0},{'n':1},{'n':1}]",
        "[\\n{'n':0},\\n{'n':1},\\n{'n':1}\\n]\\n",
        "{'n':0}\\n{'n':1}\\n{'n':1}",
        "{'n':0}\\r\\n\\r\\n{'n':1}\\r\\n{'n':1}\\r\\n",
        "\uFEFF{'n':0}\\n{'n':1}\\n{'n':1}\\n",
        "{\\n'n':0}\\n{'n'\\n:1}{'n':1}",
        "{'Records':[{'n':0}]}\\n{'Records':[{'n':1}]}\\n{'n':1}\\n",
      })
  void readsEveryFormOfFile(String content) throws IOException {
    String json = content.replace("\\n", "\n").replace("\\r", "\r");
    match(write("a.json", json), writeGzip("b.json.gz", json, 0));

    assertThat(unread).isEmpty();
    assertThat(indices()).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void oneObjectIsOneEvent() throws IOException {
    Path file = write("a.json", "{\n 'eventID': 'e-1', 'n': [1], 'Records': 'none'\n}");
    match(file);
    assertThat(matches).containsExactly(new RuleMatch(rule.id(), file.toString(), 0, "e-1"));
  }

  @Test
  void anEventMayHaveNoId() throws IOException {
    match(write("a.json", "{'n': 1}"));
    assertThat(matches.get(0).eventID()).isNull();
  }

  @Test
  void searchesFoldersForFilesOfEvents() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    write("sub/b.jsonl", "{'n':1}");
    write("a.json", "{'n':1}");
    write("LICENSE", "no events");
    match(folder, sub);
    assertThat(matches)
        .extracting(RuleMatch::file)
        .containsExactly(folder + "/a.json", sub + "/b.jsonl");
    assertThat(unread).isEmpty();
  }

  @Test
  void aBrokenLineHidesNoOther() throws IOException {
    Path file = write("a.jsonl", "{'n':0}\n{'n':1\n{'n':1}\nnonsense\n5\n{'n':1}\n");
    match(file);
    assertThat(indices()).containsExactly(1L, 2L);
    assertThat(unread).extracting(UnreadEvents::line).containsExactly(2L, 4L, 5L);
    assertThat(unread.get(0).toString())
        .startsWith(file + ":2:")
        .contains("Cannot read events after 1 events: ");
  }

  @Test
  void aBrokenFirstLineHidesNoOther() throws IOException {
    match(
        write("a.jsonl", "{'n':1, 'x': 'cut\n{'n':1}\n{'n':1}\n"),
        write("b.jsonl", "{'n':1\n{'n':1}\n"));
    assertThat(indices()).containsExactly(0L, 1L, 0L);
    assertThat(unread).extracting(UnreadEvents::line).containsExactly(1L, 1L);
  }

  @Test
  void aFileThatStopsInTheMiddleGivesWhatItHas() throws IOException {
    match(write("a.json", "{\n'Records':[{'n':1},\n{'n':1},{'n"), write("b.json", "[{'n':1}]"));
    assertThat(indices()).containsExactly(0L, 1L, 0L);
    assertThat(unread).singleElement().satisfies(u -> assertThat(u.line()).isEqualTo(3));
  }

  @Test
  void halfAGzipGivesWhatItHas() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      many.append("{'n':1,'i':").append(i * 7919L % 50_021).append("}\n");
    }
    match(writeGzip("a.json.gz", many.toString(), 40_000), write("b.json", "{'n':1}"));
    assertThat(matches).hasSizeBetween(1_000, 49_999);
    assertThat(unread).singleElement().satisfies(u -> assertThat(u.reason())
        .contains("Unexpected end of ZLIB"));
    assertThat(matches.get(matches.size() - 1).file()).endsWith("b.json");
  }

  @Test
  void whatIsNoObjectIsNoEvent() throws IOException {
    match(write("a.json", "[{'n':1}, 5, null, {'n':1}]"));
    assertThat(indices()).containsExactly(0L, 1L);
    assertThat(unread)
        .extracting(UnreadEvents::reason)
        .containsExactly(
            "an event must be a JSON object, this is a NUMBER",
            "an event must be a JSON object, this is a NULL");
  }

  @Test
  void depthIsBounded() throws IOException {
    match(write("a.json", "[" + "{'a':[".repeat(5_000)), write("b.json", "{'n':1}"));
    assertThat(unread).hasSize(1);
    assertThat(matches).hasSize(1);
  }

  @Test
  void anEventThatNeverEndsIsLeftAlone() throws IOException {
    Path file = folder.resolve("a.json.gz");
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("[{\"n\":1},{\"n\":[".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 80; i++) {
        out.write(blanks);
      }
    }
    match(file);
    assertThat(indices()).containsExactly(0L);
    assertThat(unread).singleElement().satisfies(u -> assertThat(u.reason())
        .isEqualTo("an event has more than 67108864 bytes"));
  }

  @Test
  void blanksCostNothing() throws IOException {
    match(write("a.json", " ".repeat(100_000)), write("b.json", "\n".repeat(100_000) + "{'n':1}"));
    assertThat(unread).isEmpty();
    assertThat(indices()).containsExactly(0L);
  }

  @Test
  void filesThatCannotBeReadAreTold() throws IOException {
    match(
        folder.resolve("missing.json"),
        Files.createDirectory(folder.resolve("empty")),
        write("e.json", ""));
    assertThat(unread).extracting(UnreadEvents::line).containsExactly(0L, 0L);
    assertThat(unread.get(0).toString())
        .isEqualTo(folder
            + "/missing.json: Cannot read events after 0 events: there is no such file or folder; check"
            + " the path");
  }
}
