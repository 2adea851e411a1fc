package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDiffTest {
  @Test
  void onlyTheFieldThatChangedIsMarked() {
    assertThat(diff("{'public':false,'name':'a'}", "{'public':true,'name':'a'}"))
        .containsExactly("  {", "-   public: false", "+   public: true", "    name: \"a\"", "  }");
  }

  @Test
  void aFieldThatCameAndAFieldThatWentAreMarked() {
    assertThat(diff("{'old':1}", "{'new':2}"))
        .containsExactly("  {", "-   old: 1", "+   new: 2", "  }");
  }

  @Test
  void anElementAddedToAListIsMarkedAndTheRestIsCounted() {
    assertThat(diff("['a','b']", "['b','c','a']"))
        .containsExactly("  [", "+   \"c\"", "    … 2 elements unchanged", "  ]");
  }

  @Test
  void aListInAnotherOrderIsNoChange() {
    assertThat(diff("{'x':['a','b']}", "{'x':['b','a']}"))
        .containsExactly("  {", "    x: [", "      … 2 elements unchanged", "    ]", "  }");
  }

  @Test
  void whatWasNotSetBeforeIsAddedAsAWhole() {
    assertThat(diff("null", "{'a':1}")).containsExactly("+ {", "+   \"a\": 1", "+ }");
    assertThat(lines(null, Story.json("{'a':1}"))).isEqualTo(diff("null", "{'a':1}"));
  }

  @Test
  void whatIsNoLongerSetIsRemoved() {
    assertThat(diff("'policy'", "null")).containsExactly("- \"policy\"");
  }

  @Test
  void anotherTypeIsAnotherValue() {
    assertThat(diff("{'a':[1]}", "{'a':1}"))
        .containsExactly("  {", "-   a: [", "-     1", "-   ]", "+   a: 1", "  }");
  }

  @Test
  void nothingBeforeAndNothingAfterIsNoLine() {
    assertThat(diff("null", "null")).isEmpty();
  }

  @Test
  void aHugeChangeIsCutAndSaysSo() {
    String many = "[" + "1,".repeat(2) + String.join(",", numbers(1_000)) + "]";

    assertThat(diff("[]", many))
        .hasSize(JsonDiff.MOST_LINES + 1)
        .last()
        .isEqualTo("  … 602 more lines");
  }

  @Test
  void valuesOfTheLogsAreMadeVisible() {
    assertThat(diff("null", "'a\u202Eb'")).containsExactly("+ \"a‹U+202E›b\"");
  }

  @Test
  void aChangeBehindWhatIsShownIsAChange() {
    String long1 = "x".repeat(3_000);
    List<String> field = diff("{'a':'" + long1 + "p'}", "{'a':'" + long1 + "q'}");
    assertThat(field).hasSize(5).last().isEqualTo("  }");
    assertThat(field.get(1)).startsWith("-   a: \"xxx");
    assertThat(field.get(2)).startsWith("+   a: \"xxx").hasSizeLessThan(2_200);
    assertThat(field.get(3)).isEqualTo("    … they differ after character 3,000");
    assertThat(diff("['" + long1 + "p']", "['" + long1 + "q']"))
        .contains("    … they differ after character 3,000");
    assertThat(diff("{'a':'" + long1 + "'}", "{'a':'" + long1 + "'}")).hasSize(1);
  }

  private static List<String> numbers(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(Integer::toString)
        .toList();
  }

  private static List<String> diff(String before, String after) {
    return lines(Story.json(before), Story.json(after));
  }

  private static List<String> lines(JsonNode before, JsonNode after) {
    return JsonDiff.lines(before, after).stream()
        .map(line -> line.mark() + " " + line.indented())
        .toList();
  }
}
