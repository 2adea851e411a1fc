package dev.tourniquet.investigation;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;

/** What would tell to what a resource is related, where nothing that is held does. */
final class RelatedGaps {

  private static final String IAM = "iam-get-account-authorization-details.json";

  private static final Map<String, String> TOLD_BY = Map.of(
      ResourceTypes.SECURITY_GROUP,
      "ec2-describe-instances.json (SecurityGroups of each instance)",
      ResourceTypes.INSTANCE,
      "ec2-describe-instances.json (image, network, profile, volumes)",
      ResourceTypes.FUNCTION,
      "lambda-list-functions.json (Role)",
      ResourceTypes.ROLE,
      IAM + " (policies, trust, profiles)",
      ResourceTypes.USER,
      IAM + " (policies, groups)");

  private RelatedGaps() {}

  /** The gap of a resource of which no relation is known; its origin may have a gap of its own. */
  static List<String> of(ResourceKey resource, List<String> origin) {
    // An address or a principal that is not of IAM is no resource.
    return origin.isEmpty() && resource.type().startsWith("AWS::")
        ? List.of("related: no call and no inventory held relates " + resource.id()
            + " to anything; "
            + TOLD_BY.getOrDefault(resource.type(), "an item of AWS Config (relationships)")
            + " would tell")
        : origin;
  }
}
