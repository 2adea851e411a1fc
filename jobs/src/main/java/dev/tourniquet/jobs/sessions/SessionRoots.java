package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Follows every session to the top at once: each round joins where a session leads to with where that leads to, so three
 * rounds make eight steps, and a circle ends there like anything deeper. Asks after each round whether another is needed.
 */
final class SessionRoots {
  private static final int ROUNDS = 3;

  private static final Field SESSION = Sessions.SESSION;
  private static final Field NEXT =
      optional("next", StringType, "The session its issuer has; none where the chain ends.");
  private static final Field SURE = required(
      "sure", IntegerType, "The weakest confidence so far, from 1 for NONE to 4 for EXACT.");
  private static final Field LEADS_ON =
      optional("leadsOn", BooleanType, "Whether the next session has an issuer itself.");
  private static final String ORDER = "NONE,WEAK,STRONG,EXACT";

  private SessionRoots() {}

  /** session_edges → where each session that has an issuer leads to. */
  static Dataset<Row> of(Dataset<Row> edges, UnaryOperator<Dataset<Row>> kept) {
    Dataset<Row> ways = kept.apply(first(edges));
    Dataset<Row> known = ways.select(NEXT.is(SESSION.col()), LEADS_ON.is(lit(true)));
    for (int round = 0; round < ROUNDS && leadsOn(ways, known); round++) {
      ways = kept.apply(doubled(ways));
    }
    Column end = when(LEADS_ON.col(), lit("CUT"))
        .when(temporary(NEXT.col()), lit("BROKEN"))
        .otherwise(lit("WHOLE"));
    return ways.join(known, new String[] {NEXT.name()}, "left")
        .select(
            SESSION.col(),
            Sessions.ROOT.col(),
            Sessions.ROOT_HOW.col(),
            Sessions.ROOT_CONFIDENCE.is(element_at(
                array(lit("NONE"), lit("WEAK"), lit("STRONG"), lit("EXACT")), SURE.col())),
            Sessions.HOPS.col(),
            Sessions.CHAIN.is(end));
  }

  /** Whether any session leads to one that has an issuer itself: most chains are one step long. */
  private static boolean leadsOn(Dataset<Row> ways, Dataset<Row> known) {
    return !ways.join(known, new String[] {NEXT.name()}, "leftsemi").isEmpty();
  }

  private static Dataset<Row> first(Dataset<Row> edges) {
    Column named = IssueColumns.ISSUER_ACTOR.confidence().col().notEqual("NONE");
    return edges
        .where(SessionEdgeRows.FOLLOWED.col())
        .select(
            SESSION.col(),
            NEXT.is(nullif(SessionEdgeRows.PARENT.col(), lit(""))),
            Sessions.ROOT.is(when(named, IssueColumns.ISSUER_ACTOR.value().col())
                .otherwise(IssueColumns.ISSUER_PRINCIPAL.value().col())),
            Sessions.ROOT_HOW.is(when(named, IssueColumns.ISSUER_ACTOR.how().col())
                .otherwise(IssueColumns.ISSUER_PRINCIPAL.how().col())),
            SURE.is(functions.find_in_set(SessionEdgeRows.CONFIDENCE.col(), lit(ORDER))),
            Sessions.HOPS.is(lit(1L)))
        .dropDuplicates(SESSION.name());
  }

  private static Dataset<Row> doubled(Dataset<Row> ways) {
    Column led = SESSION.of("up").isNotNull();
    return ways.as("at")
        .join(ways.as("up"), NEXT.of("at").equalTo(SESSION.of("up")), "left")
        .select(
            SESSION.is(SESSION.of("at")),
            NEXT.is(when(led, NEXT.of("up")).otherwise(NEXT.of("at"))),
            Sessions.ROOT.is(coalesce(Sessions.ROOT.of("up"), Sessions.ROOT.of("at"))),
            Sessions.ROOT_HOW.is(coalesce(Sessions.ROOT_HOW.of("up"), Sessions.ROOT_HOW.of("at"))),
            SURE.is(least(SURE.of("at"), coalesce(SURE.of("up"), SURE.of("at")))),
            Sessions.HOPS.is(
                Sessions.HOPS.of("at").plus(coalesce(Sessions.HOPS.of("up"), lit(0L)))));
  }

  /** Whether credentials end by themselves, so that a call must have issued them. */
  static Column temporary(Column session) {
    return session.startsWith("session:").or(session.startsWith("key:ASIA"));
  }
}
