package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers in rules and events. Text counts as a number when it is short and looks like one. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][-+]?\\d{1,3})?");
  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{1,32})");
  private static final Pattern OCTAL = Pattern.compile("0o([0-7]{1,40})");

  private Numbers() {}

  /** The number in a leaf of an event: a JSON number, or decimal text. */
  static Optional<BigDecimal> of(JsonNode leaf) {
    if (leaf.isFloatingPointNumber() && !leaf.isBigDecimal()) {
      double number = leaf.doubleValue();
      return Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
    }
    if (leaf.isNumber()) {
      return Optional.of(leaf.decimalValue());
    }
    return leaf.isTextual() ? decimal(leaf.textValue()) : Optional.empty();
  }

  /** The numbers among texts. */
  static Stream<BigDecimal> in(List<String> texts) {
    return texts.stream().flatMap(text -> decimal(text).stream());
  }

  /** The number in a scalar of a rule: also hexadecimal and octal, as YAML 1.2 writes them. */
  static Optional<BigDecimal> ofRule(String text) {
    var hex = HEX.matcher(text);
    if (hex.matches()) {
      return Optional.of(new BigDecimal(new BigInteger(hex.group(1), 16)));
    }
    var octal = OCTAL.matcher(text);
    return octal.matches()
        ? Optional.of(new BigDecimal(new BigInteger(octal.group(1), 8)))
        : decimal(text);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return text.length() <= 90 && DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
