package dev.tourniquet.trail;

/** Events for tests, written with single quotes. */
final class Given {

  private Given() {}

  static Event event(String json) {
    return Event.parse(json.replace('\'', '"'));
  }

  /** An event of an ordinary service in account 111122223333. */
  static Event calledBy(String userIdentity) {
    return event("{'eventID':'e1','eventSource':'ec2.amazonaws.com','eventName':'RunInstances',"
        + "'eventTime':'2026-03-01T10:00:00Z','recipientAccountId':'111122223333','sourceIPAddress':'198.51.100.7',"
        + "'userIdentity':" + userIdentity + "}");
  }

  /** A successful call in account 111122223333, us-east-1; what follows is the rest of the record. */
  static Event call(String serviceAndName, String rest) {
    String[] parts = serviceAndName.split(":", 2);
    return event("{'eventID':'e1','eventSource':'" + parts[0] + ".amazonaws.com','eventName':'"
        + parts[1] + "','awsRegion':'us-east-1','recipientAccountId':'111122223333'," + rest + "}");
  }

  static Event request(String serviceAndName, String requestParameters) {
    return call(serviceAndName, "'requestParameters':" + requestParameters);
  }
}
