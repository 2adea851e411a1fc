package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reading calls that save a state. */
final class Read {

  private Read() {}

  static Call iam(String operation, String name, String value) {
    return new Call("iam", operation, Json.object(name, value));
  }

  static Call iam(String operation, ObjectNode parameters) {
    return new Call("iam", operation, parameters);
  }

  static Call s3(String operation, String bucket) {
    return new Call("s3", operation, Json.object("Bucket", bucket));
  }

  static Call ec2(String operation, JsonNode parameters) {
    return new Call("ec2", operation, parameters);
  }
}
