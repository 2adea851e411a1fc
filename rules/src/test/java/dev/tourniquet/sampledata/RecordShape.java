package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** Writes a call as CloudTrail does: the fields of a real record, in their order. */
final class RecordShape {

  /** What is not here writes 1.11, the version of 2025 and 2026. */
  private static final Map<String, String> VERSIONS =
      Map.of("sts", "1.08", "signin", "1.08", "sso", "1.08", "lambda", "1.10", "iam", "1.10");

  private static final String TLS =
      "{'tlsVersion':'TLSv1.3','cipherSuite':'TLS_AES_128_GCM_SHA256','clientProvidedHostHeader':'~'}";

  private final Dice dice;

  /** The dice give the ids of one record. */
  RecordShape(Dice dice) {
    this.dice = dice;
  }

  ObjectNode write(Instant time, Place place, Caller caller, Call call) {
    ObjectNode event =
        Json.object("{'eventVersion':'~'}", VERSIONS.getOrDefault(call.service(), "1.11"));
    event.set("userIdentity", caller.identity());
    event.put("eventTime", time.toString());
    event.put("eventSource", call.service() + ".amazonaws.com");
    event.put("eventName", call.name());
    event.put("awsRegion", place.region());
    event.put("sourceIPAddress", caller.ip());
    event.put(
        "userAgent", call.service().equals("s3") ? "[" + caller.agent() + "]" : caller.agent());
    what(event, call);
    bookkeeping(event, place, call);
    transport(event, place, caller, call);
    return event;
  }

  private void what(ObjectNode event, Call call) {
    String requestId = call.service().equals("s3") ? dice.s3RequestId() : dice.uuid();
    copy(call, event, "errorCode");
    copy(call, event, "errorMessage");
    event.set("requestParameters", call.request());
    event.set("responseElements", call.response().deepCopy());
    if (call.response().has("requestId")) {
      ((ObjectNode) event.get("responseElements")).put("requestId", requestId);
    }
    copy(call, event, "additionalEventData");
    event.put("requestID", requestId);
    event.put("eventID", dice.uuid());
    event.put("readOnly", call.readOnly());
    copy(call, event, "resources");
  }

  private static void bookkeeping(ObjectNode event, Place place, Call call) {
    event.put("eventType", call.more().path("eventType").asText("AwsApiCall"));
    copy(call, event, "apiVersion");
    event.put("managementEvent", true);
    event.put("recipientAccountId", place.id());
    copy(call, event, "sharedEventID");
    copy(call, event, "serviceEventDetails");
    copy(call, event, "vpcEndpointId");
    event.put("eventCategory", "Management");
  }

  private static void transport(ObjectNode event, Place place, Caller caller, Call call) {
    if (caller.way() == Caller.Way.SERVICE) {
      return;
    }
    event.set("tlsDetails", Json.object(TLS, host(place, call)));
    if (caller.way() == Caller.Way.CONSOLE) {
      event.put("sessionCredentialFromConsole", "true");
    }
  }

  private static String host(Place place, Call call) {
    String named = call.request().path("Host").asText("");
    if (!named.isEmpty()) {
      return named;
    }
    return call.service().equals("iam")
        ? "iam.amazonaws.com"
        : call.service() + "." + place.region() + ".amazonaws.com";
  }

  private static void copy(Call call, ObjectNode event, String field) {
    if (call.more().has(field)) {
      event.set(field, call.more().get(field));
    }
  }
}
