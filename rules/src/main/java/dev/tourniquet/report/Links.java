package dev.tourniquet.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The links of one page. Every address comes from {@link PagePaths}, never from a value of the logs.
 *
 * @param root the way from the page to the reports folder: empty or {@code ../}
 * @param from id of the finding that the page belongs to, so that pages linked from it lead back; null when none
 * @param oneWay paths of pages that do not lead back to it
 */
public record Links(Site site, String root, String from, Set<String> oneWay) {
  public Links {
    oneWay = Set.copyOf(oneWay);
  }

  /** Links of a page from which all others lead back, if it is that of a finding. */
  Links(Site site, String root, String from) {
    this(site, root, from, Set.of());
  }

  /** Address of an entity's page, or null when it has none. */
  public String to(EntityReference entity) {
    String page = PagePaths.of(entity);
    return site.published().has(entity) ? root + page + origin(page) : null;
  }

  /** Address of an event's page, or null when it has none. */
  public String toEvent(String eventID) {
    return to(new EntityReference(EntityKind.EVENT, eventID, eventID));
  }

  public String toFinding(String id) {
    return root + PagePaths.finding(id);
  }

  public String toFindingData(String id) {
    return root + PagePaths.findingData(id);
  }

  public String toBoard() {
    return root + "index.html";
  }

  /** Name of the place on a page that leads back to a finding. */
  public String anchor(String finding) {
    return "from-" + PagePaths.digest(finding);
  }

  /** The command that prints every call of, from or on an entity. */
  public String pivot(EntityReference entity) {
    return "./tourniquet pivot " + entity.kind().name().toLowerCase(Locale.ROOT) + " "
        + quoted(entity.key()) + " --lake " + quoted(site.lake());
  }

  /** The first few, for a table cell. */
  public static List<EntityReference> few(List<EntityReference> entities) {
    return entities.subList(0, Math.min(3, entities.size()));
  }

  private String origin(String page) {
    return from == null || oneWay.contains(page) ? "" : "#" + anchor(from);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
