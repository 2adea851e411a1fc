package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.document;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What instances run when they start, and machines outside that may take roles by a certificate (IAM Roles Anywhere). */
final class HostRules {

  static final String USER_DATA = "userData";
  static final String ANCHOR = "AWS::RolesAnywhere::TrustAnchor";
  static final String PROFILE = "AWS::RolesAnywhere::Profile";
  static final String ENABLED = "enabled";
  static final String ROLES = "roles";

  private static final Function<Event, List<ResourceKey>> INSTANCE =
      Subjects.at(ResourceTypes.INSTANCE, "requestParameters.instanceId");
  private static final Function<Event, List<ResourceKey>> TRUST_ANCHOR = Subjects.at(
      ANCHOR, "requestParameters.trustAnchorId", "responseElements.trustAnchor.trustAnchorId");
  private static final Function<Event, List<ResourceKey>> CERTIFIED =
      Subjects.at(PROFILE, "requestParameters.profileId", "responseElements.profile.profileId");

  static final List<AttributeRule> ALL = List.of(
      rule("ec2 RunInstances", HostRules::launched, USER_DATA, CREATE, HostRules::userData),
      rule("ec2 ModifyInstanceAttribute", INSTANCE, USER_DATA, SET, HostRules::userData),
      rule("ec2 TerminateInstances", HostRules::listed, USER_DATA, DELETE, gone()),
      rule(
          "rolesanywhere CreateTrustAnchor UpdateTrustAnchor",
          TRUST_ANCHOR,
          "source",
          SET,
          HostRules::authority),
      rule(
          "rolesanywhere CreateTrustAnchor EnableTrustAnchor DisableTrustAnchor UpdateTrustAnchor",
          TRUST_ANCHOR,
          ENABLED,
          SET,
          at("responseElements.trustAnchor.enabled", "requestParameters.enabled")),
      rule("rolesanywhere DeleteTrustAnchor", TRUST_ANCHOR, "source", DELETE, gone()),
      rule("rolesanywhere DeleteTrustAnchor", TRUST_ANCHOR, ENABLED, DELETE, gone()),
      rule(
          "rolesanywhere CreateProfile UpdateProfile",
          CERTIFIED,
          ROLES,
          SET,
          texts("requestParameters.roleArns")),
      rule(
          "rolesanywhere CreateProfile EnableProfile DisableProfile UpdateProfile",
          CERTIFIED,
          ENABLED,
          SET,
          at("responseElements.profile.enabled", "requestParameters.enabled")),
      rule(
          "rolesanywhere CreateProfile UpdateProfile",
          CERTIFIED,
          "sessionPolicy",
          SET,
          document("requestParameters.sessionPolicy")),
      rule("rolesanywhere DeleteProfile", CERTIFIED, ROLES, DELETE, gone()),
      rule("rolesanywhere DeleteProfile", CERTIFIED, ENABLED, DELETE, gone()),
      rule("rolesanywhere DeleteProfile", CERTIFIED, "sessionPolicy", DELETE, gone()));

  private HostRules() {}

  private static List<ResourceKey> launched(Event event) {
    return instances(event, "responseElements.instancesSet");
  }

  private static List<ResourceKey> listed(Event event) {
    return instances(event, "requestParameters.instancesSet");
  }

  private static List<ResourceKey> instances(Event event, String path) {
    return Json.items(event.at(path)).stream()
        .map(item -> Json.text(item.path("instanceId")))
        .filter(id -> !id.isEmpty())
        .map(id -> ResourceTypes.key(Place.of(event), ResourceTypes.INSTANCE, id))
        .toList();
  }

  /**
   * CloudTrail hides the script ({@code <sensitiveDataRemoved>}): that it was written, and when, is all there is to know.
   * A launch without one may take it from its launch template: then nothing is said.
   */
  private static JsonNode userData(Event event) {
    JsonNode request = event.at("requestParameters");
    boolean written =
        request.has(USER_DATA) || Json.text(request.path("attribute")).equals(USER_DATA);
    if (written) {
      return Json.textNode("written at " + event.text("eventTime") + ", hidden by CloudTrail");
    }
    boolean plain = event.operation().equals("RunInstances") && !request.has("launchTemplate");
    return plain ? Json.nothing() : Json.missing();
  }

  /** Whose certificates are taken: a certificate of many lines by its digest, which tells whether it is another one. */
  private static JsonNode authority(Event event) {
    JsonNode source = event.at("requestParameters.source");
    if (!source.isObject()) {
      return Json.missing();
    }
    ObjectNode authority = Json.object();
    authority.set("type", Json.textNode(Json.text(source.path("sourceType"))));
    JsonNode data = source.path("sourceData");
    String certificate = Json.text(data.path("x509CertificateData")).strip();
    if (!certificate.isEmpty()) {
      byte[] bytes = certificate.getBytes(StandardCharsets.UTF_8);
      authority.put("certificate", "digest " + UUID.nameUUIDFromBytes(bytes));
    } else {
      authority.set("certificateAuthority", data.path("acmPcaArn"));
    }
    return authority;
  }
}
