package dev.tourniquet.jobs.integrity;

import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Judgement;
import dev.tourniquet.integrity.LogCheck;
import dev.tourniquet.integrity.LogCheck.FoundContent;
import dev.tourniquet.integrity.LogClaim;
import dev.tourniquet.jobs.integrity.ObjectContent.Listed;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads one log object that a digest names, on an executor, and judges it. */
record ClaimedLog(HadoopSettings hadoop) implements Serializable {
  /** The most that one log object may inflate to: what {@code ingest} reads of it. */
  private static final long MOST_BYTES = 512L << 20;

  /** A claim, with the object at its place if there is one → a row of log_integrity. */
  Row check(Row row) throws IOException {
    LogClaim claim = claim(row);
    Optional<FoundContent> content = Optional.empty();
    Judgement judgement;
    try {
      content = content(row);
      judgement = LogCheck.judge(claim, isSigned(row), content);
    } catch (IOException e) {
      judgement = Unread.because(e);
    }
    FactRows.Answer answer = FactRows.Answer.of(IntegrityFact.Kind.LOG, judgement);
    FactRows.Chain chain = FactRows.Chain.of(row);
    return RowFactory.create(
        answer.kind(),
        claim.key(),
        answer.status(),
        answer.reason(),
        answer.detail(),
        chain.account(),
        chain.region(),
        chain.trail(),
        row.getAs(LogIntegrity.FROM.name()),
        row.getAs(LogIntegrity.TO.name()),
        answer.isGap() ? 1L : null,
        content.map(FoundContent::sha256).orElse(null),
        object(row, claim),
        row.getAs(Claims.DIGEST.name()),
        row.getAs(LogIntegrity.POSITION.name()),
        chain.root());
  }

  private static LogClaim claim(Row row) {
    Row named = row.getAs(Claims.CLAIM.name());
    return new LogClaim(named.getString(1), named.getString(2), named.getString(3));
  }

  /** The object, or where it should be: a later check of that folder knows then that the answer is its to give. */
  private static String object(Row row, LogClaim claim) {
    String found = row.getAs(LogIntegrity.OBJECT.name());
    String place = row.<String>getAs(Claims.ROOT.name()) + row.<String>getAs(Claims.TAIL.name());
    return found != null ? found : claim.key().endsWith(".gz") ? place + ".gz" : place;
  }

  private static boolean isSigned(Row row) {
    return row.<Boolean>getAs(Claims.SIGNED.name());
  }

  private Optional<FoundContent> content(Row row) throws IOException {
    String object = row.getAs(LogIntegrity.OBJECT.name());
    if (object == null || !isSigned(row)) {
      return Optional.empty();
    }
    Listed listed = new Listed(object, row.<Long>getAs(Logs.BYTES.name()));
    return ObjectContent.read(listed, hadoop, MOST_BYTES, OutputStream.nullOutputStream())
        .map(content -> new FoundContent(content.sha256(), content.whole()));
  }
}
