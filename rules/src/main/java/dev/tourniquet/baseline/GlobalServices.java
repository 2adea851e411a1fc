package dev.tourniquet.baseline;

import java.util.Set;

/**
 * Services that have one endpoint for the whole world: their calls are written in us-east-1, or where a sign-in happens to
 * be answered, whatever Region their caller works in. So that Region is not one that the caller chose.
 */
final class GlobalServices {

  private static final Set<String> SOURCES = Set.of(
      "signin.amazonaws.com",
      "iam.amazonaws.com",
      "sts.amazonaws.com",
      "organizations.amazonaws.com",
      "account.amazonaws.com",
      "route53.amazonaws.com",
      "route53domains.amazonaws.com",
      "cloudfront.amazonaws.com",
      "globalaccelerator.amazonaws.com",
      "ce.amazonaws.com",
      "billing.amazonaws.com",
      "billingconsole.amazonaws.com",
      "budgets.amazonaws.com",
      "support.amazonaws.com",
      "trustedadvisor.amazonaws.com",
      "health.amazonaws.com");

  private GlobalServices() {}

  /** Whether calls to this {@code eventSource} say nothing of a Region. */
  static boolean has(String eventSource) {
    return SOURCES.contains(eventSource);
  }
}
