package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call that contains, and the one that undoes it.
 *
 * @param save reading calls whose answers to keep before
 * @param cautions what else breaks, and what the call does not stop
 * @param affects who else loses access by it, of those seen in the 30 days before
 */
public record Step(
    String account,
    String region,
    Call call,
    Call inverse,
    List<Call> save,
    List<String> cautions,
    List<String> affects)
    implements Serializable {
  public Step {
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(call, "call is null");
    requireNonNull(inverse, "inverse is null");
    save = List.copyOf(save);
    cautions = List.copyOf(cautions);
    affects = List.copyOf(affects);
    if (!call.service().equals(inverse.service())) {
      throw new IllegalArgumentException("Invalid inverse of " + call.name() + ": " + inverse.name()
          + ". It must be a call of the same service");
    }
    save.stream().filter(read -> !read.service().equals(call.service())).forEach(read -> {
      throw new IllegalArgumentException("Invalid reading call of " + call.name() + ": "
          + read.name() + ". It must be a call of the same service");
    });
  }

  /** The same step, and who else loses access by it. */
  Step affecting(List<String> others) {
    return new Step(account, region, call, inverse, save, cautions, others);
  }

  /** The same step with one more caution, which is told first. */
  Step warning(String caution) {
    List<String> all = new ArrayList<>(List.of(caution));
    all.addAll(cautions);
    return new Step(account, region, call, inverse, save, all, affects);
  }

  /** Whether it stops nobody: that its state cannot be read is no reason to leave the others undone. */
  public boolean keepsOnlyEvidence() {
    return call.service().equals(AutoScaling.SERVICE);
  }

  Step with(Call newCall, Call newInverse) {
    return new Step(account, region, newCall, newInverse, save, cautions, affects);
  }

  /** The step as it is taken now: a plan is older than its execution, and sessions issued in between are to end too. */
  public Step asOf(Instant now) {
    return CallerSteps.revokingUntil(this, now);
  }

  /** The step with values that answers told. */
  public Step filled(Map<String, String> values) {
    return with(Placeholders.fill(call, values), Placeholders.fill(inverse, values));
  }

  /** The call as one line for a shell. */
  public String cli() {
    return call.cli(region);
  }

  /** The inverse as one line for a shell. */
  public String inverseCli() {
    return inverse.cli(region);
  }
}
