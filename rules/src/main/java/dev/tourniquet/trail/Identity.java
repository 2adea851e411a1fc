package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code userIdentity} read by name; what is absent or of another type reads as the empty string. */
record Identity(Event event, JsonNode user, JsonNode context, JsonNode issuer) {

  static Identity of(Event event) {
    JsonNode user = event.record().path("userIdentity");
    JsonNode context = user.path("sessionContext");
    return new Identity(event, user, context, context.path("sessionIssuer"));
  }

  static String text(JsonNode parent, String name) {
    JsonNode value = parent.path(name);
    return value.isNull() ? "" : value.asText("");
  }

  /** The first that is not empty, else empty. */
  static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  String type() {
    return text(user, "type");
  }

  String principalId() {
    return text(user, "principalId");
  }

  /** The principal id up to the first colon: {@code AROA…} of {@code AROA…:session}. */
  String uniqueId() {
    String id = principalId();
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }

  /** The principal id after the first colon: the session's name. */
  String sessionName() {
    String id = principalId();
    int colon = id.indexOf(':');
    return colon < 0 ? "" : id.substring(colon + 1);
  }

  String arn() {
    return text(user, "arn");
  }

  String userName() {
    return text(user, "userName");
  }

  String accessKeyId() {
    return text(user, "accessKeyId");
  }

  String invokedBy() {
    return text(user, "invokedBy");
  }

  String identityProvider() {
    return text(user, "identityProvider");
  }

  String issuerType() {
    return text(issuer, "type");
  }

  String issuerArn() {
    return text(issuer, "arn");
  }

  String creationDate() {
    return text(context.path("attributes"), "creationDate");
  }

  /** The account of the principal: of the session's issuer, of the caller, of the ARN, in this order. */
  String account() {
    String written = first(text(issuer, "accountId"), text(user, "accountId"));
    return first(written, Arn.accountOf(first(issuerArn(), arn())));
  }

  /** Whether temporary credentials of a role made the call, whatever {@code type} and the key's prefix say. */
  boolean isRole() {
    return issuerType().equals("Role") || type().equals("AssumedRole") || type().equals("Role");
  }

  /** Whether nobody but AWS acts: no type is what every {@code AwsServiceEvent} shows. */
  boolean isService() {
    boolean untyped = type().isEmpty();
    boolean byService = !invokedBy().isEmpty() || event.text("eventType").equals("AwsServiceEvent");
    return untyped ? byService : type().equals("AWSService");
  }
}
