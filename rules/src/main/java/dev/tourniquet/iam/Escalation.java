package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * One way in which a principal may get more than it has.
 *
 * @param path the id in the catalogue (pathfinding.cloud), or {@code chain}
 * @param permissions the permissions it takes; for a chain the principals it leads through
 * @param verdict whether it works
 * @param open whether the permissions name no particular resource
 * @param target the ARN it was proven on, or empty
 * @param reason why not, or what remains open; empty when proven
 */
public record Escalation(
    String path,
    List<String> permissions,
    PathVerdict verdict,
    boolean open,
    String target,
    String reason)
    implements Serializable {

  public Escalation {
    requireNonNull(path, "path is null");
    permissions = List.copyOf(permissions);
    requireNonNull(verdict, "verdict is null");
    requireNonNull(target, "target is null");
    requireNonNull(reason, "reason is null");
  }

  /** Verdict, what it takes, on what, and why not: in one line. */
  @Override
  public String toString() {
    String on = target.isEmpty() ? "" : " on " + target;
    String why = reason.isEmpty() ? "" : " (" + reason + ")";
    return verdict + " " + path + ": " + permissionsText() + on + why;
  }

  /** Such as {@code iam:PassRole + lambda:CreateFunction}. */
  String permissionsText() {
    return String.join(" + ", permissions);
  }
}
