package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is asked of AWS and what it answers. {@code more} holds the fields that only some records have, by the name
 * that CloudTrail gives them.
 */
record Call(
    String service,
    String name,
    Effect effect,
    JsonNode request,
    JsonNode response,
    ObjectNode more) {

  /** What CloudTrail calls {@code readOnly}. */
  enum Effect {
    READ,
    WRITE
  }

  static Call read(String service, String name) {
    return of(service, name, Effect.READ);
  }

  static Call write(String service, String name) {
    return of(service, name, Effect.WRITE);
  }

  private static Call of(String service, String name, Effect effect) {
    return new Call(
        service, name, effect, NullNode.getInstance(), NullNode.getInstance(), Json.object("{}"));
  }

  boolean readOnly() {
    return effect == Effect.READ;
  }

  Call asking(String json, Object... values) {
    return new Call(service, name, effect, Json.object(json, values), response, more);
  }

  Call answered(String json, Object... values) {
    return new Call(service, name, effect, request, Json.object(json, values), more);
  }

  /** The answer of EC2's older operations: done. */
  Call done() {
    return answered("{'requestId':'','_return':true}");
  }

  /** Failed: EC2 and S3 keep what was asked, the other services drop it. */
  Call refused(String code, String message) {
    boolean kept = service.equals("ec2") || service.equals("s3");
    JsonNode asked = kept ? request : NullNode.getInstance();
    ObjectNode failure = more.deepCopy();
    failure.remove("resources");
    failure.put("errorCode", code).put("errorMessage", message);
    return new Call(service, name, effect, asked, NullNode.getInstance(), failure);
  }

  Call with(String field, JsonNode value) {
    ObjectNode added = more.deepCopy();
    added.set(field, value);
    return new Call(service, name, effect, request, response, added);
  }

  Call on(Account account, String type, String arn) {
    ObjectNode resource =
        Json.object("{'accountId':'~','type':'~','ARN':'~'}", account.id(), type, arn);
    return with("resources", Json.read("[" + resource + "]"));
  }
}
