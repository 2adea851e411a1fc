package dev.tourniquet.iam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reaches the accounts of an organization through Identity Center or its central root access. Both are governed from the
 * management account, or from one that it delegated this to; which those are, and which permission sets and people there
 * are, no inventory read here tells: so it is never proven, and a gap where the account is not known to be one of them.
 */
final class OrganizationTrial {

  private final IamInventory inventory;

  OrganizationTrial(IamInventory inventory) {
    this.inventory = inventory;
  }

  Optional<PathResult> of(EscalationPath path, Subject subject) {
    boolean root = path.permissions().contains("sts:AssumeRoot");
    return manages(subject)
        ? Optional.of(PathResult.possible(
            "",
            root
                ? "whether root access of the members is managed centrally was not collected"
                : "which permission sets and assignments there are was not collected"))
        : Optional.empty();
  }

  /** The permissions that it has, and that reach every account if its own is one of those. */
  List<Gap> gaps(Subject subject) {
    String account = subject.caller().account();
    if (!inventory.accounts().containsKey(account) || manages(subject)) {
      return List.of();
    }
    String had = EscalationPath.ALL.stream()
        .filter(EscalationPath::actsForOrganization)
        .map(EscalationPath::permissions)
        .filter(all -> subject.reach().canAll(all, subject.reach().effective().all()))
        .map(all -> all.get(0))
        .collect(Collectors.joining(", "));
    return had.isEmpty()
        ? List.of()
        : List.of(new Gap(GapCode.ORGANIZATION_RIGHTS_UNKNOWN, account + ": " + had));
  }

  private boolean manages(Subject subject) {
    String management = inventory.organization().managementAccount();
    return !management.isEmpty() && management.equals(subject.caller().account());
  }
}
