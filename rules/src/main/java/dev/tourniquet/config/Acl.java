package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Access control lists as sets of {@code <grantee> <permission>}, without the owner's own grant. Canned lists and their
 * grants are those of the S3 user guide.
 */
final class Acl {

  static final String EVERYONE = "http://acs.amazonaws.com/groups/global/AllUsers";
  static final String ANY_AWS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
  private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

  private static final Map<String, List<String>> CANNED = Map.of(
      "public-read", List.of(EVERYONE + " READ"),
      "public-read-write", List.of(EVERYONE + " READ", EVERYONE + " WRITE"),
      "authenticated-read", List.of(ANY_AWS + " READ"),
      "log-delivery-write", List.of(LOG_DELIVERY + " WRITE", LOG_DELIVERY + " READ_ACP"));

  private static final Map<String, String> GRANT_HEADERS = Map.of(
      "x-amz-grant-read", "READ",
      "x-amz-grant-write", "WRITE",
      "x-amz-grant-read-acp", "READ_ACP",
      "x-amz-grant-write-acp", "WRITE_ACP",
      "x-amz-grant-full-control", "FULL_CONTROL");

  private static final Map<String, String> RECORDED_GROUPS =
      Map.of("AllUsers", EVERYONE, "AuthenticatedUsers", ANY_AWS, "LogDelivery", LOG_DELIVERY);
  private static final Map<String, String> RECORDED_PERMISSIONS = Map.of(
      "Read", "READ",
      "Write", "WRITE",
      "ReadAcp", "READ_ACP",
      "WriteAcp", "WRITE_ACP",
      "FullControl", "FULL_CONTROL");

  private Acl() {}

  /** The list that a request sets, whichever of the three forms it has. */
  static JsonNode ofRequest(Event event) {
    JsonNode request = event.request();
    List<String> grants =
        new ArrayList<>(CANNED.getOrDefault(Json.text(request.path("x-amz-acl")), List.of()));
    GRANT_HEADERS.forEach(
        (header, permission) -> grants.addAll(header(Json.text(request.path(header)), permission)));
    JsonNode policy = request.path("AccessControlPolicy");
    String owner = Json.text(policy.path("Owner").path("ID"));
    grants.addAll(grants(policy.path("AccessControlList").path("Grant"), owner));
    return Json.set(grants);
  }

  /** The list that {@code get-bucket-acl} printed. */
  static JsonNode ofAnswer(JsonNode answer) {
    return Json.set(grants(answer.path("Grants"), Json.text(answer.path("Owner").path("ID"))));
  }

  /** The list as AWS Config records it: groups and permissions by other names. */
  static JsonNode ofRecorded(JsonNode list) {
    String owner = Json.text(list.path("owner").path("id"));
    return list.path("grantList").isArray()
        ? Json.set(Json.each(list.path("grantList"))
            .filter(grant ->
                owner.isEmpty() || !Json.text(grant.path("grantee").path("id")).equals(owner))
            .map(grant -> recordedGrantee(grant.path("grantee")) + " "
                + RECORDED_PERMISSIONS.getOrDefault(
                    Json.text(grant.path("permission")), Json.text(grant.path("permission"))))
            .toList())
        : Json.missing();
  }

  private static String recordedGrantee(JsonNode grantee) {
    String id = Json.text(grantee.path("id"));
    String name = Json.text(grantee);
    return id.isEmpty() ? RECORDED_GROUPS.getOrDefault(name, name) : id;
  }

  private static List<String> grants(JsonNode grants, String owner) {
    return (grants.isObject() ? List.of(grants) : Json.each(grants).toList())
        .stream()
            .filter(grant -> owner.isEmpty() || !grantee(grant).equals(owner))
            .map(grant -> grantee(grant) + " " + Json.text(grant.path("Permission")))
            .toList();
  }

  private static String grantee(JsonNode grant) {
    JsonNode grantee = grant.path("Grantee");
    String uri = Json.text(grantee.path("URI"));
    String id = Json.text(grantee.path("ID"));
    return !uri.isEmpty() ? uri : !id.isEmpty() ? id : Json.text(grantee.path("EmailAddress"));
  }

  /** {@code uri="http://…", id="…"}: the form of the grant headers. */
  private static List<String> header(String text, String permission) {
    List<String> grants = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String grantee = part.substring(part.indexOf('=') + 1).replace("\"", "").strip();
      if (!grantee.isEmpty()) {
        grants.add(grantee + " " + permission);
      }
    }
    return grants;
  }
}
