package dev.tourniquet.sigma;

/** The value as text fits a pattern. */
record TextCheck(Glob glob, Case letterCase) implements ValueCheck {

  static TextCheck of(Glob glob, Case letterCase) {
    return new TextCheck(letterCase == Case.IGNORED ? glob.folded() : glob, letterCase);
  }

  @Override
  public boolean test(Value value) {
    return glob.matches(letterCase.of(value));
  }
}
