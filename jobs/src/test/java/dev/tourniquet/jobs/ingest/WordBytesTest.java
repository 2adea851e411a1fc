package dev.tourniquet.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordBytesTest {
  private static final List<String> WORDS = List.of("role", "key");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"roleArn\":1}",
        "{\"a\":\"PassROLEs\"}",
        "{\"kmsKeyId\":\"x\"}",
        "{\"a\":\"the last key",
        "{\"a\":\"\\u0072ole\"}"
      })
  void aWordIsFoundInWhateverCaseAndAnEscapedLetterMayBeOfOne(String json) {
    assertThat(isSaid(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a\":\"r o l e\"}", "{\"a\":\"ro", "{\"path\":\"C:\\\\user\"}", "ke"})
  void whatOnlyLooksLikeAWordIsNone(String json) {
    assertThat(isSaid(json)).isFalse();
  }

  @Test
  void onlyTheRangeIsSearched() {
    byte[] json = "role: none".getBytes(StandardCharsets.UTF_8);

    assertThat(WordBytes.any(WORDS, json, 1, json.length)).isFalse();
    assertThat(WordBytes.any(WORDS, json, 0, 3)).isFalse();
  }

  private static boolean isSaid(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return WordBytes.any(WORDS, bytes, 0, bytes.length);
  }
}
