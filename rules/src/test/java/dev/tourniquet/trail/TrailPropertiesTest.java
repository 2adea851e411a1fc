package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a log holds, keys are read without an exception and in one way only. */
class TrailPropertiesTest {

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

  @Property(tries = 2_000)
  void anyObjectHasKeysAndMentionsAndNeverThrows(@ForAll("records") JsonNode record) {
    Event event = new Event(record);
    assertThat(EventKeys.of(event)).isEqualTo(EventKeys.of(event));
    assertThat(Mentions.of(event).all()).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
    assertThat(PrincipalName.of(event)).isNotNull();
    assertThat(Invocation.of(event)).isNotNull();
  }

  @Property(tries = 1_000)
  void theOrderOfFieldsDoesNotMatter(@ForAll("records") JsonNode record, @ForAll Random random) {
    Event event = new Event(record);
    Event shuffled = new Event(shuffled(record, random));
    assertThat(Mentions.of(shuffled)).isEqualTo(Mentions.of(event));
    assertThat(EventKeys.of(shuffled)).isEqualTo(EventKeys.of(event));
  }

  @Property(tries = 1_000)
  void everyKeyReadsBackFromItsText(@ForAll("records") JsonNode record) {
    assertThat(Mentions.of(new Event(record)).all())
        .allSatisfy(mention ->
            assertThat(ResourceKey.parse(mention.resource().text())).isEqualTo(mention.resource()));
  }

  @Property(tries = 1_000)
  void anyTextIsSomeSource(@ForAll String address) {
    Event event = new Event(JSON.objectNode().put("sourceIPAddress", address));
    assertThat(SourceAddress.of(event).key().isEmpty()).isEqualTo(address.isEmpty());
  }

  @Property(tries = 1_000)
  void anyTextHidesAnAccountOrNothing(@ForAll String id) {
    assertThat(AccountIds.fromUniqueId(id)).matches("|\\d{12}");
  }

  /** Shaped like a record at the top, of any shape below. */
  @Provide
  Arbitrary<JsonNode> records() {
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

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(shuffled(element, random)));
      return JSON.arrayNode().addAll(elements);
    }
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.shuffle(fields, random);
    ObjectNode copy = JSON.objectNode();
    fields.forEach(field -> copy.set(field.getKey(), shuffled(field.getValue(), random)));
    return copy;
  }
}
