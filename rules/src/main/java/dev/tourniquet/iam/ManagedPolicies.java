package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The managed policies of one account.
 *
 * @param inForce the document in force, by ARN
 * @param versions every document that is known, by ARN and version id such as {@code v2}
 */
public record ManagedPolicies(
    Map<String, Policy> inForce, Map<String, Map<String, Policy>> versions)
    implements Serializable {

  /** None is known. */
  static final ManagedPolicies NONE = new ManagedPolicies(Map.of(), Map.of());

  public ManagedPolicies {
    inForce = Map.copyOf(inForce);
    Map<String, Map<String, Policy>> copies = new LinkedHashMap<>();
    versions.forEach((arn, byId) -> copies.put(arn, Map.copyOf(byId)));
    versions = Map.copyOf(copies);
  }

  /** The document in force of a policy: as it was collected, or else as AWS publishes it. */
  Optional<Policy> of(String arn) {
    return Optional.ofNullable(inForce.get(arn)).or(() -> AwsPolicies.of(arn));
  }

  /** One version of a policy. */
  Optional<Policy> of(String arn, String version) {
    return Optional.ofNullable(versionsOf(arn).get(version));
  }

  Map<String, Policy> versionsOf(String arn) {
    return versions.getOrDefault(arn, Map.of());
  }

  /** The same with one more version, in force or not. */
  ManagedPolicies knowing(String arn, String version, Policy document) {
    Map<String, Policy> byId = new LinkedHashMap<>(versionsOf(arn));
    byId.put(version, document);
    return withVersions(arn, byId);
  }

  /** The same without a version; what is in force stays. */
  ManagedPolicies without(String arn, String version) {
    Map<String, Policy> byId = new LinkedHashMap<>(versionsOf(arn));
    byId.remove(version);
    return withVersions(arn, byId);
  }

  /** The same with a document in force. */
  ManagedPolicies putting(String arn, Policy document) {
    Map<String, Policy> more = new LinkedHashMap<>(inForce);
    more.put(arn, document);
    return new ManagedPolicies(more, versions);
  }

  /** The same where nobody knows what is in force. */
  ManagedPolicies forgetting(String arn) {
    Map<String, Policy> less = new LinkedHashMap<>(inForce);
    less.remove(arn);
    return new ManagedPolicies(less, versions);
  }

  private ManagedPolicies withVersions(String arn, Map<String, Policy> byId) {
    Map<String, Map<String, Policy>> more = new LinkedHashMap<>(versions);
    more.put(arn, byId);
    return new ManagedPolicies(inForce, more);
  }
}
