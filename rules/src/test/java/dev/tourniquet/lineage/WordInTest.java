package dev.tourniquet.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordInTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          {"executionRoleArn": "x"} ~ true
          {"a": [{"b": "arn:aws:iam::1:ROLE/x"}]} ~ true
          ["role"] ~ true
          "rol" ~ false
          {"rol": "e", "a": [1, true, null]} ~ false
          {} ~ false
          """)
  void aWordIsFoundInNamesAndValues(String json, boolean found) throws JsonProcessingException {
    assertThat(WordIn.any("role", new JsonMapper().readTree(json))).isEqualTo(found);
  }
}
