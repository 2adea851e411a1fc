package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** One issuance of a role's credentials, known by role, session name and time of creation rather than by key. */
record Session(Role role, String name, Instant created) {

  String principalId() {
    return role.uniqueId() + ":" + name;
  }

  String arn() {
    return "arn:aws:sts::" + role.account().id() + ":assumed-role/" + role.name() + "/" + name;
  }

  /** The key of a session that keeps one. */
  String accessKey() {
    return accessKey("0");
  }

  /** One of the keys of a session that has several, as each page of the console does. */
  String accessKey(String page) {
    return Dice.named("session/" + arn() + created + page)
        .accessKey("ASIA", role.account().id());
  }

  ObjectNode identity(String accessKey) {
    ObjectNode identity = Json.object(
        "{'type':'AssumedRole','principalId':'~','arn':'~','accountId':'~','accessKeyId':'~'}",
        principalId(),
        arn(),
        role.account().id(),
        accessKey);
    identity.set("sessionContext", context());
    return identity;
  }

  Caller from(String ip, String agent) {
    return Caller.over(identity(accessKey()), ip, agent);
  }

  Caller inConsole(String page, String ip, String agent) {
    return new Caller(identity(accessKey(page)), ip, agent, Caller.Way.CONSOLE);
  }

  private ObjectNode context() {
    return Json.object(
        "{'sessionIssuer':{'type':'Role','principalId':'~','arn':'~','accountId':'~','userName':'~'},"
            + "'attributes':{'creationDate':'~','mfaAuthenticated':'false'}}",
        role.uniqueId(),
        role.arn(),
        role.account().id(),
        role.name(),
        created);
  }
}
