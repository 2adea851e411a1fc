package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * A policy of any type, ready to be matched. Made by {@link PolicyReader}.
 *
 * @param name its ARN, or a name that tells where it hangs
 * @param version of the policy language: 2012-10-17 or 2008-10-17
 * @param statements in the order written
 * @param unknownElements names of elements this program does not know, each with its place
 */
public record Policy(
    String name, String version, List<Statement> statements, List<String> unknownElements)
    implements Serializable {

  public Policy {
    requireNonNull(name, "name is null");
    requireNonNull(version, "version is null");
    statements = List.copyOf(statements);
    unknownElements = List.copyOf(unknownElements);
  }
}
