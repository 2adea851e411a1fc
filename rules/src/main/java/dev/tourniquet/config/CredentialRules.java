package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.RESET;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.entry;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** With which keys, passwords and devices a user signs in. */
final class CredentialRules {

  static final String KEYS = "accessKeys";
  static final String LOGIN = "loginProfile";
  static final String MFA = "mfaDevices";

  private static final Function<Event, List<ResourceKey>> USER = Subjects.user();
  private static final Function<Event, JsonNode> PRESENT = always(Json.textNode("present"));

  static final List<AttributeRule> ALL = List.of(
      rule("iam CreateUser", USER, KEYS, CREATE, always(Json.object())),
      rule(
          "iam CreateAccessKey",
          USER,
          KEYS,
          ADD,
          entry("responseElements.accessKey.accessKeyId", at("responseElements.accessKey.status"))),
      rule(
          "iam UpdateAccessKey",
          USER,
          KEYS,
          ADD,
          entry("requestParameters.accessKeyId", CredentialRules::status)),
      rule("iam DeleteAccessKey", USER, KEYS, REMOVE, texts("requestParameters.accessKeyId")),
      rule("iam DeleteUser", USER, KEYS, DELETE, gone()),
      rule("iam CreateUser", USER, LOGIN, CREATE, always(Json.nothing())),
      rule("iam CreateLoginProfile UpdateLoginProfile", USER, LOGIN, SET, PRESENT),
      rule("iam DeleteLoginProfile", USER, LOGIN, RESET, always(Json.nothing())),
      rule("iam DeleteUser", USER, LOGIN, DELETE, gone()),
      rule("iam CreateUser", USER, MFA, CREATE, always(Json.emptySet())),
      rule("iam EnableMFADevice", USER, MFA, ADD, texts("requestParameters.serialNumber")),
      rule("iam DeactivateMFADevice", USER, MFA, REMOVE, texts("requestParameters.serialNumber")));

  private CredentialRules() {}

  /** Callers may write {@code INACTIVE}; responses have {@code Inactive}. */
  private static JsonNode status(Event event) {
    String status = Json.text(event.at("requestParameters.status")).toLowerCase(Locale.ROOT);
    return status.isEmpty()
        ? Json.missing()
        : Json.textNode(status.equals("active") ? "Active" : "Inactive");
  }
}
