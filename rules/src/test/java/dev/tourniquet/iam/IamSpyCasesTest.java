package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tourniquet.iam.OrganizationPolicies.Attached;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * IAMSpy's own cases over its own account authorization details. IAMSpy asks whether there is any context in which the
 * call is allowed unless it is told to be strict; so Maybe counts as yes unless it is.
 */
class IamSpyCasesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWith(JsonNode one) throws IOException {
    JsonNode files = one.path("case").get(0);
    JsonNode question = one.path("case").get(1);
    JsonNode expected = one.path("case").get(2);
    if (one.path("test").asText().equals("test_can_i")) {
      assertThat(can(inventory(files), question, question.get(0).asText()))
          .isEqualTo(expected.asBoolean());
    } else {
      assertThat(whoCan(inventory(files), question)).isEqualTo(texts(expected));
    }
  }

  static Stream<Named<JsonNode>> cases() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("cases.jsonl"), StandardCharsets.UTF_8))) {
      List<Named<JsonNode>> cases = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode one = JSON.readTree(line);
        cases.add(Named.of(one.path("case").toString(), one));
      }
      return cases.stream();
    }
  }

  private static List<String> whoCan(IamInventory inventory, JsonNode question) {
    JsonNode asked = JSON.createArrayNode().add("").addAll((ArrayNode) question);
    return inventory.accounts().values().stream()
        .flatMap(account -> account.entities().keySet().stream())
        .filter(arn -> can(inventory, asked, arn))
        .toList();
  }

  private static boolean can(IamInventory inventory, JsonNode question, String principal) {
    boolean strict = question.path(5).asBoolean(false);
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (JsonNode condition : question.path(3)) {
      String[] pair = condition.asText().split("=", 2);
      keys.put(pair[0], List.of(pair[1]));
    }
    Context context = strict ? Context.complete(keys) : Context.open(keys);
    Request request = Request.of(
        Caller.of(principal), question.get(1).asText(), question.get(2).asText(), context);
    Outcome outcome =
        Can.ask(inventory, bucketOwner(inventory, request)).decision().outcome();
    return outcome == Outcome.ALLOWED || (!strict && outcome == Outcome.MAYBE);
  }

  // The ARN of a bucket has no account; IAMSpy's file of resource policies names the owner, here
  // the only account.
  private static Request bucketOwner(IamInventory inventory, Request request) {
    boolean bucket = request.resource().startsWith("arn:aws:s3:::");
    return bucket ? request.ownedBy(inventory.accounts().keySet().iterator().next()) : request;
  }

  private static IamInventory inventory(JsonNode files) throws IOException {
    IamInventoryReader reader = new IamInventoryReader();
    for (JsonNode file : files.path("gaads")) {
      JsonNode details = read(file);
      JsonNode first = details.path("UserDetailList").path(0).path("Arn");
      String arn =
          first.asText(details.path("RoleDetailList").path(0).path("Arn").asText());
      reader.add(Caller.of(arn).account(), "iam-get-account-authorization-details.json", details);
    }
    IamInventory inventory = reader.inventory();
    for (JsonNode file : files.path("resources")) {
      for (JsonNode resource : read(file)) {
        String arn = resource.path("Resource").asText();
        inventory =
            inventory.with(arn, PolicyReader.read("policy of " + arn, resource.path("Policy")));
      }
    }
    for (JsonNode file : files.path("scps")) {
      inventory = new IamInventory(
          inventory.accounts(), organization(read(file)), inventory.resourcePolicies(), List.of());
    }
    return inventory;
  }

  /** IAMSpy keeps an organization as a tree of its own: a root with policies and children. */
  private static OrganizationPolicies organization(JsonNode root) {
    Map<String, List<Attached>> attached = new LinkedHashMap<>();
    Map<String, String> parents = new LinkedHashMap<>();
    walk(root, attached, parents);
    String management = root.path("Arn").asText().split(":", -1)[4];
    return new OrganizationPolicies("o-abcdefghij", management, attached, parents);
  }

  private static void walk(
      JsonNode node, Map<String, List<Attached>> attached, Map<String, String> parents) {
    List<Attached> policies = new ArrayList<>();
    node.path("Policies")
        .forEach(p -> policies.add(new Attached(
            Layer.SCP, PolicyReader.read(p.path("Name").asText(), p.path("Content")))));
    attached.put(node.path("Id").asText(), policies);
    for (JsonNode child : node.path("Children")) {
      parents.put(child.path("Id").asText(), node.path("Id").asText());
      walk(child, attached, parents);
    }
  }

  private static JsonNode read(JsonNode file) throws IOException {
    try (InputStream stream = open("tests/files/" + file.asText())) {
      return JSON.readTree(stream);
    }
  }

  private static InputStream open(String name) {
    return IamSpyCasesTest.class.getResourceAsStream("/iam/iamspy/" + name);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
