package dev.tourniquet.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Answers a file of authorisation cases, one JSON object a line: {@code id}, {@code action}, {@code resource},
 * {@code resourceAccount}, {@code principal}, {@code context}, and the policies {@code identity}, {@code boundary},
 * {@code session}, {@code scp} (a list of levels), {@code rcp}, {@code resourcePolicy}, {@code vpcEndpoint}. The context
 * is complete, and a policy that a case does not give does not exist.
 */
public final class CanCases {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ERROR = "error";

  private CanCases() {}

  /**
   * Answers line by line, in order; blank lines are passed over, a line that is no case gets an answer that says which it is
   * and why.
   */
  public static Stream<ObjectNode> answers(BufferedReader lines) {
    int[] number = {0};
    return lines
        .lines()
        .sequential()
        .map(line -> line.isBlank() ? skipped(number) : answer(line, ++number[0]))
        .filter(answer -> !answer.isEmpty());
  }

  /** Whether an answer says that its line is no case. */
  public static boolean isError(ObjectNode answer) {
    return answer.has(ERROR);
  }

  private static ObjectNode skipped(int[] number) {
    number[0]++;
    return JSON.createObjectNode();
  }

  private static ObjectNode answer(String line, int number) {
    ObjectNode answer = answer(line);
    return isError(answer) ? answer.put("line", number) : answer;
  }

  /** {@code {"id":…,"decision":…}}, or {@code {"id":…,"error":…}}. */
  static ObjectNode answer(String line) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      JsonNode one = JSON.readTree(line);
      answer.set("id", one.path("id").deepCopy());
      return answer.put("decision", decide(one).outcome().toString());
    } catch (JsonProcessingException e) {
      return answer.put(ERROR, "Cannot read a case: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return answer.put(ERROR, e.getMessage());
    }
  }

  /** Decides one case. Throws {@link IllegalArgumentException} that says what is wrong with it. */
  static Decision decide(JsonNode one) {
    return read(one).decide();
  }

  /** Reads one case. Throws {@link IllegalArgumentException} that says what is wrong with it. */
  static Case read(JsonNode one) {
    Caller caller = Caller.of(text(one, "principal"));
    Context context = Context.complete(context(one.path("context")));
    Request request = Request.of(caller, text(one, "action"), text(one, "resource"), context);
    JsonNode owner = one.path("resourceAccount");
    return new Case(owner.isTextual() ? request.ownedBy(owner.textValue()) : request, layers(one));
  }

  /** A question with all policies that take part. */
  record Case(Request request, Layers layers) {
    Decision decide() {
      return Authorizer.decide(request, layers);
    }
  }

  private static Layers layers(JsonNode one) {
    Layers layers = Layers.ofIdentity(policies(one, "identity"));
    Map<String, Layer> others = Map.of(
        "boundary", Layer.BOUNDARY,
        "session", Layer.SESSION,
        "resourcePolicy", Layer.RESOURCE,
        "rcp", Layer.RCP,
        "vpcEndpoint", Layer.VPC_ENDPOINT);
    for (Map.Entry<String, Layer> other : others.entrySet()) {
      if (one.hasNonNull(other.getKey())) {
        layers = layers.with(other.getValue(), policies(one, other.getKey()));
      }
    }
    List<List<Policy>> levels = new ArrayList<>();
    one.path("scp")
        .forEach(level -> levels.add(policies("scp level " + (levels.size() + 1), level)));
    return layers.underScps(levels);
  }

  private static List<Policy> policies(JsonNode one, String field) {
    return policies(field, one.path(field));
  }

  private static List<Policy> policies(String name, JsonNode documents) {
    List<Policy> policies = new ArrayList<>();
    if (documents.isArray()) {
      // The levels of resource control policies may be nested: only their denies count, so levels
      // do not matter.
      documents.forEach(
          document -> policies.addAll(policies(name + " " + (policies.size() + 1), document)));
    } else if (!documents.isMissingNode() && !documents.isNull()) {
      policies.add(PolicyReader.read(name, documents));
    }
    return policies;
  }

  static Map<String, List<String>> context(JsonNode node) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    node.properties().forEach(entry -> {
      List<String> values = new ArrayList<>();
      JsonNode value = entry.getValue();
      (value.isArray() ? value : List.of(value)).forEach(v -> values.add(v.asText()));
      context.put(entry.getKey(), values);
    });
    return context;
  }

  private static String text(JsonNode one, String field) {
    JsonNode node = one.path(field);
    if (!node.isTextual()) {
      throw new IllegalArgumentException(
          "Cannot decide a case without " + field + ": give it as text");
    }
    return node.textValue();
  }
}
