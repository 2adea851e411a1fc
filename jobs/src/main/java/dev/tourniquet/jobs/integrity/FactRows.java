package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.KeyPlace;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.integrity.TrailObject;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Facts of a chain as rows of {@code log_integrity}. */
final class FactRows {
  private FactRows() {}

  /** Which digests follow each other. */
  record Chain(String root, String account, String region, String trail) {
    static Chain of(Row row) {
      return new Chain(
          row.getAs(LogIntegrity.ROOT.name()),
          row.getAs(LogIntegrity.ACCOUNT.name()),
          row.getAs(LogIntegrity.REGION.name()),
          row.getAs(LogIntegrity.TRAIL.name()));
    }
  }

  /** How an answer about an object is written. What could not be read is a gap: nothing is known of it, good or bad. */
  record Answer(String kind, String status, String reason, String detail) {
    static Answer of(IntegrityFact.Kind kind, Judgement judgement) {
      return judgement.status() == Status.UNREADABLE
          ? new Answer(
              LogIntegrity.word(IntegrityFact.Kind.GAP),
              null,
              GapReason.UNREADABLE.word(),
              judgement.detail())
          : new Answer(
              LogIntegrity.word(kind), judgement.status().word(), null, orNull(judgement.detail()));
    }

    private static Answer of(IntegrityFact fact) {
      return fact.judgement()
          .map(judgement -> of(fact.kind(), judgement))
          .orElseGet(() -> new Answer(
              LogIntegrity.word(fact.kind()),
              null,
              fact.gap().map(GapReason::word).orElse(null),
              null));
    }

    boolean isGap() {
      return reason != null;
    }
  }

  static Row row(Chain chain, IntegrityFact fact) {
    Answer answer = Answer.of(fact);
    return RowFactory.create(
        answer.kind(),
        orNull(fact.key()),
        answer.status(),
        answer.reason(),
        answer.detail(),
        chain.account(),
        chain.region(),
        chain.trail(),
        fact.from(),
        fact.to(),
        null,
        fact.subject().map(subject -> orNull(subject.hash())).orElse(null),
        fact.subject().map(subject -> subject.place().uri()).orElse(null),
        fact.subject().map(subject -> orNull(subject.teller())).orElse(null),
        -1,
        chain.root());
  }

  /** A log that no digest names, though one should. */
  static Row unnamed(TrailObject name, KeyPlace place, String object) {
    return RowFactory.create(
        LogIntegrity.word(IntegrityFact.Kind.GAP),
        place.tail(),
        null,
        GapReason.LOG_NOT_SIGNED.word(),
        null,
        name.account(),
        name.region(),
        "",
        name.time(),
        name.time(),
        1L,
        null,
        object,
        null,
        -1,
        place.root());
  }

  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
