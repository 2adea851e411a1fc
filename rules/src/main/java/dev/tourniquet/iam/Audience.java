package dev.tourniquet.iam;

/** Whom the policy of a resource lets in, from the widest to the narrowest. */
public enum Audience {
  /** Anyone on the internet, without credentials. */
  PUBLIC_ANON,
  /** Anyone with any AWS account; the service refuses callers without credentials. */
  PUBLIC_ANY_AWS,
  /** Accounts or organizations that are not ours, by name. */
  FOREIGN,
  /** Everyone in our organization. */
  ORG,
  /** Anyone, but only from named networks or endpoints. */
  VPC_ONLY,
  /** Our own accounts, and AWS services. */
  OWN;

  boolean isPublic() {
    return this == PUBLIC_ANON || this == PUBLIC_ANY_AWS;
  }

  /** The one that lets in more. */
  Audience wider(Audience other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
