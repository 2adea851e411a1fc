package dev.tourniquet.report;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages of the story as files: what a run would leave in the reports folder. */
record StorySite(Path folder) {
  private static final Pages PAGES = new Pages(Story.SITE);

  /** Writes one page. */
  interface Page {
    void to(Writer out);
  }

  StorySite write() throws IOException {
    file("index.html", out -> PAGES.index(findings(), overview(), out));
    var investigation = Story.investigation();
    file(
        PagePaths.finding(investigation.finding().id()),
        out -> PAGES.finding(investigation, StoryCourse.course(), out));
    file(
        PagePaths.findingData(investigation.finding().id()),
        out -> ReportJson.finding(investigation, StoryCourse.course(), out));
    file(
        "findings.json",
        out -> ReportJson.findings(
            new ReportJson.Contents(
                Story.SITE,
                Story.coverage(),
                findings().iterator(),
                List.of(StoryCourse.incident()).iterator()),
            out));
    file(PagePaths.of(Story.USER), out -> PAGES.entity(Story.dossier(), out));
    for (var call : Story.byIdentity()) {
      event(new EventDossier(call, Block.cut(1, List.of(Story.finding())), StoryBlocks.evidence()));
    }
    return this;
  }

  StorySite writeHostile() throws IOException {
    var investigation = HostileStory.investigation();
    var finding = investigation.finding();
    file("index.html", out -> PAGES.index(List.of(finding), overview(), out));
    file(
        PagePaths.finding(finding.id()),
        out -> PAGES.finding(investigation, StoryCourse.course(), out));
    file(PagePaths.of(HostileStory.ENTITY), out -> PAGES.entity(HostileStory.dossier(), out));
    event(new EventDossier(
        HostileStory.CALL, Block.cut(1, List.of(finding)), HostileStory.evidence()));
    return this;
  }

  Path file(String path) {
    return folder.resolve(path);
  }

  static List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(Story.finding("f-own-account", Verdict.NOT_SICK, Bleeding.YES));
    findings.add(Story.finding("f-maybe", Verdict.MAYBE, Bleeding.UNKNOWN));
    findings.add(Story.finding("f-contained", Verdict.SICK, Bleeding.CONTAINED));
    findings.add(Story.finding("f-partly", Verdict.PROBABLY_SICK, Bleeding.PARTLY));
    findings.add(Story.finding());
    return findings;
  }

  static Overview overview() {
    return new Overview(
        Block.cut(1, List.of(StoryCourse.incident())), Story.noise(), Story.coverage());
  }

  private void event(EventDossier dossier) throws IOException {
    var id = dossier.call().eventID();
    var reference = new EntityReference(EntityKind.EVENT, id, id);
    file(PagePaths.of(reference), out -> PAGES.event(dossier, out));
  }

  private void file(String path, Page page) throws IOException {
    var file = file(path);
    Files.createDirectories(file.getParent());
    try (var out = Files.newBufferedWriter(file)) {
      page.to(out);
    }
  }
}
