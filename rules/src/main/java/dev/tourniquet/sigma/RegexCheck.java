package dev.tourniquet.sigma;

import java.util.regex.Pattern;

/** A regular expression is found in the value. One that takes too many steps on a value does not match it. */
record RegexCheck(Pattern pattern) implements ValueCheck {

  @Override
  public boolean test(Value value) {
    try {
      return pattern.matcher(new BoundedText(value.text())).find();
    } catch (BoundedText.Exhausted | StackOverflowError e) {
      // java.util.regex recurses on repeated groups: long text exhausts the stack before the steps.
      return false;
    }
  }
}
