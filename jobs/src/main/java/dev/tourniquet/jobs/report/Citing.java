package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.PagePaths;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The findings that the page of an entity or event shows: the worst first, then those that are about it, then the newest,
 * so that a page with many calm ones does not lose the one that is sick.
 */
final class Citing {
  /** Findings on the page of one entity or event. */
  static final int MOST_FINDINGS = 50;

  static final Field RANK =
      required("rank", IntegerType, "Place among the findings that name the entity, from 1.");
  static final Field TOTAL = required("total", LongType, "Findings that name the entity.");
  private static final String ONE_WAY = "oneWay";

  private Citing() {}

  /** chosen × named × findings → which findings name each chosen entity, in the order of its page. */
  static Dataset<Row> ranked(Dataset<Row> chosen, Dataset<Row> named, Dataset<Row> findings) {
    var ofEntity = Window.partitionBy(PageIndex.KIND.col(), PageIndex.KEY.col());
    var order = ofEntity.orderBy(
        Findings.rank(),
        PageIndex.ABOUT.col().desc(),
        Findings.LAST_SEEN.col().desc(),
        Findings.ID.col());
    Dataset<Row> naming = named
        .select(
            PageIndex.KIND.col(),
            PageIndex.KEY.col(),
            PageIndex.ABOUT.col(),
            Findings.ID.is(PageIndex.FINDING.col()))
        .distinct();
    return chosen
        .select(PageIndex.KIND.col(), PageIndex.KEY.col())
        .join(naming, new String[] {PageIndex.KIND.name(), PageIndex.KEY.name()})
        .join(
            findings.select(Findings.ID.col(), Findings.VERDICT.col(), Findings.LAST_SEEN.col()),
            Findings.ID.name())
        .select(
            PageIndex.KIND.col(),
            PageIndex.KEY.col(),
            Findings.ID.col(),
            RANK.is(row_number().over(order)),
            TOTAL.is(count(lit(1)).over(ofEntity)));
  }

  /** ranked × findings → the first of each entity as pieces of its page, each with how many there are. */
  static Dataset<Row> shown(Dataset<Row> ranked, Dataset<Row> findings) {
    return ranked
        .where(RANK.col().leq(MOST_FINDINGS))
        .join(findings.select(Findings.ID.col(), Findings.FINDING.col()), Findings.ID.name())
        .select(
            PageIndex.KIND.col(),
            PageIndex.KEY.col(),
            DossierParts.PART.is(lit(DossierParts.Part.FINDING.name())),
            DossierParts.PAYLOAD.is(
                to_json(struct(RANK.col(), TOTAL.col(), Findings.FINDING.col()))));
  }

  /** ranked → the pages that name each finding beyond what they show: a link to them cannot promise a way back. */
  static Dataset<Row> oneWay(Dataset<Row> ranked) {
    var page = struct(PageIndex.KIND.col(), PageIndex.KEY.col());
    return ranked
        .where(RANK.col().gt(MOST_FINDINGS))
        .groupBy(Findings.ID.col())
        .agg(to_json(collect_list(page)).as(ONE_WAY));
  }

  /** Paths of the pages of a row that {@link #oneWay(Dataset)} gave. */
  static Set<String> oneWay(Row row) {
    String pages = row.getAs(ONE_WAY);
    return pages == null
        ? Set.of()
        : Arrays.stream(Stored.read(pages, Page[].class))
            .map(page -> PagePaths.of(new EntityReference(page.kind(), page.key(), page.key())))
            .collect(Collectors.toSet());
  }

  record Page(EntityKind kind, String key) {}
}
