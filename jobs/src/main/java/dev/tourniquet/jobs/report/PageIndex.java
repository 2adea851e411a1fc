package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.KeptFindings;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.PagePaths;
import dev.tourniquet.report.References;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which entities get a page: those the findings name first, up to a limit. */
final class PageIndex {
  /** Pages of entities and events in one report; a link to one beyond is shown as plain text. */
  static final int MOST_PAGES = 20_000;

  static final Field KIND = required("kind", StringType, "An EntityKind.");
  static final Field KEY = required("key", StringType, "Key of the entity, or event id.");
  static final Field LABEL = required("label", StringType, "What a person calls it.");
  static final Field RANK = required(
      "rank",
      IntegerType,
      "Place among what the finding names, from 0: what it is about comes first.");
  static final Field FINDING = required("finding", StringType, "Id of the finding that names it.");
  static final Field ABOUT = required(
      "about",
      BooleanType,
      "Whether the finding is about it: its caller, address, credential, resource or trigger; else mentioned.");
  static final Table TABLE =
      Table.whole("named", "An entity a finding names.", KIND, KEY, LABEL, RANK, FINDING, ABOUT);

  private PageIndex() {}

  /** findings → every entity each names. */
  static Dataset<Row> named(Dataset<Row> findings) {
    FlatMapFunction<Row, Row> names = PageIndex::names;
    return findings
        .select(Findings.INVESTIGATION.col())
        .flatMap(names, Encoders.row(TABLE.schema()));
  }

  /** named → the entities that get a page, each once, under a name rather than its key, the one that comes first. */
  static Dataset<Row> chosen(Dataset<Row> named) {
    Column plainest = struct(LABEL.col().equalTo(KEY.col()), RANK.col(), LABEL.col());
    return named
        .groupBy(KIND.col(), KEY.col())
        .agg(LABEL.is(min_by(LABEL.col(), plainest)), RANK.is(min(RANK.col())))
        .orderBy(RANK.col(), KIND.col(), KEY.col())
        .limit(MOST_PAGES);
  }

  static EntityReference entity(Row row) {
    return new EntityReference(
        EntityKind.valueOf(row.getAs(KIND.name())), row.getAs(KEY.name()), row.getAs(LABEL.name()));
  }

  private static Iterator<Row> names(Row row) {
    Investigation investigation = Stored.read(row.getString(0), Investigation.class);
    String finding = investigation.finding().id();
    Set<String> subjects = References.subjects(investigation);
    boolean gone = KeptFindings.has(investigation.finding());
    List<Row> rows = new ArrayList<>();
    for (EntityReference entity : References.of(investigation)) {
      // The page of an event is made of the event, and those of such a finding are removed.
      if (!gone || entity.kind() != EntityKind.EVENT) {
        rows.add(RowFactory.create(
            entity.kind().name(),
            entity.key(),
            entity.label(),
            rows.size(),
            finding,
            subjects.contains(PagePaths.of(entity))));
      }
    }
    return rows.iterator();
  }
}
