package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

class JsonViewTest {
  @Test
  void anOrdinaryEventIsShownAsItIs() {
    assertThat(JsonView.of(Story.SHARE.event())).isEqualTo(Story.SHARE.event());
  }

  @Test
  void numbersAndNullsKeepTheirType() {
    var event = Story.json("{'a':1,'b':null,'c':1.50,'d':true,'e':[],'f':{}}");

    assertThat(JsonView.of(event)).isEqualTo(event);
  }

  @Test
  void aTreeOfAMillionValuesIsCutAndSaysSo() {
    var many = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < 1_000_000; i++) {
      many.add("value");
    }

    var view = JsonView.of(many);

    assertThat(view.size()).isLessThan(50_000);
    assertThat(view.get(view.size() - 1).asText())
        .isEqualTo("… (left out here: the data file holds it)");
  }

  @Test
  void anObjectThatIsCutSaysSo() {
    var many = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 100_000; i++) {
      many.put("name" + i, "value");
    }

    assertThat(JsonView.text(many)).endsWith("\"… (left out here: the data file holds it)\"\n}");
  }

  @Test
  void aLineIsWrittenForEachElement() {
    assertThat(JsonView.text(Story.json("{'a':[1,{'b':'c'}]}")))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {\n      \"b\": \"c\"\n    }\n  ]\n}");
  }

  @Test
  void aCommandIsNeverCutInTheMiddle() {
    String policy = "🩹".repeat(5_000);
    var out = new StringOutput();

    new WholeText(policy).writeTo(out);

    assertThat(out.toString()).isEqualTo(policy);
  }
}
