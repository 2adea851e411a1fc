package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

  private static final String READ =
      "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}";

  @Test
  void statementMayBeAnObjectOrAnArray() {
    assertThat(read("{'Statement':" + READ + "}").statements()).hasSize(1);
    assertThat(read("{'Statement':[" + READ + "," + READ + "]}").statements()).hasSize(2);
  }

  @Test
  void aMissingVersionIsTheOldOne() {
    assertThat(read("{'Statement':[]}").version()).isEqualTo("2008-10-17");
  }

  @Test
  void percentEncodedTextIsDecodedAndPlusStaysPlus() {
    String json =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"a+b ü\",\"Effect\":\"Allow\",\"Action\":\"*\"}}";
    String encoded =
        URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20").replace("%2B", "+");
    assertThat(PolicyReader.read("p", encoded).statements().get(0).source().toString())
        .isEqualTo("p, statement 1 (a+b ü)");
  }

  @Test
  void aTextInsideAJsonTextIsUnwrapped() throws Exception {
    String json = "{\"Statement\":" + READ + "}";
    String quoted = new JsonMapper().writeValueAsString(json);
    assertThat(PolicyReader.read("p", new TextNode(quoted)).statements()).hasSize(1);
  }

  @Test
  void booleansAndNumbersAreConditionValues() {
    Policy policy = read(
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':"
            + "{'Bool':{'aws:SecureTransport':true},'NumericLessThan':{'aws:MultiFactorAuthAge':[3600]}}}}");
    assertThat(policy.statements().get(0).conditions())
        .extracting(condition -> condition.values().toString())
        .containsExactly("[true]", "[3600]");
  }

  @Test
  void unknownElementsAreKeptByName() {
    assertThat(read("{'Note':1,'Statement':{'Effect':'Allow','Action':'*','Ressource':'*'}}")
            .unknownElements())
        .containsExactly("Note", "Statement[0].Ressource");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'Statement':                                       | no JSON at line 1, column 14
      []                                                  | it is not a JSON object
      {'Statement':[],'Statement':[]}                     | Duplicate field 'Statement'
      {}                                                  | Statement is missing; it must be an object or an array
      {'Version':'2012','Statement':[]}                   | Version is "2012"; it must be 2012-10-17 or 2008-10-17
      {'Statement':[1]}                                   | Statement[0] is not an object
      {'Statement':{'effect':'Allow','Action':'*'}}       | Statement[0].Effect is missing (element names are case-sensitive); it must be Allow or Deny
      {'Statement':{'Effect':'allow','Action':'*'}}       | Statement[0].Effect is "allow"; it must be Allow or Deny
      {'Statement':{'Effect':'Allow'}}                    | Statement[0].Action is missing
      {'Statement':{'Effect':'Allow','Action':{'a':1}}}   | Statement[0].Action has a value that is no text
      {'Statement':{'Effect':'Deny','Action':'*','NotAction':'*'}}    | Statement[0] has both Action and NotAction
      {'Statement':{'Effect':'Deny','Action':'*','Condition':[]}}     | Statement[0].Condition is not an object
      {'Statement':{'Effect':'Deny','Action':'*','Condition':{'Bool':1}}} | Statement[0].Condition.Bool is not an object of keys
      {'Statement':{'Effect':'Deny','Action':'*','Condition':{'Bool':{'k':{}}}}} | Statement[0].Condition.Bool.k has a value that is no text, number or boolean
      %7B%2                                               | broken percent-encoding at character 4
      """)
  void whatCannotBeReadIsSaidWithItsPlace(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageStartingWith("Cannot read policy test: ")
        .hasMessageContaining(problem);
  }

  @Test
  void deepNestingIsAnErrorAndNoStackOverflow() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(PolicySyntaxException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void tenThousandStatementsOfHostilePatternsAreBoundedInTime() {
    String hostile = "{'Effect':'Deny','Action':'s3:" + "*a".repeat(40) + "b','Resource':'*'}";
    String statements =
        IntStream.range(0, 10_000).mapToObj(i -> hostile).collect(Collectors.joining(","));
    Policy policy = read("{'Statement':[" + statements + "]}");
    Request request = Request.of(
        Caller.of("arn:aws:iam::111122223333:user/alice"),
        "s3:" + "a".repeat(100),
        "*",
        Context.complete(Map.of()));
    long begin = System.nanoTime();
    Decision decision = Authorizer.decide(request, Layers.ofIdentity(List.of(policy)));
    assertThat(decision.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
    assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
  }

  private static Policy read(String text) {
    return PolicyReader.read("test", text.replace('\'', '"'));
  }
}
