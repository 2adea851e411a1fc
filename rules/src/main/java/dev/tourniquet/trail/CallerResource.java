package dev.tourniquet.trail;

import java.util.Optional;

/** The caller seen as a resource: the IAM user or role that other calls may change. */
public final class CallerResource {
  private CallerResource() {}

  /** Its key; empty for callers that are no IAM resource of an account we know, such as services. */
  public static Optional<ResourceKey> of(Event event) {
    return Arn.read(PrincipalName.of(event).arn())
        .filter(arn -> arn.service().equals("iam"))
        .map(arn -> ResourceTypes.keyOf(arn, Scope.of(event)));
  }
}
