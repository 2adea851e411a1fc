package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The one key of a resource, whether it was mentioned by ARN, id or name.
 *
 * @param type {@code AWS::EC2::Image}, or {@code <service>:<kind>} for an ARN whose type is not in the dictionary
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param account the owner; empty where the name alone is unique (buckets) or an id is met in foreign accounts (images)
 * @param region {@code global} for services without regions
 * @param id the id, or the name within account and region; may contain anything
 */
public record ResourceKey(String type, String partition, String account, String region, String id)
    implements Serializable {

  private static final char SEPARATOR = '|';

  public ResourceKey {
    check(type);
    check(partition);
    check(account);
    check(region);
    id = BoundedText.of(requireNonNull(id, "id is null"));
  }

  private static void check(String part) {
    if (part.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException(
          "Invalid part of a resource key: " + part + ". Only the id may contain '|'");
    }
  }

  /** Reads the text form back. */
  public static ResourceKey parse(String text) {
    String[] parts = text.split("\\|", 5);
    if (parts.length < 5) {
      throw new IllegalArgumentException("Invalid resource key: " + BoundedText.of(text, 200)
          + ". Write <type>|<partition>|<owner account>|<region>|<id>");
    }
    return new ResourceKey(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /** Whether this is one resource, and not the wildcard of a refusal or a selector. */
  boolean isOne() {
    return !id.equals("*");
  }

  /** {@code <type>|<partition>|<owner account>|<region>|<id>}. */
  public String text() {
    return type + SEPARATOR + partition + SEPARATOR + account + SEPARATOR + region + SEPARATOR + id;
  }
}
