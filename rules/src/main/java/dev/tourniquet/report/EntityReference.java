package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A thing with a page of its own: what it is, its key in the lake and what a person calls it. */
public record EntityReference(EntityKind kind, String key, String label) implements Serializable {
  public EntityReference {
    requireNonNull(kind, "kind is null");
    requireNonNull(key, "key is null");
    requireNonNull(label, "label is null");
  }
}
