package dev.tourniquet.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every request and every set of policies, tried on variations of the shared cases. */
class AuthorizerLawsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private final List<JsonNode> cases = GoldenCasesTest.cases();

  AuthorizerLawsTest() throws IOException {}

  @Property(tries = 2_000)
  void addingADenyNeverAllowsMore(
      @ForAll("cases") ObjectNode one,
      @ForAll("layers") String layer,
      @ForAll("denies") String deny)
      throws IOException {
    ObjectNode stricter = one.deepCopy();
    withPolicy(stricter, layer, deny);
    assertThat(freedom(stricter))
        .isLessThanOrEqualTo(freedom(one.has(layer) ? one : neutral(one, layer)));
  }

  @Property(tries = 2_000)
  void addingABoundaryNeverAllowsMore(
      @ForAll("cases") ObjectNode one, @ForAll("cases") ObjectNode other) {
    ObjectNode free = one.deepCopy();
    free.remove("boundary");
    ObjectNode bound = free.deepCopy();
    bound.set("boundary", other.path("identity"));
    assertThat(freedom(bound)).isLessThanOrEqualTo(freedom(free));
  }

  @Property(tries = 2_000)
  void addingAnOrganizationLevelNeverAllowsMore(
      @ForAll("cases") ObjectNode one, @ForAll("cases") ObjectNode other) {
    ObjectNode bound = one.deepCopy();
    bound.withArray("scp").add(other.path("identity").deepCopy());
    assertThat(freedom(bound)).isLessThanOrEqualTo(freedom(one));
  }

  @Property(tries = 2_000)
  void theOrderOfStatementsNeverMatters(@ForAll("cases") ObjectNode one, @ForAll Random random) {
    ObjectNode shuffled = one.deepCopy();
    shuffle(shuffled, random);
    assertThat(CanCases.decide(shuffled).outcome())
        .isEqualTo(CanCases.decide(one).outcome());
  }

  @Property(tries = 2_000)
  void aMissingFactMayLeaveTheAnswerOpenButNeverTurnsIt(
      @ForAll("cases") ObjectNode one, @ForAll Random random) {
    Map<String, List<String>> known = new LinkedHashMap<>(CanCases.context(one.path("context")));
    known.keySet().removeIf(key -> random.nextBoolean());
    CanCases.Case read = CanCases.read(one);
    Decision open = Authorizer.decide(read.request().in(Context.open(known)), read.layers());
    if (open.outcome() == Outcome.MAYBE) {
      assertThat(open.unmetKeys()).isNotEmpty();
    } else {
      assertThat(open.outcome() == Outcome.ALLOWED)
          .isEqualTo(CanCases.decide(one).outcome() == Outcome.ALLOWED);
    }
  }

  @Provide
  Arbitrary<ObjectNode> cases() {
    return Arbitraries.of(cases).map(ObjectNode.class::cast);
  }

  @Provide
  Arbitrary<String> layers() {
    return Arbitraries.of("identity", "boundary", "session", "resourcePolicy");
  }

  @Provide
  Arbitrary<String> denies() {
    Arbitrary<String> actions = Arbitraries.of("*", "s3:*", "ec2:Modify*", "IAM:CREATEACCESSKEY");
    Arbitrary<String> resources = Arbitraries.of("*", "arn:aws:s3:::data-prod/*", "arn:aws:ec2:*");
    Arbitrary<String> conditions = Arbitraries.of(
        "",
        ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}",
        ",\"Condition\":{\"StringNotEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}");
    return actions.flatMap(action -> resources.flatMap(resource ->
        conditions.map(condition -> "{\"Effect\":\"Deny\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}"
            .formatted(action, resource, condition))));
  }

  private static int freedom(JsonNode one) {
    return switch (CanCases.decide(one).outcome()) {
      case ALLOWED -> 2;
      case MAYBE -> 1;
      default -> 0;
    };
  }

  // A layer that is not there allows everything, except for policies of resources, which then name
  // nobody.
  private static ObjectNode neutral(ObjectNode one, String layer) throws IOException {
    ObjectNode neutral = one.deepCopy();
    withPolicy(neutral, layer, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
    return layer.equals("resourcePolicy") ? one : neutral;
  }

  private static void withPolicy(ObjectNode one, String layer, String statement)
      throws IOException {
    ObjectNode added = (ObjectNode) JSON.readTree(statement);
    if (layer.equals("resourcePolicy")) {
      added.put("Principal", "*");
    }
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    policy.putArray("Statement").add(added);
    ArrayNode policies = JSON.createArrayNode().add(policy);
    JsonNode before = one.path(layer);
    (before.isArray()
            ? before
            : before.isMissingNode()
                ? JSON.createArrayNode()
                : JSON.createArrayNode().add(before))
        .forEach(policies::add);
    one.set(layer, policies);
  }

  private static void shuffle(JsonNode node, Random random) {
    if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      List<JsonNode> items = new ArrayList<>();
      node.forEach(items::add);
      Collections.shuffle(items, random);
      ((ArrayNode) node).removeAll().addAll(items);
    }
    node.forEach(child -> shuffle(child, random));
  }
}
