package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.EdgeRule.Link;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.Relation;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Relations that any changing call may name: a role handed over, a key that encrypts, a stack that made something. */
final class AnyCall {

  static final String ROLE_WORD = "role";

  /** Of a key that encrypts; tags, which tell the stack that made something, have keys too. */
  static final String KEY_WORD = "key";

  private static final String KEY = ResourceTypes.KMS_KEY;
  private static final String STACK_TAG = "aws:cloudformation:stack-id";
  /** One call on a thousand resources would make a thousand edges; the first of them are enough to see what it was. */
  private static final int MOST = 25;

  /** What services put into the encryption context of the keys they use, and what it names. */
  private static final Map<String, String> CONTEXTS = Map.of(
      "aws:ebs:id",
      ResourceTypes.VOLUME,
      "SecretARN",
      "AWS::SecretsManager::Secret",
      "PARAMETER_ARN",
      "AWS::SSM::Parameter",
      "aws:rds:db-id",
      ResourceTypes.DB_INSTANCE);
  /** Calls on keys that are made when a resource is, not at each reading of it. */
  private static final Set<String> KEY_CALLS =
      Set.of("kms:CreateGrant", "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateDataKey");

  /** Other rules tell these apart better; of S3 every object would be related to its key. */
  private static final Set<String> OWN_RULES = Set.of("iam", "sts", "kms", "s3");

  /** Calls that begin so only read, or are made by the million. */
  private static final Pattern READS = Pattern.compile(
      "(Describe|List|Get|BatchGet|Head|Lookup|Search|Select|Query|Scan|Invoke|Publish|Send|Receive).*");

  static final List<EdgeRule> RULES = List.of(
      rule(
          EdgeType.PASSED_ROLE,
          event -> related(event, ROLE_WORD, AnyCall::isPassedRole),
          Confidence.STRONG),
      rule(
          EdgeType.ENCRYPTED_BY,
          event -> related(event, KEY_WORD, AnyCall::isKey),
          Confidence.EXACT),
      rule(EdgeType.ENCRYPTED_BY, AnyCall::byContext, Confidence.EXACT),
      rule(EdgeType.CREATED_BY, AnyCall::byStack, Confidence.STRONG));

  private AnyCall() {}

  /** Whether a call may relate what it names by these rules. */
  static boolean mayFollow(String service, String operation) {
    return OWN_RULES.contains(service)
        ? KEY_CALLS.contains(service + ":" + operation)
        : !READS.matcher(operation).matches();
  }

  /** Whether such a call relates something only where one of the two words stands in it. */
  static boolean mayFollowWordsOnly(String service, String operation) {
    return mayFollow(service, operation) && !OWN_RULES.contains(service);
  }

  private static EdgeRule rule(
      EdgeType type, Function<Event, Stream<Link>> links, Confidence confidence) {
    return new EdgeRule(List.of("any"), type, links, false, confidence);
  }

  private static Stream<Link> related(Event event, String word, Predicate<Mention> parent) {
    // Reading the mentions is dear: most events are reads, and most writes name neither.
    if (event.readOnly() || OWN_RULES.contains(event.service()) || !isNamed(event, word)) {
      return Stream.of();
    }
    List<Mention> mentions = Mentions.of(event).all();
    List<ResourceKey> parents =
        mentions.stream().filter(parent).map(Mention::resource).distinct().toList();
    return parents.isEmpty()
        ? Stream.of()
        : about(mentions)
            .flatMap(child -> parents.stream().map(one -> new Link(child, one)))
            .limit(MOST);
  }

  private static boolean isNamed(Event event, String word) {
    return Stream.of(event.request(), event.response()).anyMatch(part -> WordIn.any(word, part));
  }

  /** What the call made; where it made nothing, what it changed. */
  private static Stream<ResourceKey> about(List<Mention> mentions) {
    Relation relation = mentions.stream().anyMatch(one -> one.relation() == Relation.CREATED)
        ? Relation.CREATED
        : Relation.TARGET;
    return mentions.stream()
        .filter(one -> one.relation() == relation && !isKey(one) && !isRole(one))
        .map(Mention::resource)
        .distinct();
  }

  private static boolean isPassedRole(Mention mention) {
    return mention.relation() == Relation.PASSED_ROLE && isRole(mention);
  }

  private static boolean isRole(Mention mention) {
    return mention.resource().type().equals(ResourceTypes.ROLE);
  }

  private static boolean isKey(Mention mention) {
    return mention.resource().type().equals(KEY);
  }

  /** KMS itself is told for which resource a key is used. */
  private static Stream<Link> byContext(Event event) {
    if (!KEY_CALLS.contains(event.service() + ":" + event.operation())) {
      return Stream.of();
    }
    List<ResourceKey> children = Stream.of(
            event.at("requestParameters.encryptionContext"),
            event.at("requestParameters.constraints.encryptionContextSubset"))
        .flatMap(context -> CONTEXTS.entrySet().stream()
            .map(entry -> named(event, entry.getValue(), context.path(entry.getKey())))
            .flatMap(List::stream))
        .toList();
    if (children.isEmpty()) {
      return Stream.of();
    }
    List<ResourceKey> keys = Mentions.of(event).all().stream()
        .filter(AnyCall::isKey)
        .map(Mention::resource)
        .distinct()
        .toList();
    return children.stream()
        .flatMap(child -> keys.stream().map(key -> new Link(child, key)))
        .limit(MOST);
  }

  private static List<ResourceKey> named(Event event, String type, JsonNode value) {
    String text = value.asText("");
    int secret = text.indexOf(":secret:");
    int parameter = text.indexOf(":parameter/");
    String id = secret >= 0
        ? text.substring(secret + 8).replaceFirst("-[A-Za-z0-9]{6}$", "")
        : parameter >= 0 ? text.substring(parameter + 11) : text;
    return id.isEmpty() ? List.of() : List.of(ResourceTypes.key(Place.of(event), type, id));
  }

  /** CloudFormation tags what it makes; nobody else may write tags that begin with {@code aws:}. */
  private static Stream<Link> byStack(Event event) {
    return NetworkEdges.tagValues(event, STACK_TAG)
        .filter(arn -> arn.contains(":stack/"))
        .map(arn -> arn.substring(arn.indexOf(":stack/") + 7).split("/", 2)[0])
        .distinct()
        .map(name -> ResourceTypes.key(Place.of(event), "AWS::CloudFormation::Stack", name))
        .flatMap(stack -> about(Mentions.of(event).all()).map(child -> new Link(child, stack)))
        .limit(MOST);
  }
}
