package dev.tourniquet.jobs.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {
  /** Wherever in a word of eight bytes the names differ. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg"})
  void namesThatDifferInOneLetterFallToAllParts(String before) {
    assertThat(IntStream.range('A', 'A' + 50)
            .map(letter -> part(before + (char) letter + ".json", 11))
            .distinct())
        .hasSize(4);
    assertThat(IntStream.range('A', 'A' + 50)
            .map(letter -> part(before + (char) letter + ".json.gz", 0))
            .distinct())
        .hasSize(4);
  }

  private static int part(String text, long seed) {
    return Hashes.part(text.getBytes(StandardCharsets.UTF_8), 4, seed);
  }
}
