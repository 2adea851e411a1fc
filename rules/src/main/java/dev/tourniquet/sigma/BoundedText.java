package dev.tourniquet.sigma;

/**
 * Text that a regular expression may look at only so often. A pattern that backtracks without end on text an attacker
 * wrote stops there, instead of stopping the run.
 */
final class BoundedText implements CharSequence {

  /** Looks at single characters: about 10 ms. Plain searches of the longest CloudTrail fields need far fewer. */
  private static final long MIN_STEPS = 2_000_000;

  private static final int STEPS_PER_CHARACTER = 64;

  private final String text;
  private long steps;

  BoundedText(String text) {
    this.text = text;
    this.steps = MIN_STEPS + (long) STEPS_PER_CHARACTER * text.length();
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--steps < 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The steps are used up. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("The regular expression took too many steps", null, false, false);
    }
  }
}
