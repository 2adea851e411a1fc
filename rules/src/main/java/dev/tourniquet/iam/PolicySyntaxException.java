package dev.tourniquet.iam;

/** A policy that AWS would not accept, or that was cut or damaged on its way here. */
public final class PolicySyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  PolicySyntaxException(String policy, String problem) {
    super("Cannot read policy " + policy + ": " + problem);
  }
}
