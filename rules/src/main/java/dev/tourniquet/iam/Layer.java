package dev.tourniquet.iam;

/** The kinds of policy that take part in a decision, each with the name that AWS uses in its error messages. */
public enum Layer {
  IDENTITY("identity-based policy"),
  BOUNDARY("permissions boundary"),
  SESSION("session policy"),
  RESOURCE("resource-based policy"),
  SCP("service control policy"),
  RCP("resource control policy"),
  VPC_ENDPOINT("VPC endpoint policy");

  private final String wording;

  Layer(String wording) {
    this.wording = wording;
  }

  @Override
  public String toString() {
    return wording;
  }
}
