package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that an AWS call listed.
 *
 * @param takenAt when the call was made: what the item says was true then
 * @param resourceType such as {@code AWS::EC2::Image}; empty when the operation is not known
 * @param id as in the resource's key; empty when the operation is not known
 * @param arn empty when the answer has none
 * @param name empty when the answer has none; may be chosen by anyone who may tag or create
 * @param item the answer's own JSON, IAM documents decoded
 */
public record InventoryItem(
    Instant takenAt,
    String account,
    String region,
    String service,
    String operation,
    String resourceType,
    String id,
    String arn,
    String name,
    JsonNode item)
    implements Serializable {

  /** Service and operation of items that no call listed: AWS Config recorded them. */
  public static final String RECORDER = "config";

  public static final String RECORDED = "configuration-item";

  public InventoryItem {
    requireNonNull(takenAt, "takenAt is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(service, "service is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(resourceType, "resourceType is null");
    requireNonNull(id, "id is null");
    requireNonNull(arn, "arn is null");
    requireNonNull(name, "name is null");
    requireNonNull(item, "item is null");
  }

  /** Whether the program knows what kind of thing this is. */
  public boolean known() {
    return !resourceType.isEmpty();
  }

  /** Whether AWS Config recorded it; otherwise a describing call listed it. */
  public boolean isRecorded() {
    return service.equals(RECORDER) && operation.equals(RECORDED);
  }

  /** Its tags; values may be chosen by anyone who may tag. */
  public Map<String, String> tags() {
    return Tags.of(item);
  }

  /** Where it was listed. */
  public Place place() {
    return Place.of(account, region);
  }

  /** The resource's key; of an unknown kind the type is {@code unknown}. */
  public ResourceKey key() {
    return ResourceTypes.key(place(), known() ? resourceType : "unknown", id);
  }

  /** Where the item comes from, for evidence: {@code <operation> of <time>}. */
  public String source() {
    return service + " " + operation + " at " + takenAt;
  }
}
