package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Finding;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of one run, each a function from records to HTML that stands alone: style, script and data are in the page,
 * and nothing is fetched.
 */
public record Pages(Site site) implements Serializable {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
      null, ContentType.Html, Pages.class.getClassLoader(), "dev.tourniquet.report.templates");

  public Pages {
    requireNonNull(site, "site is null");
  }

  /**
   * {@code index.html}: the triage board, what bleeds first, the cases, how often rules fire, and what the logs cover.
   * Reads the findings once.
   */
  public void index(Iterable<Finding> findings, Overview overview, Appendable out) {
    render(
        "index.jte",
        Map.of(
            "board", Board.of(findings), "overview", overview, "links", new Links(site, "", null)),
        out);
  }

  /** {@code findings/<id>.html}: all a responder needs of one finding. */
  public void finding(Investigation investigation, Course course, Appendable out) {
    render(
        "finding.jte",
        Map.of(
            "it",
            course.added(investigation),
            "course",
            course,
            "tables",
            CallTable.of(investigation),
            "events",
            new EmbeddedJson(investigation.events().values()),
            "links",
            new Links(site, "../", investigation.finding().id(), course.oneWay())),
        out);
  }

  /** The page of an identity, session, credential, address or resource, at {@link PagePaths#of}. */
  public void entity(EntityDossier dossier, Appendable out) {
    render(
        "entity.jte",
        Map.of(
            "it",
            dossier,
            "table",
            CallTable.of(dossier),
            "events",
            new EmbeddedJson(dossier.calls()),
            "links",
            new Links(site, "../", null)),
        out);
  }

  /** The page of one event: the event whole, what it names and the findings that cite it. */
  public void event(EventDossier dossier, Appendable out) {
    render("event.jte", Map.of("it", dossier, "links", new Links(site, "../", null)), out);
  }

  private static void render(String template, Map<String, Object> values, Appendable out) {
    var all = new HashMap<>(values);
    all.put("assets", PageAssets.ALL);
    try {
      ENGINE.render(template, all, new GuardedOutput(out));
    } catch (TemplateException e) {
      if (e.getCause() instanceof UncheckedIOException cannotWrite) {
        throw cannotWrite;
      }
      throw e;
    }
  }
}
