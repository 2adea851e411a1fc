package dev.tourniquet.containment;

import java.util.List;

/**
 * Shuts strangers out of an access point by its policy. Its own block cannot be changed once it is made; the account's keeps
 * out the public alone, from every bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html">"You cannot change
 *     an access point's block public access settings after the access point is created"</a>
 */
final class AccessPoint implements Action {

  @Override
  public List<Step> least(Situation s) {
    List<Step> policy = ResourcePolicy.restore(s);
    return policy.isEmpty() ? blockOfAccount(s) : policy;
  }

  @Override
  public List<Step> more(Situation s) {
    return ResourcePolicy.restore(s).isEmpty() ? List.of() : blockOfAccount(s);
  }

  private static List<Step> blockOfAccount(Situation s) {
    return PublicBucket.mayBePublic(s) ? Bucket.blockPublicAccessOfAccount(s) : List.of();
  }
}
