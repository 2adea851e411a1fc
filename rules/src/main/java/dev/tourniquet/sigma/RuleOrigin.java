package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** Where a rule stands: the file as it was named, and the line its document begins on, from 1. */
public record RuleOrigin(String file, int line) implements Serializable {

  public RuleOrigin {
    requireNonNull(file, "file is null");
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
