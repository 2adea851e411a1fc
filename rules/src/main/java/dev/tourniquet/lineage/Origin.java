package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.util.List;

/**
 * What a resource came from.
 *
 * @param paths every way found, best first
 * @param gaps what is not known, as text a person can act on
 */
public record Origin(ResourceKey resource, List<OriginPath> paths, List<String> gaps)
    implements Serializable {

  public Origin {
    requireNonNull(resource, "resource is null");
    paths = List.copyOf(paths);
    gaps = List.copyOf(gaps);
  }
}
