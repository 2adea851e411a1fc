package dev.tourniquet.lineage;

import java.io.Serializable;
import java.util.List;

/**
 * What a resource came from.
 *
 * @param paths every way found, best first
 * @param gaps what is not known, as text a person can act on
 */
public record Origin(List<OriginPath> paths, List<String> gaps) implements Serializable {

  public Origin {
    paths = List.copyOf(paths);
    gaps = List.copyOf(gaps);
  }
}
