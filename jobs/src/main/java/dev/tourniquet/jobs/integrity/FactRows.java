package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.ChainLink;
import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.KeyPlace;
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

  static Row row(Chain chain, IntegrityFact fact) {
    return RowFactory.create(
        LogIntegrity.word(fact.kind()),
        orNull(fact.key()),
        fact.judgement().map(judgement -> judgement.status().word()).orElse(null),
        fact.gap().map(GapReason::word).orElse(null),
        orNull(fact.judgement().map(Judgement::detail).orElse("")),
        chain.account(),
        chain.region(),
        chain.trail(),
        fact.from(),
        fact.to(),
        null,
        fact.link().map(ChainLink::hash).orElse(null),
        fact.link().map(link -> link.place().root() + link.place().tail()).orElse(null),
        null,
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
