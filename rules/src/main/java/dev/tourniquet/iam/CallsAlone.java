package dev.tourniquet.iam;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account of which nothing was collected. Whoever was created within the calls held is known from then on; of the others
 * nothing is.
 */
final class CallsAlone {

  private CallsAlone() {}

  /** The account before the first call: nobody is known. */
  static IamInventory nobody(String account) {
    Gap gap = new Gap(
        GapCode.CALLS_ONLY,
        "nothing of account " + account
            + " was collected: this is told by the calls since it was created");
    IamAccount empty =
        new IamAccount(account, Map.of(), Map.of(), ManagedPolicies.NONE, List.of(gap));
    return new IamInventory(Map.of(account, empty), OrganizationPolicies.NONE, Map.of(), List.of());
  }

  /** The calls about those that were created within them. */
  static List<Event> about(List<Event> calls) {
    Set<String> made = calls.stream()
        .map(IamCall::new)
        .filter(IamCall::counts)
        .filter(IamCall::creates)
        .map(IamCall::about)
        .collect(Collectors.toSet());
    return calls.stream()
        .filter(call -> made.contains(new IamCall(call).about()))
        .toList();
  }
}
