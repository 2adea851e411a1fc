package dev.tourniquet.triage.exposure;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a call lets at a resource, and whom it shuts out.
 *
 * @param attribute the attribute of the resource that says so, such as {@code launchPermission}; empty when the call is
 *     not about access
 */
public record Exposure(String attribute, List<Grantee> added, List<Grantee> removed)
    implements Serializable {

  /** A call that is not about access. */
  public static final Exposure NONE = new Exposure("", List.of(), List.of());

  public Exposure {
    requireNonNull(attribute, "attribute is null");
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** Reads what the call asked for, whether or not it was granted. Never throws. */
  public static Exposure of(Event event) {
    String call = event.service() + ":" + event.operation();
    return switch (call) {
      case "s3:PutBucketAcl", "s3:CreateBucket" -> acl("acl", event);
      case "s3:PutObjectAcl", "s3:PutObject", "s3:CopyObject", "s3:CreateMultipartUpload" ->
        object(event);
      default ->
        Stream.of(Sharing.READERS, Permissions.READERS)
            .flatMap(readers -> Stream.ofNullable(readers.get(call)))
            .findFirst()
            .map(reader -> reader.apply(event))
            .or(() -> DataPaths.of(event))
            .or(() -> ResourcePolicies.of(event))
            .orElse(NONE);
    };
  }

  /** What several calls on one resource exposed together; the attribute is the first one's. */
  public static Exposure of(List<Event> events) {
    List<Exposure> all =
        events.stream().map(Exposure::of).filter(one -> !one.isNone()).toList();
    return all.isEmpty()
        ? NONE
        : new Exposure(
            all.get(0).attribute(),
            all.stream().flatMap(one -> one.added().stream()).distinct().toList(),
            all.stream().flatMap(one -> one.removed().stream()).distinct().toList());
  }

  private static Exposure acl(String attribute, Event event) {
    List<Grantee> added = Acls.of(event);
    return added.isEmpty() ? NONE : new Exposure(attribute, added, List.of());
  }

  /** An object may be opened by its list, and a copy may end in another account. */
  private static Exposure object(Event event) {
    Exposure list = acl("objectAcl", event);
    return list.isNone() ? DataPaths.of(event).orElse(NONE) : list;
  }

  /** Whether the call tells of everyone whom it lets in: whomever it leaves out may be a stranger. */
  public static boolean isWhollyTold(Event event) {
    return !of(event).isNone() && !DataPaths.isPartlyUntold(event);
  }

  /** Whether the call was not about access. */
  public boolean isNone() {
    return attribute.isEmpty();
  }

  /** Whether the call only takes access away. */
  public boolean onlyRemoves() {
    return added.isEmpty() && !removed.isEmpty();
  }

  /** Everyone the call names. */
  public List<Grantee> all() {
    return Stream.concat(added.stream(), removed.stream()).distinct().toList();
  }
}
