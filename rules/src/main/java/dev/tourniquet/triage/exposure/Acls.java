package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads whom a bucket's access control list lets in. CloudTrail writes headers as text, in old records as a list. */
public final class Acls {

  private static final Set<String> PUBLIC_CANNED =
      Set.of("public-read", "public-read-write", "authenticated-read");
  private static final List<String> GRANT_HEADERS = List.of(
      "x-amz-grant-read",
      "x-amz-grant-write",
      "x-amz-grant-read-acp",
      "x-amz-grant-write-acp",
      "x-amz-grant-full-control");

  private Acls() {}

  static List<Grantee> of(Event event) {
    JsonNode request = event.request();
    List<Grantee> grantees = new ArrayList<>();
    String canned = text(request.path("x-amz-acl"));
    if (PUBLIC_CANNED.contains(canned)) {
      grantees.add(Grantee.everyone(canned));
    }
    for (String header : GRANT_HEADERS) {
      addIfGlobal(grantees, text(request.path(header)));
    }
    JsonNode list =
        request.path("AccessControlPolicy").path("AccessControlList").path("Grant");
    for (JsonNode grant : list.isObject() ? List.of(list) : list) {
      addIfGlobal(grantees, grant.path("Grantee").path("URI").asText(""));
    }
    return grantees.stream().distinct().toList();
  }

  /** Whether a set of {@code <grantee> <permission>} lets in everyone, or everyone with an AWS account. */
  public static boolean isPublic(JsonNode grants) {
    return grants.valueStream().anyMatch(grant -> isGlobal(grant.asText("")));
  }

  /** Whether a bucket's list lets everyone do no more than read and list. */
  static boolean onlyReads(Event event) {
    JsonNode request = event.request();
    JsonNode list =
        request.path("AccessControlPolicy").path("AccessControlList").path("Grant");
    for (JsonNode grant : list.isObject() ? List.of(list) : list) {
      if (!grant.path("Permission").asText("").startsWith("READ")
          && isGlobal(grant.path("Grantee").path("URI").asText(""))) {
        return false;
      }
    }
    return !text(request.path("x-amz-acl")).equals("public-read-write")
        && GRANT_HEADERS.stream()
            .filter(header -> !header.startsWith("x-amz-grant-read"))
            .noneMatch(header -> isGlobal(text(request.path(header))));
  }

  private static boolean isGlobal(String text) {
    List<Grantee> grantees = new ArrayList<>();
    addIfGlobal(grantees, text);
    return !grantees.isEmpty();
  }

  private static void addIfGlobal(List<Grantee> grantees, String text) {
    for (String group : List.of("AllUsers", "AuthenticatedUsers")) {
      if (text.contains("/global/" + group)) {
        grantees.add(Grantee.everyone(group));
      }
    }
  }

  private static String text(JsonNode header) {
    return header.isArray() ? header.path(0).asText("") : header.asText("");
  }
}
