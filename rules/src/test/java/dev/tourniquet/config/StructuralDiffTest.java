package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuralDiffTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          {"Statement": [{"Sid": "a", "Action": "s3:GetObject"}]} ~ {"Statement": {"Action": ["s3:GetObject"], "Sid": "a"}}
          {"Statement": [{"Sid": "a"}, {"Sid": "b"}]} ~ {"Statement": [{"Sid": "b"}, {"Sid": "a"}]}
          {"Statement": [{"Principal": {"AWS": ["x", "y"]}}]} ~ {"Statement": [{"Principal": {"AWS": ["y", "x", "x"]}}]}
          {"Statement": [{"Condition": {"Bool": {"k": true}}}]} ~ {"Statement": [{"Condition": {"Bool": {"k": ["true"]}}}]}
          ["1", "2"] ~ ["2", "1"]
          """)
  void whatMeansTheSameIsNoDifference(String before, String after) {
    assertThat(StructuralDiff.between("policy", json(before), json(after))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          {"Statement": [{"Sid": "a", "Action": "s3:GetObject"}]} ~ {"Statement": [{"Sid": "a", "Action": ["s3:GetObject", "s3:PutObject"]}]} ~ policy[a][Action][s3:PutObject]  -> "s3:PutObject"
          {"Statement": [{"Sid": "a"}]} ~ {"Statement": [{"Sid": "a"}, {"Sid": "b", "Effect": "Allow"}]} ~ policy[b]  -> {"Effect":"Allow","Sid":"b"}
          {"Statement": [{"Sid": "a"}]} ~ null ~ policy {"Statement":[{"Sid":"a"}]} ->
          {"a": 1, "b": 2} ~ {"a": 1, "b": 3} ~ policy[b] 2 -> 3
          "on" ~ "off" ~ policy "on" -> "off"
          """)
  void namesThePlaceThatDiffers(String before, String after, String difference) {
    assertThat(StructuralDiff.between("policy", json(before), json(after)))
        .extracting(d -> (d.path() + " " + d.before() + " -> " + d.after()).strip())
        .containsExactly(difference.strip());
  }

  @Test
  void statementsWithoutIdAreComparedByContent() {
    assertThat(StructuralDiff.between(
            "policy",
            json("{\"Statement\": [{\"Action\": \"a\"}]}"),
            json("{\"Statement\": [{\"Action\": \"a\"}, {\"Action\": \"b\"}]}")))
        .extracting(Difference::path)
        .containsExactly("policy[{\"Action\":[\"b\"]}]");
  }

  private static JsonNode json(String text) {
    return Event.parse("{\"v\": " + text + "}").at("v");
  }
}
