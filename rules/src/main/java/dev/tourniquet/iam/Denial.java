package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a policy takes from whom it hangs on. A document that cannot be read takes nothing. */
public final class Denial {

  private Denial() {}

  /**
   * Whether it surely denies everything in such a context: a condition on a key that is not known may never hold.
   *
   * @param document an object, or its text as JSON
   */
  public static boolean binds(JsonNode document, Context context) {
    return read(document).stream()
        .flatMap(policy -> policy.statements().stream())
        .anyMatch(statement -> isOfEverything(statement)
            && statement.conditions().stream()
                .allMatch(condition -> condition.holds(context).isYes()));
  }

  /** Whether it allows nothing at all. */
  public static boolean givesNothing(JsonNode document) {
    return read(document)
        .filter(policy -> policy.statements().stream().allMatch(one -> one.effect() == Effect.DENY))
        .isPresent();
  }

  private static boolean isOfEverything(Statement statement) {
    return statement.effect() == Effect.DENY
        && !statement.actions().excluded()
        && statement.actions().patterns().stream()
            .anyMatch(one -> one.isEverything() || one.toString().equals("*:*"))
        && !statement.resources().excluded()
        && statement.resources().patterns().stream()
            .anyMatch(one -> one.toString().equals("*"));
  }

  private static Optional<Policy> read(JsonNode document) {
    try {
      return Optional.of(PolicyReader.read("policy", document));
    } catch (PolicySyntaxException e) {
      return Optional.empty();
    }
  }
}
