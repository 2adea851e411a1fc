package dev.tourniquet.containment;

import java.util.List;

/**
 * Shuts the public out of a bucket. While public lists are blocked AWS refuses to write one: so the list goes before the
 * block, and comes back after it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">Blocking
 *     public access: BlockPublicAcls</a>
 */
final class PublicBucket implements Action {

  @Override
  public List<Step> least(Situation s) {
    return Bucket.blockPublicAccess(s);
  }

  @Override
  public List<Step> before(Situation s) {
    return Bucket.privateAcl(s);
  }
}
