package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The guards of S3: the four flags of Block Public Access, and whether ACLs count. */
final class PublicAccess {

  private static final List<String> FLAGS =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  /**
   * From then on new buckets block public access and disable ACLs: the change was rolled out to all regions in April
   * 2023, says the AWS news post that announced it.
   */
  private static final Instant SAFE_DEFAULTS = Instant.parse("2023-05-01T00:00:00Z");

  private PublicAccess() {}

  static JsonNode block(boolean on) {
    ObjectNode flags = Json.object();
    FLAGS.forEach(flag -> flags.set(flag, Json.bool(on)));
    return flags;
  }

  /** The four flags of a configuration; one that is left out is off. */
  static JsonNode flags(JsonNode configuration) {
    if (!configuration.isObject()) {
      return Json.missing();
    }
    ObjectNode flags = Json.object();
    FLAGS.forEach(
        flag -> flags.set(flag, Json.bool(Json.text(flag(configuration, flag)).equals("true"))));
    return flags;
  }

  /** AWS Config and S3 Control begin the names with a small letter. */
  private static JsonNode flag(JsonNode configuration, String flag) {
    JsonNode value = configuration.path(flag);
    return value.isMissingNode()
        ? configuration.path(flag.substring(0, 1).toLowerCase(Locale.ROOT) + flag.substring(1))
        : value;
  }

  /** A new access point blocks all public access unless the request says otherwise, says the S3 user guide. */
  static JsonNode ofNewAccessPoint(Event event) {
    JsonNode asked = flags(event.at("requestParameters.publicAccessBlockConfiguration"));
    JsonNode written = asked.isMissingNode() ? ofRequest(event) : asked;
    return written.isMissingNode() ? block(true) : written;
  }

  static JsonNode ofRequest(Event event) {
    return flags(event.at("requestParameters.PublicAccessBlockConfiguration"));
  }

  static JsonNode ofNewBucket(Event event) {
    return block(madeWithSafeDefaults(event));
  }

  static JsonNode ownership(Event event) {
    JsonNode rule = event.at("requestParameters.OwnershipControls.Rule");
    return Json.textNode(Json.text((rule.isArray() ? rule.path(0) : rule).path("ObjectOwnership")));
  }

  static JsonNode ownershipOfNewBucket(Event event) {
    String asked = Json.text(event.at("requestParameters.x-amz-object-ownership"));
    String usual = madeWithSafeDefaults(event) ? "BucketOwnerEnforced" : "ObjectWriter";
    return Json.textNode(asked.isEmpty() ? usual : asked);
  }

  private static boolean madeWithSafeDefaults(Event event) {
    return event.time().filter(time -> !time.isBefore(SAFE_DEFAULTS)).isPresent();
  }
}
