package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;

/**
 * Where resources named by an event or an inventory file live, and so how their keys are written.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param region such as {@code eu-west-1}, or {@code global}
 */
public record Place(String partition, String account, String region) implements Serializable {

  private static final String GLOBAL = "global";

  public Place {
    partition = plain(requireNonNull(partition, "partition is null"));
    account = plain(requireNonNull(account, "account is null"));
    region = plain(requireNonNull(region, "region is null"));
  }

  /** The account and region that the event happened in. */
  public static Place of(Event event) {
    return of(event.account(), event.region());
  }

  /** The account and region with the partition that the region belongs to. */
  public static Place of(String account, String region) {
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return new Place(partition, account, region);
  }

  /** A log may have anything in these fields, also what separates the parts of a key. */
  private static String plain(String text) {
    return text.indexOf('|') < 0 ? text : text.replace('|', '_');
  }

  /** The same account in another region; in this one when {@code other} is empty. */
  public Place inRegion(String other) {
    return other.isEmpty() ? this : of(account, other);
  }

  /** A resource of account and region, by id or name. */
  public ResourceKey local(String type, String id) {
    return new ResourceKey(type, partition, account, region, id);
  }

  /** A resource whose id says nothing of its owner, as of images and snapshots, met in foreign accounts too. */
  public ResourceKey shareable(String type, String id) {
    return new ResourceKey(type, partition, "", region, id);
  }

  /** A resource of an account without region, as IAM has them. */
  public ResourceKey global(String type, String name) {
    return new ResourceKey(type, partition, account, GLOBAL, name);
  }

  /** A bucket: its name is unique in the partition. */
  public ResourceKey bucket(String name) {
    return new ResourceKey("AWS::S3::Bucket", partition, "", "", name);
  }
}
