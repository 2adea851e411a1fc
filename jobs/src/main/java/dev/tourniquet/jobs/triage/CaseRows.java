package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.cases.CaseTies;
import dev.tourniquet.cases.Member;
import dev.tourniquet.cases.Ties;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.triage.Finding;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** Which findings belong together: a responder opens a case, not each of its findings. */
public final class CaseRows {
  public static final Field CASE = required(
      "case", StringType, "Id of the finding that the case began with; the same in every run.");
  public static final Field FINDING = required("finding", StringType, "Id of the finding.");
  public static final Field TIED_BY = required(
      "tiedBy",
      DataTypes.createArrayType(StringType),
      "What it has in common with others of the case: session, credential, identity, unknown address.");
  public static final Table TABLE = Table.whole(
          "cases", "One finding in its case.", CASE, FINDING, TIED_BY)
      .searchedBy(CASE, FINDING);

  private static final Field KEY = required("key", StringType, "What findings may have in common.");
  private static final Field NAMED =
      required("named", BooleanType, "Whether a case was named after the finding before.");
  private static final Field FIRST = required("first", TimestampType, "First event.");
  private static final Field LAST = required("last", TimestampType, "Last event.");
  private static final Field CHAIN =
      optional("chain", StringType, "Who issued the session, as JSON.");
  private static final Table KEYS =
      Table.whole("case_keys", "A key of a finding.", FINDING, KEY, FIRST, LAST);

  /** Of a case: everything that a page shows of it. */
  public static final Field INCIDENT = required("incident", StringType, "The case as JSON.");
  /** Of a case: how many findings it has. */
  public static final Field TOTAL = required("total", DataTypes.LongType, "Findings in the case.");
  /** Of a case: its place on the board. */
  public static final Field RANK = required("rank", IntegerType, "Worst first.");

  private static final int MOST_SHOWN = 100;
  private static final int MOST_TIES = 10;

  private CaseRows() {}

  /** As much of an investigation as ties. */
  private record Chain(List<Hop> items) {}

  /** Ties the findings of this note, unless that was done. */
  static void keep(Lake lake, String note) {
    if (lake.note(TABLE).filter(note::equals).isEmpty()) {
      lake.replace(TABLE, tied(lake.read(Findings.TABLE), lake.read(TABLE)), note);
    }
  }

  /** findings × cases before → cases. One task ties them: it keeps ids and times, not what is in them. */
  static Dataset<Row> tied(Dataset<Row> findings, Dataset<Row> before) {
    FlatMapFunction<Row, Row> keys = CaseRows::keys;
    MapPartitionsFunction<Row, Row> tie = CaseRows::tie;
    return findings
        .select(
            Findings.FINDING.col(),
            CHAIN.is(get_json_object(Findings.INVESTIGATION.col(), "$.actorChain")))
        .flatMap(keys, Encoders.row(KEYS.schema()))
        .join(
            before.select(FINDING.is(CASE.col()), NAMED.is(lit(true))).distinct(),
            new String[] {FINDING.name()},
            "left")
        .select(
            FINDING.col(),
            KEY.col(),
            FIRST.col(),
            LAST.col(),
            NAMED.is(coalesce(NAMED.col(), lit(false))))
        .repartition(1)
        .sortWithinPartitions(KEY.col(), FIRST.col(), FINDING.col())
        .mapPartitions(tie, Encoders.row(TABLE.schema()));
  }

  private static Iterator<Row> keys(Row row) {
    Finding finding = Stored.read(row.getString(0), Finding.class);
    List<Hop> chain =
        row.isNullAt(1) ? List.of() : Stored.read(row.getString(1), Chain.class).items();
    return Ties.of(finding, chain).stream()
        .map(key -> RowFactory.create(finding.id(), key, finding.firstSeen(), finding.lastSeen()))
        .iterator();
  }

  private static Iterator<Row> tie(Iterator<Row> rows) {
    CaseTies ties = new CaseTies();
    rows.forEachRemaining(row -> ties.add(
        row.getString(1),
        new Member(row.getString(0), row.getAs(2), row.getAs(3), row.getBoolean(4))));
    return ties.tied().stream()
        .map(one ->
            RowFactory.create(one.named(), one.finding(), one.tiedBy().toArray(new String[0])))
        .iterator();
  }

  /** cases × findings → a row for each case, with what a page shows of it. */
  public static Dataset<Row> incidents(Dataset<Row> cases, Dataset<Row> findings) {
    Column entry = struct(
        Findings.FIRST_SEEN.col().as("time"),
        Findings.LAST_SEEN.col().as("until"),
        Findings.ID.col().as("finding"),
        Findings.TITLE.col(),
        Findings.VERDICT.col(),
        Findings.BLEEDING.col(),
        Findings.RESOURCE.col(),
        Findings.PRINCIPAL.col(),
        Findings.IP.col(),
        get_json_object(Findings.FINDING.col(), "$.actor.arn").as("arn"));
    return cases
        .select(CASE.col(), TIED_BY.col(), Findings.ID.is(FINDING.col()))
        .join(findings, Findings.ID.name())
        .groupBy(CASE.col())
        .agg(
            TOTAL.is(count(lit(1))),
            RANK.is(min(Findings.rank())),
            bool_or(Findings.STOP.col()).as(Findings.STOP.name()),
            min(Findings.FIRST_SEEN.col()).as("from"),
            max(Findings.LAST_SEEN.col()).as("to"),
            sort_array(array_distinct(flatten(collect_list(TIED_BY.col())))).as(TIED_BY.name()),
            sort_array(collect_list(entry)).as("timeline"))
        .select(CASE.col(), TOTAL.col(), RANK.col(), col("to"), INCIDENT.is(to_json(incident())));
  }

  private static Column incident() {
    return struct(
        CASE.col().as("id"),
        Findings.verdict(RANK.col()).as("verdict"),
        Findings.STOP.col(),
        col("from"),
        col("to"),
        TOTAL.col(),
        greatest(TOTAL.col().minus(MOST_SHOWN), lit(0)).as("more"),
        slice(TIED_BY.col(), 1, MOST_TIES).as(TIED_BY.name()),
        slice(col("timeline"), 1, MOST_SHOWN).as("timeline"));
  }
}
