package dev.tourniquet.integrity;

import dev.tourniquet.integrity.ChainLink.Before;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the digests of one trail, account and region from the oldest to the newest. Holds one of them at a time, so
 * that a chain of any length can be followed.
 *
 * <p>Only what a signed digest says is believed: one that is not breaks the chain and accuses nobody. {@code aws
 * cloudtrail validate-logs} names the one digest that the next one knows of; when several in a row are gone, the hours
 * tell (aws/aws-cli#7054). Digests that CloudTrail wrote later, of logs that those of the hours missed, are a chain of their
 * own that has no hours.
 */
public final class ChainWalk {
  private final Set<String> unsigned = new HashSet<>();
  private final List<IntegrityFact> facts = new ArrayList<>();
  private ChainLink held;
  private Instant signedSince;

  /** Takes the next digest and returns what has been settled by it. */
  public List<IntegrityFact> next(ChainLink link) {
    if (link.judgement().valid()) {
      follow(link);
    } else {
      unsigned.add(link.place().unpacked());
      facts.add(IntegrityFact.digest(link, link.judgement()));
    }
    return settled();
  }

  /** Returns what is left after the last digest. */
  public List<IntegrityFact> end() {
    release(Judgement.VALID);
    closeSpan();
    return settled();
  }

  private void follow(ChainLink link) {
    Optional<Before> before = link.before();
    if (before.isEmpty()) {
      start(link);
    } else if (held != null
        && held.place().unpacked().equals(KeyPlace.unpacked(before.get().tail()))) {
      release(asNamed(before.get().digest()));
      missingHours(link);
    } else {
      release(Judgement.VALID);
      broken(link, before.get());
      missingHours(link);
    }
    held = link;
    signedSince = signedSince == null && isHourly(link) ? link.start() : signedSince;
    unsigned.clear();
  }

  private void start(ChainLink link) {
    ChainLink last = held;
    release(Judgement.VALID);
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
      Instant end = TrailObject.of(before.tail()).map(TrailObject::time).orElse(link.start());
      facts.add(IntegrityFact.missingDigest(before.digest().key(), end));
    }
    if (held != null) {
      closeSpan(held);
    }
  }

  private void missingHours(ChainLink link) {
    if (held != null && isHourly(link) && held.end().isBefore(link.start())) {
      facts.add(IntegrityFact.gap(GapReason.NO_SIGNED_DIGEST, "", held.end(), link.start()));
      closeSpan(held);
    }
  }

  private static boolean isHourly(ChainLink link) {
    return TrailObject.of(link.place().tail()).filter(TrailObject::isBackfill).isEmpty();
  }

  private Judgement asNamed(PreviousDigest named) {
    if (!named.algorithm().equals("SHA-256")) {
      return Judgement.badSignature("the digest after it does not name its hash with SHA-256");
    }
    if (!named.hash().equalsIgnoreCase(held.hash())) {
      return Judgement.modified("the digest after it names another hash");
    }
    return named.signature().equalsIgnoreCase(held.signature())
        ? Judgement.VALID
        : Judgement.modified("the digest after it names another signature");
  }

  private void release(Judgement judgement) {
    if (held != null) {
      facts.add(IntegrityFact.digest(held, judgement));
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
