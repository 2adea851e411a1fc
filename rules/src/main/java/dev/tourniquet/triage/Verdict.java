package dev.tourniquet.triage;

/** How sick the patient is, from calm to life threat; the order is the order of the constants. */
public enum Verdict {
  NOT_SICK,
  MAYBE,
  PROBABLY_SICK,
  SICK
}
