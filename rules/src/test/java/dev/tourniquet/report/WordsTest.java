package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00Z, as of the run",
    "2026-03-02T10:00:00Z, as of the run",
    "2026-03-02T08:59:00Z, 1 minute before the run",
    "2026-03-02T06:00:00Z, 3 hours before the run",
    "2026-02-28T09:00:00Z, 2 days before the run",
    ", age unknown"
  })
  void anAgeIsToldInTheUnitThatMatters(Instant observed, String words) {
    assertThat(Words.age(observed, Story.AS_OF)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "source-ip, Source IP",
    "resource-history, Resource history",
    "WIDE_BOUNDED, WIDE BOUNDED"
  })
  void aNameBecomesAHeading(String name, String heading) {
    assertThat(Words.heading(name)).isEqualTo(heading);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 calls", "1, 1 call", "1204, '1,204 calls'"})
  void aCountHasItsNoun(long number, String words) {
    assertThat(Words.count(number, "call")).isEqualTo(words);
  }
}
