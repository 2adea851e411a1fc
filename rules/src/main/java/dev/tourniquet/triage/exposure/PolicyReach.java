package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a resource policy lets in beside its own account, after AWS's own test for "public": an {@code Allow} for anyone,
 * unless a condition narrows it to fixed values.
 */
public final class PolicyReach {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:arn:aws[a-z-]*:(?:iam|sts)::)?(\\d{12})(?::.*)?");
  /** Actions that show where a bucket lies or who owns it, but nothing of what is in it. */
  private static final Set<String> HARMLESS = Set.of("s3:GetBucketLocation");

  private PolicyReach() {}

  /**
   * Everyone outside {@code ownAccount} that the policy allows something.
   *
   * @param policy an object, or its text as JSON
   */
  public static List<Grantee> of(JsonNode policy, String ownAccount) {
    List<Grantee> grantees = new ArrayList<>();
    for (JsonNode statement : list(document(policy).path("Statement"))) {
      if (statement.path("Effect").asText().equals("Allow") && !isHarmless(statement)) {
        addAll(grantees, statement, ownAccount);
      }
    }
    return grantees.stream().distinct().toList();
  }

  /** Whether it is a policy at all. */
  public static boolean isReadable(JsonNode policy) {
    return !list(document(policy).path("Statement")).isEmpty();
  }

  private static void addAll(List<Grantee> grantees, JsonNode statement, String ownAccount) {
    if (statement.has("NotPrincipal")) {
      addAnyone(grantees, statement, "NotPrincipal");
    }
    JsonNode principal = statement.path("Principal");
    if (principal.asText("").equals("*")) {
      addAnyone(grantees, statement, "*");
    }
    for (JsonNode aws : list(principal.path("AWS"))) {
      Matcher account = ACCOUNT.matcher(aws.asText());
      if (aws.asText().equals("*") || aws.asText().contains("::*:")) {
        addAnyone(grantees, statement, "*");
      } else if (account.matches() && !account.group(1).equals(ownAccount)) {
        grantees.add(Grantee.account(account.group(1)));
      }
    }
    for (JsonNode provider : list(principal.path("Federated"))) {
      if (Narrowing.anySubject(provider.asText(), statement.path("Condition"))) {
        grantees.add(new Grantee(Grantee.Kind.FEDERATED, provider.asText()));
      }
    }
  }

  private static void addAnyone(List<Grantee> grantees, JsonNode statement, String asWritten) {
    if (!Narrowing.narrows(statement.path("Condition"))) {
      grantees.add(Grantee.everyone(asWritten));
    }
  }

  private static boolean isHarmless(JsonNode statement) {
    List<JsonNode> actions = list(statement.path("Action"));
    return !actions.isEmpty()
        && actions.stream().allMatch(action -> HARMLESS.contains(action.asText()));
  }

  static List<JsonNode> list(JsonNode oneOrMany) {
    List<JsonNode> nodes = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(nodes::add);
    } else if (!oneOrMany.isMissingNode() && !oneOrMany.isNull()) {
      nodes.add(oneOrMany);
    }
    return nodes;
  }

  private static JsonNode document(JsonNode policy) {
    if (!policy.isTextual()) {
      return policy;
    }
    try {
      return JSON.readTree(policy.asText());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
