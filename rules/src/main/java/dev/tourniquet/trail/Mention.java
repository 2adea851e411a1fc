package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One resource, or one account or principal, named somewhere in an event.
 *
 * @param resource its normalised key
 * @param arn its full ARN; empty when it cannot be built from what the event says
 * @param owner the account that owns it as far as the event tells, also where the key leaves the account out; may be empty;
 *     for an account or a principal, the account that gets or loses access
 * @param raw the text as written
 * @param path where it stood, such as {@code requestParameters.launchPermission.add.items[0].userId}
 * @param how the rule that found it: {@code listed}, {@code arn}, {@code id}, {@code unique-id}, {@code name},
 *     {@code grantee}, {@code policy}, {@code account-setting} or {@code error-message}
 */
public record Mention(
    ResourceKey resource,
    String arn,
    String owner,
    String raw,
    String path,
    Relation relation,
    String how,
    Confidence confidence)
    implements Serializable {

  public Mention {
    requireNonNull(resource, "resource is null");
    arn = BoundedText.of(requireNonNull(arn, "arn is null"));
    requireNonNull(owner, "owner is null");
    raw = BoundedText.of(requireNonNull(raw, "raw is null"));
    path = BoundedText.of(requireNonNull(path, "path is null"));
    requireNonNull(relation, "relation is null");
    requireNonNull(how, "how is null");
    requireNonNull(confidence, "confidence is null");
  }
}
