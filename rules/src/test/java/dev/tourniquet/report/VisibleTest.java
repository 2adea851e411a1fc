package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  @ParameterizedTest
  @CsvSource({
    "0x202E, turns the reading direction",
    "0x2066, isolates a direction",
    "0x200B, is a space without width",
    "0x00AD, is a hyphen that hides",
    "0x0000, is null",
    "0x001B, starts a terminal sequence",
    "0x000D, returns the carriage",
    "0x0085, ends a line",
    "0x2028, ends a line of script",
    "0xFEFF, marks a byte order",
    "0xE0041, is a tag that spells a letter",
    "0x3164, is a letter that prints nothing",
    "0xD800, is half a letter"
  })
  void whatIsNotSeenIsSpeltOut(String code, String why) {
    int c = Integer.decode(code);

    assertThat(Visible.text("a" + Character.toString(c) + "b"))
        .as(why)
        .isEqualTo("a‹U+%04X›b".formatted(c));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "Ünïcödé", "日本語", "שלום", "emoji 🩹", "two\nlines\tand a tab", ""})
  void whatIsSeenStaysAsItIs(String text) {
    assertThat(Visible.text(text)).isEqualTo(text);
  }

  @Test
  void aLongValueIsCutAndItsLengthTold() {
    assertThat(Visible.cut("x".repeat(1_000_000), 3))
        .isEqualTo("xxx… (1,000,000 characters in all)");
  }

  @Test
  void aValueOfJustTheLimitIsWhole() {
    assertThat(Visible.cut("xyz", 3)).isEqualTo("xyz");
  }

  @Test
  void aCutDoesNotHalveALetter() {
    assertThat(Visible.cut("ab🩹🩹", 3)).isEqualTo("ab… (6 characters in all)");
  }

  @Property
  void whatWasMadeVisibleStaysAsItIs(@ForAll @StringLength(max = 200) String text) {
    String once = Visible.text(text);

    assertThat(Visible.text(once)).isEqualTo(once);
  }
}
