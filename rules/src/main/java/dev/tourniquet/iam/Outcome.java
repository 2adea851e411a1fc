package dev.tourniquet.iam;

/** The answer to a request, as {@code can} prints it. */
public enum Outcome {
  ALLOWED("Allowed"),
  EXPLICITLY_DENIED("ExplicitlyDenied"),
  IMPLICITLY_DENIED("ImplicitlyDenied"),
  /** It depends on condition keys or policies that are not known. */
  MAYBE("Maybe");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
