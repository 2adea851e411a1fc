package dev.tourniquet.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps {@code sample-data/} as the generator writes it; {@code -Dsample-data.write=true} writes it anew. */
class SampleDataTest {

  private static final Path ROOT = Path.of("..", "sample-data");

  private static final Pattern NAMED = Pattern.compile(
      "(?:ami|snap|vol|i)-[0-9a-f]{17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @BeforeAll
  static void writeWhenAsked() throws IOException {
    if (Boolean.getBoolean("sample-data.write")) {
      SampleData.write(ROOT);
    }
  }

  @Test
  void theFolderIsWhatTheGeneratorWrites() throws IOException {
    Map<String, byte[]> generated = SampleData.generate();
    Map<String, byte[]> committed = SampleData.read(ROOT);
    assertThat(committed.keySet()).isEqualTo(generated.keySet());
    generated.forEach(
        (name, content) -> assertThat(committed.get(name)).as(name).isEqualTo(content));
  }

  @Test
  void theFolderStaysSmall() throws IOException {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      List<Path> files = paths.filter(Files::isRegularFile).toList();
      assertThat(files).hasSizeLessThan(900);
      assertThat(files.stream().mapToLong(path -> path.toFile().length()).sum())
          .isLessThan(5_000_000L);
    }
  }

  @Test
  void theQuietWorldExpectsNothing() throws IOException {
    assertThat(Files.readString(ROOT.resolve("quiet/expected/findings.jsonl"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public", "quiet"})
  void theStoryTellsOfNothingThatIsNotThere(String scenario) throws IOException {
    StringBuilder everything = new StringBuilder();
    SampleData.read(ROOT.resolve(scenario))
        .values()
        .forEach(content -> everything.append(new String(content, StandardCharsets.UTF_8)));
    Matcher named = NAMED.matcher(Files.readString(ROOT.resolve(scenario).resolve("README.md")));
    while (named.find()) {
      assertThat(everything.indexOf(named.group())).as(named.group()).isNotNegative();
    }
  }
}
