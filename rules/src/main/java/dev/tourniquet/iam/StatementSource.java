package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;

/**
 * Where a statement stands, and its text: the evidence for a decision.
 *
 * @param policy the policy's ARN, or a name that tells where it hangs
 * @param index the place in the policy, from 0
 * @param json the statement as written
 */
public record StatementSource(String policy, int index, JsonNode json) implements Serializable {

  public StatementSource {
    requireNonNull(policy, "policy is null");
    requireNonNull(json, "json is null");
  }

  /** Such as {@code arn:aws:iam::aws:policy/ReadOnlyAccess, statement 1 (AllowRead)}. */
  @Override
  public String toString() {
    String sid = json.path("Sid").asText("");
    return policy + ", statement " + (index + 1) + (sid.isEmpty() ? "" : " (" + sid + ")");
  }
}
