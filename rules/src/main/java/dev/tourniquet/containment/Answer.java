package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.Set;

/**
 * What a reading call answered: the state before anything is changed.
 *
 * @param body as AWS's API names it; an empty object where there is no such thing
 * @param none the error that says that there is no such thing; empty otherwise
 */
public record Answer(Call call, JsonNode body, String none) implements Serializable {

  private static final Set<String> NONE = Set.of(
      "NoSuchPublicAccessBlockConfiguration",
      "NoSuchBucketPolicy",
      "NoSuchWebsiteConfiguration",
      "OwnershipControlsNotFoundError",
      "NoSuchEntity",
      "NoSuchEntityException",
      "ResourceNotFoundException",
      "RepositoryPolicyNotFoundException",
      "PolicyNotFoundException",
      "PolicyNotFound",
      "ReplicationConfigurationNotFoundError");

  public Answer {
    requireNonNull(call, "call is null");
    requireNonNull(body, "body is null");
    requireNonNull(none, "none is null");
  }

  /** Whether an error of a reading call is an answer: that there is no such policy or setting. */
  public static boolean saysNone(String errorCode) {
    return NONE.contains(errorCode);
  }
}
