package dev.tourniquet.integrity;

import dev.tourniquet.integrity.ChainLink.Before;
import dev.tourniquet.integrity.IntegrityFact.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows the digests of one trail, account and region from the oldest to the newest. Holds one of them at a time, so
 * that a chain of any length can be followed.
 *
 * <p>Only what a signed digest says is believed: one that is not breaks the chain and accuses nobody. {@code aws
 * cloudtrail validate-logs} names the one digest that the next one knows of; when several in a row are gone, the hours
 * tell (aws/aws-cli#7054). Digests that CloudTrail wrote later, of logs that those of the hours missed, are a chain of their
 * own that has no hours.
 *
 * <p>What would lie in a folder that is not checked is not missing.
 */
public final class ChainWalk {
  private final Set<String> unsigned = new HashSet<>();
  private final List<IntegrityFact> facts = new ArrayList<>();
  private final CheckedHours hours;
  private ChainLink held;
  private Instant signedSince;

  /**
   * A walk over the digests of some folders.
   *
   * @param checked whether an object would have been found at its place, were it there
   */
  public ChainWalk(Predicate<KeyPlace> checked) {
    this.hours = new CheckedHours(checked);
  }

  /** Takes the next digest and returns what has been settled by it. */
  public List<IntegrityFact> next(ChainLink link) {
    if (link.judgement().valid()) {
      follow(link);
    } else {
      unsigned.add(link.place().unpacked());
      facts.add(IntegrityFact.digest(link, link.judgement(), ""));
    }
    return settled();
  }

  /** Returns what is left after the last digest. */
  public List<IntegrityFact> end() {
    release();
    closeSpan();
    return settled();
  }

  private void follow(ChainLink link) {
    Optional<Before> before = link.before();
    if (before.isEmpty()) {
      start(link);
    } else if (held != null
        && held.place().unpacked().equals(KeyPlace.unpacked(before.get().tail()))) {
      release(before.get().digest().judge(held), link.key());
      unsignedHours(link);
    } else {
      release();
      broken(link, before.get());
    }
    held = link;
    signedSince = signedSince == null && isHourly(link) ? link.start() : signedSince;
    unsigned.clear();
  }

  private void start(ChainLink link) {
    ChainLink last = held;
    release();
    if (last != null && isHourly(link)) {
      facts.add(IntegrityFact.gap(GapReason.LOGGING_STOPPED, "", last.end(), link.start()));
      closeSpan(last);
    }
  }

  private void broken(ChainLink link, Before before) {
    if (!before.sameBucket()) {
      String where = "s3://" + before.digest().bucket() + "/" + before.digest().key();
      facts.add(IntegrityFact.gap(GapReason.OTHER_BUCKET, where, link.start(), link.start()));
    } else if (!unsigned.contains(KeyPlace.unpacked(before.tail()))) {
      facts.add(notFound(link, before));
    }
    closeSpan();
    if (isAfterHole(link)) {
      facts.addAll(hours.gaps(held, link.start()));
    }
  }

  private IntegrityFact notFound(ChainLink link, Before before) {
    KeyPlace place = new KeyPlace(link.place().root(), before.tail());
    Instant end = TrailObject.of(before.tail()).map(TrailObject::time).orElse(link.start());
    return hours.holds(place)
        ? IntegrityFact.missingDigest(
            before.digest().key(), end, new Subject(place, "", link.key()))
        : IntegrityFact.gap(GapReason.OUTSIDE, before.digest().key(), end, end);
  }

  /** The digest that is held is the one before by name: in no folder was there one between the two. */
  private void unsignedHours(ChainLink link) {
    if (isAfterHole(link)) {
      facts.add(IntegrityFact.gap(GapReason.NO_SIGNED_DIGEST, "", held.end(), link.start()));
      closeSpan();
    }
  }

  private boolean isAfterHole(ChainLink link) {
    return held != null && isHourly(link) && held.end().isBefore(link.start());
  }

  private static boolean isHourly(ChainLink link) {
    return TrailObject.of(link.place().tail()).filter(TrailObject::isBackfill).isEmpty();
  }

  private void release() {
    release(Judgement.VALID, "");
  }

  private void release(Judgement judgement, String teller) {
    if (held != null) {
      facts.add(IntegrityFact.digest(held, judgement, judgement.valid() ? "" : teller));
    }
  }

  private void closeSpan(ChainLink last) {
    if (signedSince != null) {
      facts.add(IntegrityFact.signed(signedSince, last.end()));
      signedSince = null;
    }
  }

  private void closeSpan() {
    if (held != null) {
      closeSpan(held);
    }
  }

  private List<IntegrityFact> settled() {
    List<IntegrityFact> settled = List.copyOf(facts);
    facts.clear();
    return settled;
  }
}
