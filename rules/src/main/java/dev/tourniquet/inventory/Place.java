package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.AccountIds;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Partition;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where resources named by an event or an inventory file live, and so how their keys are written.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
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

  /**
   * Where the resources are that the event names: in the account of its listed resources, when they agree, else in the
   * account whose trail it is. The caller's account may be a stranger's.
   */
  public static Place of(Event event) {
    Set<String> listed = new TreeSet<>();
    event.record().path("resources").forEach(resource -> listed.add(AccountIds.listed(resource)));
    listed.remove("");
    String account = listed.size() == 1 ? listed.iterator().next() : event.account();
    Place place = of(account, event.region());
    String[] caller = event.text("userIdentity.arn").split(":", 3);
    boolean named = caller.length == 3 && caller[1].startsWith("aws");
    return named ? new Place(caller[1], place.account(), place.region()) : place;
  }

  /** The account and region with the partition that the region belongs to. */
  public static Place of(String account, String region) {
    return new Place(Partition.ofRegion(region), account, region);
  }

  /** A log may have anything in these fields, also what separates the parts of a key. */
  private static String plain(String text) {
    return text.indexOf('|') < 0 ? text : text.replace('|', '_');
  }

  /** The same account in another region; in this one when {@code other} is empty. */
  public Place inRegion(String other) {
    return other.isEmpty() ? this : new Place(partition, account, other);
  }

  /** A resource of account and region, by id or name. */
  ResourceKey local(String type, String id) {
    return new ResourceKey(type, partition, account, region, id);
  }

  /** A resource whose id says nothing of its owner, as of images and snapshots, met in foreign accounts too. */
  ResourceKey shareable(String type, String id) {
    return new ResourceKey(type, partition, "", region, id);
  }

  /** A resource of an account without region, as IAM has them. */
  public ResourceKey global(String type, String name) {
    return new ResourceKey(type, partition, account, GLOBAL, name);
  }

  /** A resource whose id is unique in the partition, as a bucket's name. */
  ResourceKey worldwide(String type, String id) {
    return new ResourceKey(type, partition, "", GLOBAL, id);
  }
}
