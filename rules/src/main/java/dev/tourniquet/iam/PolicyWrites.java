package dev.tourniquet.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries the managed policies of an account over calls that write them. */
final class PolicyWrites {

  private final List<Gap> gaps;
  private final Set<String> thinned = new HashSet<>();
  private ManagedPolicies policies;

  /** Starts from what was collected; what cannot be known from a record is added to the gaps. */
  PolicyWrites(ManagedPolicies before, List<Gap> gaps) {
    this.policies = before;
    this.gaps = gaps;
  }

  ManagedPolicies policies() {
    return policies;
  }

  /** Lays one call on top. */
  void apply(IamCall call) {
    String arn = call.policyArn();
    if (call.operation().equals("DeletePolicyVersion")) {
      policies = policies.without(arn, call.version());
    } else if (call.operation().startsWith("Create")) {
      written(call)
          .ifPresent(document -> policies = policies.knowing(arn, call.version(), document));
    }
    if (call.putsInForce()) {
      put(call, arn);
    }
  }

  private void put(IamCall call, String arn) {
    Optional<Policy> now = call.operation().equals("DeletePolicy")
        ? Optional.empty()
        : policies.of(arn, call.version());
    policies = policies.forgetting(arn);
    now.ifPresent(document -> policies = policies.putting(arn, document));
    if (now.isEmpty() && call.operation().equals("SetDefaultPolicyVersion")) {
      gaps.add(call.unknown("the version it put in force was not collected"));
    }
  }

  // A version that is not in force and is no policy leaves no gap: nobody can use it.
  private Optional<Policy> written(IamCall call) {
    try {
      return Optional.of(
          PolicyReader.read(call.policyArn(), call.event().at("requestParameters.policyDocument")));
    } catch (PolicySyntaxException e) {
      if (call.putsInForce()) {
        gaps.add(new Gap(GapCode.POLICY_UNREADABLE, e.getMessage()));
      }
      return Optional.empty();
    }
  }

  /** Takes a call back that no call before it explains. */
  void undo(IamCall call) {
    String arn = call.policyArn();
    if (call.operation().equals("DeletePolicyVersion")) {
      thinned.add(arn);
      return;
    }
    if (call.operation().startsWith("CreatePolicy")) {
      policies = policies.without(arn, call.version());
    }
    if (call.putsInForce()) {
      policies = policies.forgetting(arn);
      onlyOther(call, arn).ifPresent(document -> policies = policies.putting(arn, document));
    }
  }

  /** Before a new version was put in force, another was; where just one other was ever held, it was that one. */
  private Optional<Policy> onlyOther(IamCall call, String arn) {
    return call.operation().equals("CreatePolicyVersion")
            && !call.version().isEmpty()
            && !thinned.contains(arn)
            && policies.versionsOf(arn).size() == 1
        ? policies.versionsOf(arn).values().stream().findFirst()
        : Optional.empty();
  }
}
