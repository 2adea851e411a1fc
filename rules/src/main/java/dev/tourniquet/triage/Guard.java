package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.State;
import java.util.List;
import java.util.Optional;

/**
 * Whether a second setting keeps the public out although the first one lets them in. Only buckets have one: a
 * successful public policy proves that {@code BlockPublicPolicy} was off, not that {@code RestrictPublicBuckets} was.
 *
 * @param open whether nothing is known to stand between
 */
record Guard(boolean open, String text, List<String> gaps) {

  private static final Guard NONE = new Guard(true, "", List.of());

  Guard {
    gaps = List.copyOf(gaps);
  }

  static Guard of(Case c) {
    if (!c.resource().type().equals("AWS::S3::Bucket")) {
      return NONE;
    }
    return switch (c.exposure().attribute()) {
      case "policy" -> ofBucket(c, "RestrictPublicBuckets");
      case "acl", "objectAcl" -> ofBucket(c, "IgnorePublicAcls");
      default -> NONE;
    };
  }

  private static Guard ofBucket(Case c, String flag) {
    Optional<JsonNode> block = c.folded()
        .now()
        .flatMap((State state) -> state.attribute("publicAccessBlock"))
        .filter(value -> value.readable())
        .map(value -> value.known());
    if (block.isEmpty()) {
      return new Guard(
          false,
          "Whether " + flag + " keeps them out is not known.",
          List.of("public access block of bucket " + c.resource().id()
              + ": no event or inventory held tells it; s3api get-public-access-block would"));
    }
    return block.get().path(flag).asBoolean(false)
        ? new Guard(
            false,
            flag + " is on and keeps them out.",
            List.of("who could read before " + flag + " was on"))
        : new Guard(
            true,
            "",
            List.of("public access block of the account: no inventory held tells whether " + flag
                + " is on there"));
  }
}
