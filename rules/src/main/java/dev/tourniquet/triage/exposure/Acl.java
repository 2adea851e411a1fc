package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads whom a bucket's access control list lets in. CloudTrail writes headers as text, in old records as a list. */
final class Acl {

  private static final Set<String> PUBLIC_CANNED =
      Set.of("public-read", "public-read-write", "authenticated-read");
  private static final List<String> GRANT_HEADERS = List.of(
      "x-amz-grant-read",
      "x-amz-grant-write",
      "x-amz-grant-read-acp",
      "x-amz-grant-write-acp",
      "x-amz-grant-full-control");

  private Acl() {}

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
    grantees.addAll(of(list));
    return grantees.stream().distinct().toList();
  }

  /** Everyone that a folded list of grants lets in. */
  static List<Grantee> of(JsonNode grants) {
    List<Grantee> grantees = new ArrayList<>();
    if (grants.isObject()) {
      addIfGlobal(grantees, uri(grants));
    }
    for (JsonNode grant : grants) {
      addIfGlobal(grantees, grant.isTextual() ? grant.asText() : uri(grant));
      if (PUBLIC_CANNED.contains(grant.asText(""))) {
        grantees.add(Grantee.everyone(grant.asText()));
      }
    }
    return grantees.stream().distinct().toList();
  }

  private static String uri(JsonNode grant) {
    return grant.path("Grantee").path("URI").asText("");
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
