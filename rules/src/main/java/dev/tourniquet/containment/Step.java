package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * One call that contains, and the one that undoes it.
 *
 * @param save reading calls whose answers to keep before, such as {@code ec2:DescribeImageAttribute}
 * @param cautions what else breaks, and what the call does not stop
 */
public record Step(
    String account,
    String region,
    Call call,
    Call inverse,
    List<String> save,
    List<String> cautions)
    implements Serializable {
  public Step {
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(call, "call is null");
    requireNonNull(inverse, "inverse is null");
    save = List.copyOf(save);
    cautions = List.copyOf(cautions);
  }

  /** The call as one line for a shell. */
  public String cli() {
    return CliLine.of(call, region);
  }

  /** The inverse as one line for a shell. */
  public String inverseCli() {
    return CliLine.of(inverse, region);
  }
}
