package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

/**
 * A kind of resource that actions work on.
 *
 * @param sample an ARN of the kind whose variable parts only a star matches; the partition is taken for that of the pattern,
 *     since a policy of an account in China names {@code arn:aws-cn:…} and can name nothing else
 * @param any matches every ARN of the kind
 */
record ResourceType(String sample, ArnPattern any) {

  // Private-use characters that no policy holds; three, so that question marks do not match them by
  // chance.
  private static final String VARIABLE = "\uE000\uE001\uE002";
  private static final String PLACEHOLDER = "\\$\\{[^}]*}";

  ResourceType {
    requireNonNull(sample, "sample is null");
    requireNonNull(any, "any is null");
  }

  /** From an ARN such as <code>arn:${Partition}:ec2:${Region}:${Account}:image/${ImageId}</code>. */
  static ResourceType of(String template) {
    return new ResourceType(
        template.replaceAll(PLACEHOLDER, VARIABLE),
        ArnPattern.of(template.replaceAll(PLACEHOLDER, "*")));
  }

  /** How much of the kind a pattern of a policy covers. */
  ResourceScope scope(ResourcePattern pattern) {
    ArnPattern widest = pattern.widest();
    if (!widest.overlaps(any)) {
      return ResourceScope.NONE;
    }
    if (pattern.hasVariables()) {
      return ResourceScope.BOUNDED;
    }
    if (widest.matchesInItsPartition(sample)) {
      return ResourceScope.ANY;
    }
    return widest.coversNames(sample) ? ResourceScope.ACCOUNT_WIDE : ResourceScope.BOUNDED;
  }
}
