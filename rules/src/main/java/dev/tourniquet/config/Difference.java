package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;

/**
 * One place at which two values differ.
 *
 * @param path such as {@code policy[PublicRead][Action][s3:GetObject]}
 * @param before a missing node when it was not there
 * @param after a missing node when it is not there any more
 */
record Difference(String path, JsonNode before, JsonNode after) implements Serializable {

  public Difference {
    requireNonNull(path, "path is null");
    requireNonNull(before, "before is null");
    requireNonNull(after, "after is null");
  }
}
