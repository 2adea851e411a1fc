package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.ChainLink;
import dev.tourniquet.integrity.ChainLink.Before;
import dev.tourniquet.integrity.Digest;
import dev.tourniquet.integrity.DigestReader;
import dev.tourniquet.integrity.DigestSignature;
import dev.tourniquet.integrity.InvalidDigestException;
import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.LogClaim;
import dev.tourniquet.integrity.SignatureCheck;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.integrity.TrailObject;
import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.integrity.ObjectContent.Listed;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads one digest object on an executor. */
record DigestObject(TrustedKeys keys, HadoopSettings hadoop) implements Serializable {
  /** A log object takes some 400 bytes of a digest: this is room for the busiest hour there is. */
  private static final int MOST_BYTES = 64 << 20;

  /**
   * A digest and the logs it names.
   *
   * @param claims rows of {@link Digests#CLAIM}
   */
  record Read(
      String object,
      String account,
      String region,
      String trail,
      ChainLink link,
      List<Row> claims) {}

  Read read(Listed listed) throws IOException {
    try {
      return readable(listed);
    } catch (IOException e) {
      return unreadable(listed.uri(), "", Unread.because(e));
    }
  }

  private Read readable(Listed listed) throws IOException {
    String object = listed.uri();
    var bytes = new ByteArrayOutputStream();
    Optional<ObjectContent> content = ObjectContent.read(listed, hadoop, MOST_BYTES, bytes);
    if (content.isEmpty()) {
      return unreadable(object, "", Judgements.GONE);
    }
    String hash = content.get().sha256();
    if (!content.get().whole()) {
      return unreadable(object, hash, Judgements.FORMAT);
    }
    try {
      Digest digest = DigestReader.read(bytes.toByteArray());
      return judged(object, digest, hash, SignatureMetadata.of(listed.path(), hadoop));
    } catch (InvalidDigestException e) {
      return unreadable(object, hash, Judgements.format(e));
    }
  }

  private Read judged(
      String object, Digest digest, String hash, Optional<DigestSignature> signature) {
    KeyPlace place = KeyPlace.of(object);
    boolean inPlace = place.of(digest.key(), object).unpacked().equals(place.unpacked());
    Judgement judgement =
        inPlace ? new SignatureCheck(keys).judge(digest, hash, signature) : Judgements.MOVED;
    ChainLink link = new ChainLink(
        place,
        inPlace ? digest.key() : place.tail(),
        judgement.valid() ? digest.start() : named(object),
        judgement.valid() ? digest.end() : named(object),
        hash,
        signature.map(DigestSignature::value).orElse(""),
        digest
            .previous()
            .map(named -> new Before(
                named,
                place.of(named.key(), object).tail(),
                named.bucket().equals(digest.bucket()))),
        judgement);
    return named(object, link, claims(digest, place, object));
  }

  private static List<Row> claims(Digest digest, KeyPlace place, String object) {
    return digest.logs().stream().map(claim -> row(claim, place, object)).toList();
  }

  private static Row row(LogClaim claim, KeyPlace place, String object) {
    return RowFactory.create(
        place.of(claim.key(), object).unpacked(), claim.key(), claim.hash(), claim.algorithm());
  }

  private static Read unreadable(String object, String hash, Judgement why) {
    KeyPlace place = KeyPlace.of(object);
    Instant end = named(object);
    return named(
        object,
        new ChainLink(place, place.tail(), end, end, hash, "", Optional.empty(), why),
        List.of());
  }

  private static Instant named(String object) {
    return TrailObject.of(object).map(TrailObject::time).orElse(Instant.EPOCH);
  }

  /** The name tells whose digest it is: the content of one that is not valid must not choose its chain. */
  private static Read named(String object, ChainLink link, List<Row> claims) {
    return TrailObject.of(object)
        .map(name -> new Read(object, name.account(), name.region(), name.trail(), link, claims))
        .orElse(new Read(object, "", "", "", link, claims));
  }

  /** What is wrong before there is a signature to check. */
  private static final class Judgements {
    static final Judgement GONE = new Judgement(Status.MISSING, "INVALID: not found");
    static final Judgement FORMAT = new Judgement(Status.MODIFIED, "INVALID: invalid format");
    static final Judgement MOVED =
        new Judgement(Status.MODIFIED, "INVALID: has been moved from its original location");

    static Judgement format(InvalidDigestException e) {
      return new Judgement(Status.MODIFIED, "INVALID: invalid format: " + e.getMessage());
    }
  }
}
