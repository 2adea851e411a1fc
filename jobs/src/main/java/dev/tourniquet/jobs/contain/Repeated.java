package dev.tourniquet.jobs.contain;

import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Errors that say that a call sent again took effect before. */
final class Repeated {
  private static final Pattern TAKES_AWAY =
      Pattern.compile("(Delete|Detach|Remove|Disassociate|Revoke|Cancel).*");
  private static final Set<String> GONE = Set.of(
      "NoSuchEntity",
      "NoSuchEntityException",
      "InvalidPermission.NotFound",
      "InvalidGroup.NotFound",
      "PolicyNotAttachedException",
      "PolicyNotFoundException",
      "ResourceNotFoundException",
      "NotFoundException",
      "KMSInvalidStateException",
      "NoSuchPublicAccessBlockConfiguration",
      "NoSuchBucketPolicy",
      "ReplicationConfigurationNotFoundError",
      "RepositoryPolicyNotFoundException");
  private static final Set<String> THERE = Set.of(
      "InvalidPermission.Duplicate",
      "DuplicatePolicyAttachmentException",
      "DuplicatePolicyException",
      "InvalidGroup.Duplicate",
      "ResourceConflictException");

  private Repeated() {}

  /** Whether the call has nothing left to do: what it takes away is gone, what it gives is there. */
  static boolean saysDone(String operation, String errorCode) {
    return TAKES_AWAY.matcher(operation).matches()
        ? GONE.contains(errorCode)
        : THERE.contains(errorCode);
  }

  /** Whether AWS, asked again, says that what a refused call was to achieve is so: its error does not tell. */
  static boolean isSo(Call refused, String region, CallRefused e, Calls calls) {
    Optional<Call> asking = e.isAnswered() ? Outcome.asking(refused) : Optional.empty();
    try {
      return asking.isPresent() && Outcome.isReached(refused, calls.make(asking.get(), region));
    } catch (CallRefused unanswered) {
      return false;
    }
  }
}
