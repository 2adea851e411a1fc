package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a refused call was to achieve is so: of a call that AWS takes once only, its error does not tell whether
 * it was taken before. A client that got no answer sends it again by itself.
 */
public final class Outcome {

  private Outcome() {}

  /** The call that tells; empty for calls whose errors tell enough. */
  public static Optional<Call> asking(Call refused) {
    boolean once = List.of("EnterStandby", "ExitStandby").contains(refused.operation());
    return once
        ? Optional.of(
            AutoScaling.described(refused.parameters().at("/InstanceIds/0").asText()))
        : Optional.empty();
  }

  /** Whether the answer to {@link #asking} tells that it is so. */
  public static boolean isReached(Call refused, JsonNode answer) {
    boolean on = ExactStandby.isOnStandby(answer.at("/AutoScalingInstances/0"));
    return refused.operation().equals("EnterStandby") == on;
  }
}
