package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.split_part;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.Candidate;
import dev.tourniquet.trail.Confidence;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Follows every session to the top, all of them a step at a time; most chains are one step long, and a circle ends like
 * anything deeper than eight. Credentials that do not end are a session of each day they are used on: of the days of an
 * issuer's session the latest counts that is not after its own. What is found for a day does not hang on which other days
 * are looked at with it.
 */
final class SessionRoots {
  private static final int MOST_STEPS = 8;

  /** Days before a session's own in which its chain is looked for. */
  static final int REACH_DAYS = Candidate.LONGEST_DAYS + 1;

  private static final Field DAY = SessionEdgeRows.DAY;
  private static final Field SESSION = Sessions.SESSION;
  private static final Field NEXT =
      optional("next", StringType, "The session its issuer has; none where the chain ends.");
  private static final Field NEXT_DAY =
      required("nextDay", DateType, "Day of the session that this one came from.");
  private static final Field SURE = required(
      "sure", IntegerType, "The weakest confidence so far, from 1 for NONE to 4 for EXACT.");
  private static final Field STEPS = required("steps", LongType, "Steps so far.");
  private static final Field[] STEP = {
    DAY, SESSION, NEXT, NEXT_DAY, Sessions.ROOT, Sessions.ROOT_HOW, SURE, STEPS
  };
  /** The day stands first in it: of two the greater is the later. */
  private static final Field[] OF_ABOVE = {DAY, NEXT, Sessions.ROOT, Sessions.ROOT_HOW, SURE};

  private static final Field ABOVE = optional(
      "above",
      Table.whole("above", "A step of the session above.", OF_ABOVE).schema(),
      "The step that the next session makes itself; none where it makes none.");
  private static final String WEAKEST_FIRST =
      Stream.of(Confidence.values()).map(Confidence::name).collect(Collectors.joining(","));

  private SessionRoots() {}

  /** session_edges → where each session that has an issuer leads to, by day and session. */
  static Dataset<Row> of(Dataset<Row> edges, UnaryOperator<Dataset<Row>> kept) {
    Dataset<Row> steps = kept.apply(first(edges));
    Dataset<Row> ways = kept.apply(led(steps, steps));
    for (int step = 1; step < MOST_STEPS && leadsOn(ways); step++) {
      ways = kept.apply(led(onward(ways), steps));
    }
    Column end = when(isLed(), lit("CUT"))
        .when(temporary(NEXT.col()), lit("BROKEN"))
        .otherwise(lit("WHOLE"));
    return ways.select(
        DAY.col(),
        SESSION.col(),
        Sessions.ROOT.col(),
        Sessions.ROOT_HOW.col(),
        Sessions.ROOT_CONFIDENCE.is(split_part(lit(WEAKEST_FIRST), lit(","), SURE.col())),
        Sessions.HOPS.is(STEPS.col()),
        Sessions.CHAIN.is(end));
  }

  private static boolean leadsOn(Dataset<Row> ways) {
    return !ways.where(isLed()).isEmpty();
  }

  private static Column isLed() {
    return ABOVE.col().isNotNull();
  }

  private static Dataset<Row> first(Dataset<Row> edges) {
    Column named = IssueColumns.ISSUER_ACTOR.confidence().col().notEqual("NONE");
    return edges
        .where(SessionEdgeRows.FOLLOWED.col())
        .select(
            DAY.col(),
            SESSION.col(),
            NEXT.is(nullif(SessionEdgeRows.PARENT.col(), lit(""))),
            NEXT_DAY.is(DAY.col()),
            Sessions.ROOT.is(when(named, IssueColumns.ISSUER_ACTOR.value().col())
                .otherwise(IssueColumns.ISSUER_PRINCIPAL.value().col())),
            Sessions.ROOT_HOW.is(when(named, IssueColumns.ISSUER_ACTOR.how().col())
                .otherwise(IssueColumns.ISSUER_PRINCIPAL.how().col())),
            SURE.is(find_in_set(SessionEdgeRows.CONFIDENCE.col(), lit(WEAKEST_FIRST))),
            STEPS.is(lit(1L)));
  }

  /** Ways with the step of the session they lead to, where that has one itself. */
  private static Dataset<Row> led(Dataset<Row> ways, Dataset<Row> steps) {
    Column earliest = greatest(
        date_sub(NEXT_DAY.of("at"), Candidate.LONGEST_DAYS), date_sub(DAY.of("at"), REACH_DAYS));
    Column meets = NEXT.of("at")
        .equalTo(SESSION.of("up"))
        .and(DAY.of("up").between(earliest, NEXT_DAY.of("at")));
    Column above = when(
        SESSION.of("up").isNotNull(),
        struct(Stream.of(OF_ABOVE).map(field -> field.of("up")).toArray(Column[]::new)));
    return ways.as("at")
        .join(steps.as("up"), meets, "left")
        .groupBy(Stream.of(STEP).map(field -> field.of("at")).toArray(Column[]::new))
        .agg(ABOVE.is(max(above)));
  }

  private static Dataset<Row> onward(Dataset<Row> ways) {
    return ways.select(
        DAY.col(),
        SESSION.col(),
        NEXT.is(when(isLed(), above(NEXT)).otherwise(NEXT.col())),
        NEXT_DAY.is(coalesce(above(DAY), NEXT_DAY.col())),
        Sessions.ROOT.is(coalesce(above(Sessions.ROOT), Sessions.ROOT.col())),
        Sessions.ROOT_HOW.is(coalesce(above(Sessions.ROOT_HOW), Sessions.ROOT_HOW.col())),
        SURE.is(least(SURE.col(), coalesce(above(SURE), SURE.col()))),
        STEPS.is(STEPS.col().plus(when(isLed(), lit(1L)).otherwise(lit(0L)))));
  }

  private static Column above(Field field) {
    return ABOVE.col().getField(field.name());
  }

  /** Whether credentials end by themselves, so that a call must have issued them. */
  static Column temporary(Column session) {
    return session.startsWith("session:").or(session.startsWith("key:ASIA"));
  }
}
