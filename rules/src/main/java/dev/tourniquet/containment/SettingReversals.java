package dev.tourniquet.containment;

import static dev.tourniquet.containment.ElementReversals.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Reversals.Undo;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes back the settings of workloads, networks and trails that were there before. */
final class SettingReversals {

  private static final Map<String, Function<Undo, Optional<Call>>> BY_ATTRIBUTE = Map.of(
      "AWS::S3::AccessPoint policy", SettingReversals::accessPoint,
      "AWS::Lambda::Function layers", SettingReversals::layers,
      "AWS::Redshift::Cluster publiclyAccessible", SettingReversals::cluster,
      "AWS::OpenSearch::Domain policy", SettingReversals::domain,
      "AWS::EC2::VPCEndpoint policy", SettingReversals::endpoint,
      "AWS::RAM::ResourceShare allowExternalPrincipals", SettingReversals::outsiders,
      "AWS::RolesAnywhere::TrustAnchor enabled", undo -> enabled(undo, "TrustAnchor"),
      "AWS::RolesAnywhere::Profile enabled", undo -> enabled(undo, "Profile"),
      "AWS::RolesAnywhere::Profile roles", SettingReversals::roles,
      "AWS::CloudTrail::Trail selectors", SettingReversals::selectors);

  private SettingReversals() {}

  static Optional<Call> of(Undo undo) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(undo.what())).flatMap(by -> by.apply(undo));
  }

  private static Optional<Call> accessPoint(Undo undo) {
    ObjectNode who = Json.object("AccountId", undo.account()).put("Name", undo.id());
    return undo.before().isNull()
        ? call("s3control", "DeleteAccessPointPolicy", who)
        : call(
            "s3control",
            "PutAccessPointPolicy",
            who.put("Policy", WholeReversals.text(undo.before())));
  }

  private static Optional<Call> layers(Undo undo) {
    return call(
        "lambda",
        "UpdateFunctionConfiguration",
        Json.object("FunctionName", undo.id()).set("Layers", undo.before()));
  }

  private static Optional<Call> cluster(Undo undo) {
    return call(
        "redshift",
        "ModifyCluster",
        Json.object("ClusterIdentifier", undo.id())
            .put("PubliclyAccessible", undo.before().asBoolean()));
  }

  /** A domain loses its policy when an empty one is set. */
  private static Optional<Call> domain(Undo undo) {
    String policy = undo.before().isNull() ? "" : WholeReversals.text(undo.before());
    return call(
        "opensearch",
        "UpdateDomainConfig",
        Json.object("DomainName", undo.id()).put("AccessPolicies", policy));
  }

  /** Where none was written, AWS's own stands, which allows everything. */
  private static Optional<Call> endpoint(Undo undo) {
    ObjectNode who = Json.object("VpcEndpointId", undo.id());
    return call(
        "ec2",
        "ModifyVpcEndpoint",
        undo.before().isNull()
            ? who.put("ResetPolicy", true)
            : who.put("PolicyDocument", WholeReversals.text(undo.before())));
  }

  private static Optional<Call> outsiders(Undo undo) {
    return call(
        "ram",
        "UpdateResourceShare",
        Json.object("resourceShareArn", undo.arn("ram", "resource-share/" + undo.id()))
            .put("allowExternalPrincipals", undo.before().asBoolean()));
  }

  private static Optional<Call> enabled(Undo undo, String kind) {
    String id = kind.equals("Profile") ? "profileId" : "trustAnchorId";
    return call(
        "rolesanywhere",
        (undo.before().asBoolean() ? "Enable" : "Disable") + kind,
        Json.object(id, undo.id()));
  }

  private static Optional<Call> roles(Undo undo) {
    return call(
        "rolesanywhere",
        "UpdateProfile",
        Json.object("profileId", undo.id()).set("roleArns", undo.before()));
  }

  private static Optional<Call> selectors(Undo undo) {
    JsonNode before = undo.before();
    return before.isArray() ? Optional.of(Trail.selectors(undo.id(), before)) : Optional.empty();
  }
}
