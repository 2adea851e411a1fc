package dev.tourniquet.session;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Events of sessions and of what issues them, written with single quotes. */
final class Calls {

  static final String ACCOUNT = "111122223333";
  static final String ROLE = "arn:aws:iam::111122223333:role/team/Deploy";
  static final String USER =
      "{'type':'IAMUser','principalId':'AIDAJANE','arn':'arn:aws:iam::111122223333:user/jane',"
          + "'accountId':'111122223333','accessKeyId':'AKIAJANE','userName':'jane'}";

  private static final AtomicInteger IDS = new AtomicInteger();

  private Calls() {}

  /** A call of a service at a time of 1 March 2026; what follows is the rest of the record. */
  static Event call(String serviceAndName, String time, String rest) {
    String[] parts = serviceAndName.split(":", 2);
    return Event.parse(("{'eventID':'e" + IDS.incrementAndGet() + "','eventSource':'" + parts[0]
            + ".amazonaws.com','eventName':'" + parts[1] + "','eventTime':'2026-03-01T" + time
            + "Z','awsRegion':'us-east-1','recipientAccountId':'111122223333','sourceIPAddress':'203.0.113.7'"
            + (rest.isEmpty() ? "" : "," + rest) + "}")
        .replace('\'', '"'));
  }

  /** The same call on another day of that March. */
  static Event onDay(int day, Event call) {
    return Event.parse(call.record()
        .toString()
        .replace("\"eventTime\":\"2026-03-01T", "\"eventTime\":\"2026-03-%02dT".formatted(day)));
  }

  static Event by(String identity, String time) {
    return call("s3:ListBuckets", time, "'userIdentity':" + identity);
  }

  /** A role's session, as its calls show it. */
  static String role(String session, String created, String key) {
    return role("AROADEPLOY", ROLE, session, created, key, "");
  }

  static String role(
      String id, String arn, String session, String created, String key, String more) {
    return "{'type':'AssumedRole','principalId':'" + id + ":" + session
        + "','accountId':'111122223333','accessKeyId':'" + key
        + "','arn':'arn:aws:sts::111122223333:assumed-role/"
        + arn.substring(arn.lastIndexOf('/') + 1) + "/" + session
        + "','sessionContext':{'attributes':{'creationDate':'2026-03-01T" + created
        + "Z','mfaAuthenticated':'false'},'sessionIssuer':{'type':'Role','principalId':'" + id
        + "','arn':'" + arn + "','accountId':'111122223333','userName':'"
        + arn.substring(arn.lastIndexOf('/') + 1) + "'}}" + more + "}";
  }

  /** A user's session that has begun at the console, or by a call for temporary credentials. */
  static String user(String created, String key) {
    return USER.replace("AKIAJANE", key)
        .replace(
            "'userName'",
            "'sessionContext':{'attributes':" + "{'creationDate':'2026-03-01T" + created
                + "Z','mfaAuthenticated':'true'}},'userName'");
  }

  /** The answer of STS. */
  static String answer(String key, String assumedRoleId) {
    return "'responseElements':{'credentials':{'accessKeyId':'" + key
        + "','expiration':'Mar 1, 2026, 11:00:00 AM'},'assumedRoleUser':{'assumedRoleId':'"
        + assumedRoleId + "','arn':'arn:aws:sts::111122223333:assumed-role/x/y'}}";
  }

  static String asked(String session) {
    return "'requestParameters':{'roleArn':'" + ROLE + "','roleSessionName':'" + session + "'}";
  }

  /** The step that is followed from the session of an event; fails when there is none. */
  static SessionEdge step(Event of, Event... among) {
    return edges(of, among).stream()
        .filter(SessionEdge::followed)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No step from the session"));
  }

  static List<SessionEdge> edges(Event of, Event... among) {
    String session = SessionFacts.of(of).orElseThrow().session().value();
    List<Event> events = java.util.stream.Stream.concat(
            java.util.stream.Stream.of(of), java.util.stream.Stream.of(among))
        .toList();
    return SessionEdges.among(events).stream()
        .filter(edge -> edge.session().equals(session))
        .toList();
  }
}
