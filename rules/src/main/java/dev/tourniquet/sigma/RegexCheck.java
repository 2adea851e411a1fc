package dev.tourniquet.sigma;

import java.util.regex.Pattern;

/**
 * A regular expression is found in the value. One that takes too many steps on a value does not match it.
 *
 * @param pattern the expression
 * @param needed plain text that every match contains, looked for first because that is far cheaper; may be empty
 */
record RegexCheck(Pattern pattern, String needed) implements ValueCheck {

  @Override
  public boolean test(Value value) {
    if (!value.text().contains(needed)) {
      return false;
    }
    try {
      return pattern.matcher(new BoundedText(value.text())).find();
    } catch (BoundedText.Exhausted | StackOverflowError e) {
      // java.util.regex recurses on repeated groups: long text exhausts the stack before the steps.
      return false;
    }
  }
}
