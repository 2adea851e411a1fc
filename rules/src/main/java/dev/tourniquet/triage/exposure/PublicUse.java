package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.Set;
import java.util.regex.Pattern;

/** What everyone may do with what is open to everyone. */
public final class PublicUse {

  /** {@code s3:*} and {@code s3:*object} are more than that. */
  private static final Pattern READS = Pattern.compile("s3:(get|list)[a-z*?]*");

  private PublicUse() {}

  /**
   * Whether a call lets everyone do no more than read and list. Who shares an image or a snapshot, without a policy or a
   * list, gives it to be read.
   */
  public static boolean isReading(Event event) {
    return switch (event.service() + ":" + event.operation()) {
      case "s3:PutBucketAcl",
          "s3:CreateBucket",
          "s3:PutObjectAcl",
          "s3:PutObject",
          "s3:CopyObject",
          "s3:CreateMultipartUpload" -> Acls.onlyReads(event);
      default -> areReads(ResourcePolicies.publicActions(event));
    };
  }

  /** Whether the policy of a bucket lets everyone do no more than read and list. */
  public static boolean isReading(JsonNode policy) {
    return areReads(PolicyReach.publicActions(policy, ResourceKind.S3));
  }

  private static boolean areReads(Set<String> actions) {
    return actions.stream().allMatch(action -> READS.matcher(action).matches());
  }
}
