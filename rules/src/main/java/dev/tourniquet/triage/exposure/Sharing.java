package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;

/** Reads the calls that share images and snapshots. */
final class Sharing {

  private Sharing() {}

  static Exposure launchPermission(Event event) {
    return of(event, "launchPermission");
  }

  static Exposure createVolumePermission(Event event) {
    return of(event, "createVolumePermission");
  }

  /** RDS has one attribute that shares: {@code restore}. */
  static Exposure restore(Event event) {
    if (!event.text("requestParameters.attributeName").equals("restore")) {
      return Exposure.NONE;
    }
    return new Exposure(
        "restore",
        values(event.at("requestParameters.valuesToAdd")),
        values(event.at("requestParameters.valuesToRemove")));
  }

  private static Exposure of(Event event, String attribute) {
    JsonNode permission = event.request().path(attribute);
    return permission.isObject()
        ? new Exposure(
            attribute,
            items(permission.path("add").path("items")),
            items(permission.path("remove").path("items")))
        : Exposure.NONE;
  }

  private static List<Grantee> items(JsonNode items) {
    List<Grantee> grantees = new ArrayList<>();
    for (JsonNode item : items) {
      String group = item.path("group").asText("");
      if (!group.isEmpty()) {
        grantees.add(Grantee.everyone(group));
      }
      String account = item.path("userId").asText("");
      if (!account.isEmpty()) {
        grantees.add(Grantee.account(account));
      }
      for (String unit : List.of("organizationArn", "organizationalUnitArn")) {
        String arn = item.path(unit).asText("");
        if (!arn.isEmpty()) {
          grantees.add(new Grantee(Grantee.Kind.ORGANIZATION, arn));
        }
      }
    }
    return grantees;
  }

  private static List<Grantee> values(JsonNode values) {
    List<Grantee> grantees = new ArrayList<>();
    if (values.isTextual()) {
      grantees.add(value(values.asText()));
    }
    for (JsonNode value : values) {
      grantees.add(value(value.asText("")));
    }
    return grantees;
  }

  private static Grantee value(String value) {
    return value.equals("all") ? Grantee.everyone(value) : Grantee.account(value);
  }
}
