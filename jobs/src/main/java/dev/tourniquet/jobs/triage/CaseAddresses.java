package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.sessions.Sessions;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What says of the addresses of each case and its session, and of its caller's instance, which are ours. */
final class CaseAddresses {
  /** Signs that one case holds; a year of an agent that reports every day is one for each day. */
  private static final int MOST = 1_000;

  private static final String KEY = "asked";
  private static final String LEADS = "leads";
  private static final String RELEASED = "RELEASED";
  /** Through an endpoint, the key of an address names the endpoint before it. */
  private static final Column ENDPOINT =
      regexp_extract(Triggers.IP.col(), "^private:(vpce-[0-9a-f]+):", 1);

  private static final Column INSTANCE =
      regexp_extract(Triggers.SESSION.col(), ":(i-[0-9a-f]{8,17})@", 1);

  private CaseAddresses() {}

  /** candidates × sessions × own_addresses → parts. */
  static Dataset<Row> parts(
      Dataset<Row> candidates, Dataset<Row> sessions, Dataset<Row> own, Instant asOf) {
    Dataset<Row> known = named(own.where(OwnAddresses.FIRST.col().leq(lit(asOf))));
    Dataset<Row> byKey = known
        .withColumn(KEY, OwnAddresses.ADDRESS.col())
        .union(known
            .where(OwnAddresses.HOW.col().equalTo("AGENT"))
            .withColumn(KEY, OwnAddresses.HOLDER.col()));
    var newest = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(
            col(LEADS).desc(),
            OwnAddresses.LAST.col().desc(),
            col(KEY),
            OwnAddresses.HOW.col(),
            OwnAddresses.HOLDER.col(),
            OwnAddresses.EVIDENCE.col());
    return asked(candidates, sessions)
        .join(byKey, KEY)
        .withColumn("rank", row_number().over(newest))
        .where(col("rank").leq(MOST))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.OWN_ADDRESS.name())),
            CaseParts.OF.is(lit(null)),
            CaseParts.PAYLOAD.is(to_json(struct(
                OwnAddresses.HOW.col(),
                OwnAddresses.ADDRESS.col(),
                OwnAddresses.HOLDER.col().as("resource"),
                OwnAddresses.FIRST.col().as("from"),
                OwnAddresses.LAST.col().as("to"),
                OwnAddresses.EVIDENCE.col()))));
  }

  private static Dataset<Row> asked(Dataset<Row> candidates, Dataset<Row> sessions) {
    Column address = when(ENDPOINT.equalTo(""), Triggers.IP.col()).otherwise(ENDPOINT);
    Dataset<Row> used = candidates
        .where(Triggers.SESSION.col().startsWith("session:"))
        .join(sessions.select(Sessions.SESSION.col(), Sessions.IPS.col()), Triggers.SESSION.name())
        .select(
            CaseParts.CASE.col(),
            explode(Sessions.IPS.col()).as(KEY),
            lit(false).as(LEADS));
    return candidates
        .select(CaseParts.CASE.col(), address.as(KEY), lit(true).as(LEADS))
        .union(
            candidates.select(CaseParts.CASE.col(), INSTANCE.as(KEY), lit(true).as(LEADS)))
        .union(used)
        .where(col(KEY).notEqual(""))
        .groupBy(CaseParts.CASE.col(), col(KEY))
        .agg(bool_or(col(LEADS)).as(LEADS));
  }

  /** A release names what was allocated, and not its address. */
  private static Dataset<Row> named(Dataset<Row> own) {
    Column nameless =
        OwnAddresses.HOW.col().equalTo(RELEASED).and(OwnAddresses.ADDRESS.col().equalTo(""));
    Dataset<Row> addresses = own.where(OwnAddresses.ADDRESS.col().notEqual(""))
        .select(OwnAddresses.HOLDER.col(), OwnAddresses.ADDRESS.col())
        .distinct();
    return own.where(OwnAddresses.ADDRESS.col().notEqual(""))
        .select(OwnAddresses.TABLE.columns())
        .union(own.where(nameless)
            .drop(OwnAddresses.ADDRESS.name())
            .join(addresses, OwnAddresses.HOLDER.name())
            .select(OwnAddresses.TABLE.columns()));
  }
}
