package dev.tourniquet.trail;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** The part of AWS that a region belongs to, and that every ARN of it names. */
public final class Partition {

  // Source: partitions.json of the AWS SDKs, regionRegex of each partition.
  private static final List<Entry<String, String>> BY_PREFIX = List.of(
      Map.entry("cn-", "aws-cn"),
      Map.entry("us-gov-", "aws-us-gov"),
      Map.entry("us-iso-", "aws-iso"),
      Map.entry("us-isob-", "aws-iso-b"),
      Map.entry("eu-isoe-", "aws-iso-e"),
      Map.entry("us-isof-", "aws-iso-f"),
      Map.entry("eusc-", "aws-eusc"));

  private Partition() {}

  /** Such as {@code aws-cn} of {@code cn-north-1}; {@code aws} of all other texts. */
  public static String ofRegion(String region) {
    return BY_PREFIX.stream()
        .filter(one -> region.startsWith(one.getKey()))
        .map(Entry::getValue)
        .findFirst()
        .orElse("aws");
  }
}
