package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A user, a role or a group as the account authorization details describe it.
 *
 * @param caller its ARN taken apart
 * @param id the unique id, {@code AIDA…}, {@code AROA…} or {@code AGPA…}
 * @param policies what hangs on it directly
 * @param groups names of a user's groups
 * @param trust a role's trust policy; empty for users, groups, and when it could not be read
 * @param instanceProfiles ARNs of the instance profiles that carry a role
 * @param tags its tags
 */
record IamEntity(
    Caller caller,
    String id,
    Attachments policies,
    List<String> groups,
    List<Policy> trust,
    List<String> instanceProfiles,
    Map<String, String> tags)
    implements Serializable {

  public IamEntity {
    requireNonNull(caller, "caller is null");
    requireNonNull(id, "id is null");
    requireNonNull(policies, "policies is null");
    groups = List.copyOf(groups);
    trust = List.copyOf(trust);
    instanceProfiles = List.copyOf(instanceProfiles);
    tags = Map.copyOf(tags);
  }

  /** Its ARN. */
  public String arn() {
    return caller.arn();
  }

  /** Whether it was made by and for an AWS service, which alone assumes it and changes it. */
  boolean isServiceLinked() {
    return caller.arn().contains(":role/aws-service-role/");
  }

  IamEntity with(Attachments other) {
    return new IamEntity(caller, id, other, groups, trust, instanceProfiles, tags);
  }

  IamEntity withGroups(List<String> other) {
    return new IamEntity(caller, id, policies, other, trust, instanceProfiles, tags);
  }

  IamEntity withTrust(List<Policy> other) {
    return new IamEntity(caller, id, policies, groups, other, instanceProfiles, tags);
  }

  IamEntity withTags(Map<String, String> other) {
    return new IamEntity(caller, id, policies, groups, trust, instanceProfiles, other);
  }

  /**
   * Policies that hang on one entity.
   *
   * @param inline those written into it
   * @param managed ARNs of those attached
   * @param boundary ARN of the permissions boundary, or empty
   * @param unreadable those written into it that are no policies
   */
  public record Attachments(
      List<Policy> inline, List<String> managed, String boundary, List<Gap> unreadable)
      implements Serializable {
    public Attachments {
      inline = List.copyOf(inline);
      managed = List.copyOf(managed);
      requireNonNull(boundary, "boundary is null");
      unreadable = List.copyOf(unreadable);
    }
  }
}
