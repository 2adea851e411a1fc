package dev.tourniquet.jobs.report;

import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.PagePaths;
import dev.tourniquet.report.Site;
import java.util.HashSet;
import java.util.Set;

/** The entities that have a page; at most {@link PageIndex#MOST_PAGES}. */
final class PublishedPages implements Site.Published {
  private static final long serialVersionUID = 1L;
  private final HashSet<String> paths;

  PublishedPages(Set<String> paths) {
    this.paths = new HashSet<>(paths);
  }

  @Override
  public boolean has(EntityReference entity) {
    return paths.contains(PagePaths.of(entity));
  }
}
