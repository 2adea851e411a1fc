package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.SessionFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Every session once, with who issued it and who stands at the beginning of its chain. */
public final class Sessions {
  public static final Field DAY = required(
      "day", DateType, "UTC day it began; of credentials that do not end, each day of use.");
  public static final Field SESSION = FactColumns.SESSION.value();
  public static final Field ACTOR = FactColumns.ACTOR.value();
  public static final Field IPS = FactColumns.IPS;
  static final Field ISSUED_BY = optional(
      "issuedByEvent",
      StringType,
      "Event id of the call that issued it; none when it is not held.");
  static final Field ISSUED_HOW =
      optional("issuedHow", StringType, "How the credentials came about, such as ASSUME_ROLE.");
  static final Field HOW = optional("how", StringType, "What ties it to that call.");
  static final Field CONFIDENCE =
      optional("confidence", StringType, "EXACT, STRONG or WEAK: of that tie.");
  static final Field POLICY =
      optional("sessionPolicy", StringType, "Policies that narrow it, as written; may be empty.");
  public static final Field ROOT = required(
      "root", StringType, "Key of the person, workload or principal at the top of its chain.");
  static final Field ROOT_HOW = required("rootHow", StringType, "Rule that made that key.");
  public static final Field ROOT_CONFIDENCE =
      required("rootConfidence", StringType, "The weakest of all steps there.");
  static final Field HOPS = required("hops", LongType, "Steps to the top.");
  public static final Field CHAIN = required(
      "chain",
      StringType,
      "WHOLE; BROKEN where no call held issued the top; CUT after 8 steps, or in a circle.");

  /** Sessions before anybody looked for their issue. */
  static final Table FACTS = Table.daily(
      "session_facts", "What calls tell of one session.", DAY, FactColumns.between(List.of()));

  private static final StructType FACTS_SCHEMA = FACTS.schema();

  public static final Table TABLE = Table.daily(
          "sessions",
          "One issuance of credentials and what it was used for.",
          DAY,
          FactColumns.between(
              List.of(),
              ISSUED_BY,
              ISSUED_HOW,
              HOW,
              CONFIDENCE,
              POLICY,
              ROOT,
              ROOT_HOW,
              ROOT_CONFIDENCE,
              HOPS,
              CHAIN))
      .searchedBy(
          SESSION, FactColumns.PRINCIPAL.value(), ROOT, FactColumns.FIRST, FactColumns.LAST);

  private Sessions() {}

  /** caller_days → what they tell of each session, as parcels. */
  static Dataset<Row> facts(Dataset<Row> callerDays) {
    MapFunction<Row, Row> pack = row -> Parcels.of(
        row.getAs(CallerDays.STARTED.name()),
        row.getAs(SESSION.name()),
        Stored.text(FactColumns.facts(row)));
    MapFunction<Row, String> bySession =
        row -> row.<LocalDate>getAs(Parcels.DAY.name()) + " " + row.getAs(Parcels.KEY.name());
    MapGroupsFunction<String, Row, Row> merge = (key, rows) -> merged(rows);
    return callerDays
        .where(SESSION.col().notEqual(""))
        .map(pack, Encoders.row(Parcels.SCHEMA))
        .groupByKey(bySession, Encoders.STRING())
        .mapGroups(merge, Encoders.row(Parcels.SCHEMA));
  }

  private static Row merged(Iterator<Row> rows) {
    Row first = rows.next();
    SessionFacts facts = Parcels.facts(first);
    while (rows.hasNext()) {
      facts = facts.and(Parcels.facts(rows.next()));
    }
    return Parcels.of(
        first.getAs(Parcels.DAY.name()), first.getAs(Parcels.KEY.name()), Stored.text(facts));
  }

  /** The facts in columns of their own. */
  private static Row unpacked(Row parcel) {
    List<Object> values = new ArrayList<>();
    values.add(parcel.getAs(Parcels.DAY.name()));
    values.addAll(FactColumns.values(Parcels.facts(parcel)));
    return NamedRow.of(FACTS_SCHEMA, values);
  }

  /** facts × the edges that are followed × where they lead → sessions. */
  static Dataset<Row> of(Dataset<Row> facts, Dataset<Row> edges, Dataset<Row> roots) {
    Dataset<Row> issued = edges
        .where(SessionEdgeRows.FOLLOWED.col())
        .select(
            DAY.col(),
            SESSION.col(),
            ISSUED_BY.is(SessionEdgeRows.EVENT_ID.col()),
            ISSUED_HOW.is(IssueColumns.KIND.col()),
            HOW.col(),
            CONFIDENCE.col(),
            POLICY.col());
    String[] session = {DAY.name(), SESSION.name()};
    MapFunction<Row, Row> unpack = Sessions::unpacked;
    return facts
        .map(unpack, Encoders.row(FACTS_SCHEMA))
        .join(issued, session, "left")
        .join(roots, session, "left")
        .select(columns(issuedOrNot()));
  }

  /** Where nobody issued it as far as is known, the session itself is the top of its chain. */
  private static Map<Field, Column> issuedOrNot() {
    Column broken = when(SessionRoots.temporary(SESSION.col()), lit("BROKEN"));
    return Map.of(
        ROOT, itself(FactColumns.ACTOR.value(), FactColumns.PRINCIPAL.value()),
        ROOT_HOW, itself(FactColumns.ACTOR.how(), FactColumns.PRINCIPAL.how()),
        ROOT_CONFIDENCE, itself(FactColumns.ACTOR.confidence(), FactColumns.PRINCIPAL.confidence()),
        HOPS, lit(0L),
        CHAIN, broken.otherwise(lit("WHOLE")));
  }

  private static Column[] columns(Map<Field, Column> otherwise) {
    return TABLE.fields().stream()
        .map(field -> otherwise.containsKey(field)
            ? field.is(coalesce(field.col(), otherwise.get(field)))
            : field.col())
        .toArray(Column[]::new);
  }

  private static Column itself(Field ofActor, Field ofPrincipal) {
    return when(FactColumns.ACTOR.confidence().col().notEqual("NONE"), ofActor.col())
        .otherwise(ofPrincipal.col());
  }
}
