package dev.tourniquet.jobs.contain;

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
}
