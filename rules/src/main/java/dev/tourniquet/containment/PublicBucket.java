package dev.tourniquet.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Shuts strangers out of a bucket. A block keeps out the public and no account that the policy names: for those the policy
 * goes back. While public lists and policies are blocked AWS refuses to write one: so list and policy go before the block,
 * and come back after it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking
 *     public access: BlockPublicAcls, BlockPublicPolicy, and the meaning of "public"</a>
 */
final class PublicBucket implements Action {

  /** How a policy, a list of grants and a canned list write everyone. */
  private static final Set<String> EVERYONE = Set.of(
      "*",
      "all",
      "AllUsers",
      "AuthenticatedUsers",
      "public-read",
      "public-read-write",
      "authenticated-read");

  @Override
  public List<Step> least(Situation s) {
    List<Step> steps = new ArrayList<>();
    if (!s.open().stream().allMatch(EVERYONE::contains)) {
      steps.addAll(ResourcePolicy.restore(s));
    }
    if (mayBePublic(s)) {
      steps.addAll(Bucket.blockPublicAccess(s));
    }
    return steps;
  }

  @Override
  public List<Step> before(Situation s) {
    return Bucket.privateAcl(s);
  }

  /** Whether everyone is let in, or it is not known who. */
  static boolean mayBePublic(Situation s) {
    return s.open().isEmpty() || s.open().stream().anyMatch(EVERYONE::contains);
  }
}
