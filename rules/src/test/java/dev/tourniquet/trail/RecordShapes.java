package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random JSON with the names and texts of CloudTrail in all the wrong places. */
final class RecordShapes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> SECTIONS = List.of(
      "userIdentity",
      "eventSource",
      "eventName",
      "awsRegion",
      "recipientAccountId",
      "sourceIPAddress",
      "resources",
      "requestParameters",
      "responseElements",
      "serviceEventDetails",
      "additionalEventData",
      "errorMessage",
      "eventID");

  private static final List<String> NAMES = List.of(
      "userIdentity",
      "type",
      "principalId",
      "arn",
      "accountId",
      "sessionContext",
      "sessionIssuer",
      "attributes",
      "creationDate",
      "accessKeyId",
      "invokedBy",
      "onBehalfOf",
      "userId",
      "identityStoreArn",
      "inScopeOf",
      "eventSource",
      "eventName",
      "awsRegion",
      "recipientAccountId",
      "sourceIPAddress",
      "requestParameters",
      "responseElements",
      "resources",
      "ARN",
      "ARNPrefix",
      "errorMessage",
      "items",
      "instanceId",
      "imageId",
      "launchPermission",
      "add",
      "remove",
      "group",
      "policyDocument",
      "policy",
      "Statement",
      "Principal",
      "AWS",
      "Effect",
      "bucketName",
      "key",
      "roleName",
      "queueUrl",
      "serviceEventDetails",
      "additionalEventData",
      "filterSet",
      "content",
      "eventID",
      "vpcEndpointId",
      "userName",
      "");

  private static final List<String> TEXTS = List.of(
      "AssumedRole",
      "IAMUser",
      "Root",
      "FederatedUser",
      "AWSService",
      "AWSAccount",
      "SAMLUser",
      "Unknown",
      "Role",
      "",
      ":",
      "AROAEXAMPLE:x",
      "111122223333",
      "arn:aws:iam::111122223333:role/a/b",
      "arn:aws:iam::1:root",
      "arn:aws:s3:::b/",
      "arn:aws:s3:::",
      "arn:aws:sts::1:assumed-role/",
      "arn:aws:x:::/:",
      "arn%3Aaws%ZZ",
      "arn%3Aaws%3Aiam%3A%3A1%3Arole/x",
      "i-0123456789abcdef0",
      "ami-0123456789abcdef0",
      "-",
      "i-",
      "A",
      "AKIAQNZGKIQY56JQ7WML",
      "ec2.amazonaws.com",
      "s3.amazonaws.com",
      "sqs.amazonaws.com",
      "iam.amazonaws.com",
      "ModifyImageAttribute",
      "CreateTags",
      "DescribeVpcs",
      "Create",
      "RestoreDBInstanceFromDBSnapshot",
      "10.0.0.5",
      "075.050.255.67",
      "fe80::1",
      "::",
      "all",
      "*",
      "Allow",
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"}]}",
      "{",
      "%7B%",
      "/",
      "//",
      "https://q/1/",
      "|",
      "\u0000",
      "\ud800",
      "20260301T100000Z",
      "on resource: arn:aws:iam::1:role/x.",
      "on resource: ");

  private RecordShapes() {}

  /** Shaped like a record at the top, of any shape below. */
  static Arbitrary<JsonNode> records() {
    return object(SECTIONS, node(3));
  }

  private static Arbitrary<JsonNode> node(int depth) {
    Arbitrary<JsonNode> leaf = leaf();
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> child = node(depth - 1);
    Arbitrary<JsonNode> array =
        child.list().ofMaxSize(3).map(values -> JSON.arrayNode().addAll(values));
    return Arbitraries.oneOf(leaf, array, object(NAMES, child));
  }

  private static Arbitrary<JsonNode> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.of(TEXTS).map(JSON::textNode),
        Arbitraries.strings().ofMaxLength(20).map(JSON::textNode),
        Arbitraries.integers().map(JSON::numberNode),
        Arbitraries.of(JSON.booleanNode(true), JSON.nullNode()));
  }

  private static Arbitrary<JsonNode> object(List<String> names, Arbitrary<JsonNode> values) {
    Arbitrary<Map.Entry<String, JsonNode>> entry =
        Combinators.combine(Arbitraries.of(names), values).as(Map::entry);
    return entry.list().ofMaxSize(10).map(entries -> {
      ObjectNode node = JSON.objectNode();
      entries.forEach(field -> node.set(field.getKey(), field.getValue()));
      return node;
    });
  }
}
