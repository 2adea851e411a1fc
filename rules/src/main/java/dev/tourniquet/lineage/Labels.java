package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Name and tags of a resource at a moment.
 *
 * @param name the {@code Name} tag, else the name given at creation, else empty
 * @param evidence event ids and describing calls that the tags come from
 * @param fresh whether a call wrote them, or made the resource, only after the moment: they may be an attacker's words
 */
public record Labels(String name, Map<String, String> tags, List<String> evidence, boolean fresh)
    implements Serializable {

  public Labels {
    requireNonNull(name, "name is null");
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    evidence = List.copyOf(evidence);
  }
}
