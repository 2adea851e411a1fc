package dev.tourniquet.config;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creations that create nothing: many programs create their queues, topics and buckets at every start, and AWS answers
 * with what is there already. Only where nothing is known of it, or it was deleted since, is it new.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue:
 *     for an existing queue of the same attributes</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic: "this action is
 *     idempotent"</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">CreateBucket: in us-east-1 it
 *     returns 200 for one's own bucket and resets its access control list</a>
 */
final class Repeats {

  private static final Set<String> TYPES =
      Set.of(ResourceTypes.BUCKET, "AWS::SNS::Topic", "AWS::SQS::Queue");

  /** Within a second creation comes after deletion and before all else. */
  private static final Comparator<AttributeChange> IN_ORDER = Comparator.comparing(
          AttributeChange::time)
      .thenComparing(change -> change.op() != Op.DELETE)
      .thenComparing(change -> change.op() != Op.CREATE)
      .thenComparing(AttributeChange::eventId);

  private final List<Observed> seen;
  private final Set<AttributeChange> found = new HashSet<>();
  private Instant gone = Instant.MIN;
  private Instant there = Instant.MIN;
  private String creator = "";

  private Repeats(List<Observed> seen) {
    this.seen = seen;
  }

  /** The changes, and in place of those of repeated creations what they did indeed. */
  static List<AttributeChange> resolved(
      Collection<AttributeChange> changes, Collection<Observed> base) {
    Map<ResourceKey, List<Observed>> seen =
        base.stream().collect(Collectors.groupingBy(Observed::resource));
    Set<AttributeChange> repeats = new HashSet<>();
    changes.stream()
        .filter(change -> mayRepeat(change.resource()))
        .collect(Collectors.groupingBy(AttributeChange::resource))
        .forEach(
            (resource, own) -> repeats.addAll(among(own, seen.getOrDefault(resource, List.of()))));
    return changes.stream()
        .flatMap(change -> repeats.contains(change) ? done(change) : Stream.of(change))
        .toList();
  }

  /** Whether who creates what is there already is answered as if he had made it. */
  static boolean mayRepeat(ResourceKey resource) {
    return TYPES.contains(resource.type());
  }

  private static Set<AttributeChange> among(List<AttributeChange> own, List<Observed> seen) {
    Repeats repeats = new Repeats(seen);
    own.stream().sorted(IN_ORDER).forEach(repeats::next);
    return repeats.found;
  }

  private void next(AttributeChange change) {
    if (change.op() == Op.DELETE) {
      gone = change.time();
      return;
    }
    if (change.op() == Op.CREATE && !change.eventId().equals(creator)) {
      if (isThere(change.time())) {
        found.add(change);
      } else {
        creator = change.eventId();
      }
    }
    there = change.time();
  }

  /** By a call since it was last deleted, or because AWS showed it in between. */
  private boolean isThere(Instant time) {
    Instant deleted = Stream.concat(
            Stream.of(gone),
            seen.stream()
                .filter(Observed::isGone)
                .map(Observed::at)
                .filter(at -> !at.isAfter(time)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
    return there.isAfter(deleted)
        || seen.stream()
            .filter(fact -> !fact.isGone())
            .anyMatch(fact -> fact.at().minus(fact.via().margin()).isAfter(deleted)
                && fact.at().plus(fact.via().margin()).isBefore(time));
  }

  /** A bucket's list of grants is reset; a policy that the request tells is the one it has. */
  private static Stream<AttributeChange> done(AttributeChange change) {
    boolean told = change.attribute().equals(BucketRules.ACL) || change.value().has("Statement");
    return told ? Stream.of(change.as(Op.SET)) : Stream.of();
  }
}
