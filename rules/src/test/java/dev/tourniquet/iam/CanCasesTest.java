package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CanCasesTest {

  private static final String CASE =
      "{\"id\":%s,\"action\":\"s3:GetObject\",\"resource\":\"*\",\"principal\":"
          + "\"arn:aws:iam::111122223333:user/alice\",\"context\":{},\"identity\":%s}";
  private static final String ALL =
      "[{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}]";

  @Test
  void answersEachLineWithItsId() {
    assertThat(answers(CASE.formatted("7", ALL) + "\n\n" + CASE.formatted("\"x\"", "[]") + "\n"))
        .isEqualTo(
            "{\"id\":7,\"decision\":\"Allowed\"}{\"id\":\"x\",\"decision\":\"ImplicitlyDenied\"}");
  }

  @Test
  void aLineThatIsNoCaseGetsAnAnswerThatSaysWhy() {
    assertThat(answers("{\"id\":1}"))
        .isEqualTo(
            "{\"id\":1,\"error\":\"Cannot decide a case without principal: give it as text\",\"line\":1}");
    assertThat(answers(CASE.formatted("7", ALL) + "\n\n{"))
        .startsWith("{\"id\":7,\"decision\":\"Allowed\"}{\"error\":\"Cannot read a case: ")
        .endsWith(",\"line\":3}");
    assertThat(answers(CASE.formatted("2", "[{}]")))
        .isEqualTo("{\"id\":2,\"error\":\"Cannot read policy identity 1: Statement is missing; "
            + "it must be an object or an array\",\"line\":1}");
  }

  private static String answers(String lines) {
    return CanCases.answers(new BufferedReader(new StringReader(lines)))
        .map(JsonNode::toString)
        .reduce("", String::concat);
  }
}
