package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.ResourceTypes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules of a group that a call names by nothing but their ids. ModifySecurityGroupRules says neither the direction nor
 * what was there before; both stand in the entry with that id. Where no entry has it, any entry without an id may have
 * been the one: what is left is no longer the whole, and the new rule may let in or out.
 *
 * @param known the entries before that are certainly still there
 * @param value what the call added or removed, under the names that the entries have
 * @param certain whether every id was found
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleUpdate.html">SecurityGroupRuleUpdate</a>
 */
record RulesById(JsonNode known, JsonNode value, boolean certain) {

  private static final String ID = "sgr-";
  private static final String RULE_ID = "ruleId";

  /** What an ADD finds: rules that were written anew come under the direction that they had. */
  static RulesById written(JsonNode known, AttributeChange change) {
    JsonNode value = change.value();
    if (!isOfGroup(change) || Outcome.names(value).noneMatch(RulesById::isId)) {
      return new RulesById(known, value, true);
    }
    Set<String> ids = value.properties().stream()
        .map(entry -> id(entry.getValue()))
        .collect(Collectors.toCollection(TreeSet::new));
    ObjectNode named = Json.object();
    value
        .properties()
        .forEach(entry -> named.set(
            direction(known, id(entry.getValue())) + " " + rest(entry.getKey()), entry.getValue()));
    boolean certain = ids.stream().allMatch(id -> holds(known, id));
    return new RulesById(without(known, ids, certain), named, certain);
  }

  /** What a REMOVE finds: newer answers have the names beside the ids, older ones leave it at these. */
  static RulesById removed(JsonNode known, AttributeChange change) {
    JsonNode value = change.value();
    Set<String> ids = Outcome.names(value).filter(RulesById::isId).collect(Collectors.toSet());
    boolean named = ids.size() < value.size();
    boolean certain = !isOfGroup(change) || named || ids.stream().allMatch(id -> holds(known, id));
    return new RulesById(certain ? known : without(known, ids, false), value, certain);
  }

  /** Whether what AWS described has the rule; of one whose direction nobody knows, in either. */
  static boolean shows(JsonNode described, String name) {
    return Json.has(described, name)
        || (isId(name)
            && Stream.of("ingress", "egress")
                .anyMatch(way -> Json.has(described, way + " " + rest(name))));
  }

  /** Whether what was added has the rule of that name, or one that may be it. */
  static boolean mayBe(JsonNode added, String name) {
    return Json.has(added, name)
        || Outcome.names(added).filter(RulesById::isId).anyMatch(rule -> rest(rule)
            .equals(rest(name)));
  }

  /** What a rule allows, whatever its direction. */
  private static String rest(String name) {
    return name.substring(name.indexOf(' ') + 1);
  }

  private static String direction(JsonNode known, String id) {
    return known.properties().stream()
        .filter(entry -> id(entry.getValue()).equals(id))
        .map(entry -> entry.getKey().split(" ", 2)[0])
        .findFirst()
        .orElse(id);
  }

  private static JsonNode without(JsonNode known, Set<String> ids, boolean certain) {
    ObjectNode left = Json.object();
    known.properties().stream()
        .filter(entry -> !ids.contains(id(entry.getValue())))
        .filter(entry -> certain || !id(entry.getValue()).isEmpty())
        .forEach(entry -> left.set(entry.getKey(), entry.getValue()));
    return left;
  }

  private static boolean holds(JsonNode known, String id) {
    return known.properties().stream().anyMatch(entry -> id(entry.getValue()).equals(id));
  }

  private static String id(JsonNode rule) {
    return Json.text(rule.path(RULE_ID));
  }

  /** Elsewhere whoever makes an entry chooses its name. */
  private static boolean isOfGroup(AttributeChange change) {
    return change.resource().type().equals(ResourceTypes.SECURITY_GROUP);
  }

  private static boolean isId(String name) {
    return name.startsWith(ID);
  }
}
