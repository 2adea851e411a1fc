package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.lit;

import dev.tourniquet.jobs.changes.ResourceChecks;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.NewestEvent;
import dev.tourniquet.jobs.integrity.ReadFrom;
import dev.tourniquet.jobs.lake.AtOnce;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import dev.tourniquet.jobs.triage.CaseRows;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.TriageFindings;
import dev.tourniquet.jobs.triage.Verdicts;
import dev.tourniquet.report.Course;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.Overview;
import dev.tourniquet.report.PagePaths;
import dev.tourniquet.report.Pages;
import dev.tourniquet.report.ReportJson;
import dev.tourniquet.report.Site;
import dev.tourniquet.triage.Finding;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Writes findings.json, the board, and a page for each finding, entity and event it names. */
public final class WriteReport {
  /** Tells what a report was written from, so that an unchanged one is left alone. */
  private static final String MARK = "_tourniquet-report.json";

  private static final String UNFINISHED = "unfinished\n";

  private static final List<String> FOLDERS =
      List.of("findings", "identities", "sessions", "credentials", "ips", "resources", "events");

  private final Lake lake;
  private final ReportFiles files;

  private WriteReport(Lake lake, String reports) {
    this.lake = lake;
    this.files = new ReportFiles(reports, HadoopSettings.of(lake.spark()));
  }

  /** Refuses a folder that no report may be written to, before anything else is done. */
  public static void check(Lake lake, String reports) {
    lake.keepApart(reports, FOLDERS);
  }

  /** Refuses a folder that no report can be written to: whoever holds the lake tries it, so that nobody is disturbed. */
  public static void tryOut(Lake lake, String reports) {
    lake.aloneIn(reports, "report", () -> {});
  }

  /** Writes the report unless it is up to date, and returns where its first page lies. */
  public static String run(Lake lake, String reports) {
    check(lake, reports);
    WriteReport report = new WriteReport(lake, reports);
    String basis = lake.note(Findings.TABLE).orElse("") + "\n" + lake.path(Findings.TABLE) + "\n";
    if (!report.files.read(MARK).equals(Optional.of(basis))) {
      lake.aloneIn(reports, "report", () -> report.write(basis));
    }
    return report.files.location("index.html");
  }

  private void write(String basis) {
    boolean earlier = files.read(MARK).isPresent();
    // From here on it is nobody's report: a run that is killed must not leave the mark of an
    // earlier one.
    files.write(MARK, out -> append(out, UNFINISHED));
    Dataset<Row> findings = lake.read(Findings.TABLE);
    Dataset<Row> incidents = CaseRows.incidents(lake.read(CaseRows.TABLE), findings)
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> named = PageIndex.named(findings).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> chosen = PageIndex.chosen(named).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> citing =
        Citing.ranked(chosen, named, findings).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Site site = site(published(chosen));
      AtOnce.run(
          () -> writeFindings(findings, new Pages(site), incidents, citing),
          () -> writeEntities(chosen, Citing.shown(citing, findings), site));
      // Last, so that it never leads to a page that is not there yet.
      writeBoard(findings, site, incidents);
      if (earlier) {
        OldPages.delete(
            files,
            lake.spark().createDataset(FOLDERS, Encoders.STRING()),
            OldPages.now(findings, chosen));
      }
      files.write(MARK, out -> append(out, basis));
    } finally {
      citing.unpersist();
      chosen.unpersist();
      named.unpersist();
      incidents.unpersist();
    }
  }

  private Site site(Site.Published published) {
    Instant now = Instant.now();
    Instant asOf =
        TriageFindings.asOf(lake).or(() -> NewestEvent.of(lake, now)).orElse(Instant.EPOCH);
    return new Site(asOf, now, lake.root(), published);
  }

  /** Paths of the pages there will be, which {@link PageIndex#MOST_PAGES} bounds. */
  private static Site.Published published(Dataset<Row> chosen) {
    Set<String> paths = new HashSet<>();
    for (Iterator<Row> rows = chosen.toLocalIterator(); rows.hasNext(); ) {
      paths.add(PagePaths.of(PageIndex.entity(rows.next())));
    }
    return new PublishedPages(paths);
  }

  private void writeFindings(
      Dataset<Row> findings, Pages pages, Dataset<Row> incidents, Dataset<Row> citing) {
    ReportFiles to = files;
    ForeachPartitionFunction<Row> write = rows -> rows.forEachRemaining(row -> {
      Investigation investigation =
          Stored.read(row.getAs(Findings.INVESTIGATION.name()), Investigation.class);
      Course course = Courses.fromRow(row);
      String id = investigation.finding().id();
      to.write(PagePaths.finding(id), out -> pages.finding(investigation, course, out));
      to.write(PagePaths.findingData(id), out -> ReportJson.finding(investigation, course, out));
    });
    Dataset<Row> verdicts =
        Verdicts.courses(lake.read(Verdicts.TABLE), pages.site().asOf());
    Dataset<Row> courses = Courses.of(findings, verdicts, lake.read(CaseRows.TABLE), incidents);
    Dataset<Row> checked = ResourcePast.withChecks(
        courses, lake.read(ResourceChecks.TABLE), pages.site().asOf());
    ResourcePast.withFindings(checked, findings)
        .join(Citing.oneWay(citing), new String[] {Findings.ID.name()}, "left")
        .foreachPartition(write);
  }

  private void writeEntities(Dataset<Row> chosen, Dataset<Row> citing, Site site) {
    Dataset<Row> entities = lake.read(EventEntities.TABLE);
    // An event is found through its caller's row: each event has one caller.
    Dataset<Row> held = entities.union(entities
        .where(EventEntities.KIND.col().equalTo("identity"))
        .withColumn(EventEntities.KIND.name(), lit("event"))
        .withColumn(EventEntities.KEY.name(), EventEntities.EVENT_ID.col()));
    Dataset<Row> calls = DossierParts.calls(chosen, held, site.asOf());
    Dataset<Row> newest = DossierParts.newest(calls).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> tally = SeenPieces.tally(
            calls.where(DossierParts.KIND.col().notEqual(EntityKind.EVENT.name())))
        .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> pairs =
        SeenPieces.pairs(chosen, tally, SeenPieces.credentials(entities, site.asOf()));
    Dataset<Row> parts = DossierParts.whole(newest, lake.read(Events.TABLE))
        .union(DossierParts.objects(newest, ReadFrom.of(lake)))
        .union(DossierParts.days(tally))
        .union(SeenPieces.shown(pairs, chosen, SeenPieces.names(lake.read(Activity.TABLE))))
        .union(DossierParts.steps(chosen, lake.read(SessionEdgeRows.TABLE), site.asOf()))
        .union(citing);
    try {
      new EntityPages(new Pages(site), files).write(chosen, parts);
    } finally {
      tally.unpersist();
      newest.unpersist();
    }
  }

  private void writeBoard(Dataset<Row> findings, Site site, Dataset<Row> incidents) {
    List<Investigation.Coverage> coverage = CoverageRows.of(lake);
    Dataset<String> json = inOrder(findings).select(Findings.FINDING.col()).as(Encoders.STRING());
    files.write(
        "findings.json",
        out -> ReportJson.findings(
            new ReportJson.Contents(site, coverage, stream(json), Courses.incidents(incidents)),
            out));
    Overview overview = new Overview(Courses.ofBoard(incidents), NoiseOfRules.of(lake), coverage);
    files.write("index.html", out -> new Pages(site).index(() -> stream(json), overview, out));
  }

  private static Iterator<Finding> stream(Dataset<String> json) {
    Iterator<String> texts = json.toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return texts.hasNext();
      }

      @Override
      public Finding next() {
        return Stored.read(texts.next(), Finding.class);
      }
    };
  }

  private static Dataset<Row> inOrder(Dataset<Row> findings) {
    return findings.orderBy(
        Findings.STOP.col().desc(),
        Findings.rank(),
        Findings.LAST_SEEN.col().desc(),
        Findings.ID.col());
  }

  private static void append(Appendable out, String text) {
    try {
      out.append(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("Cannot write " + MARK, e);
    }
  }
}
