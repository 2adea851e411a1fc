package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Relation;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule that fired on an event is about: triggers on the same resource make one case. */
public final class CaseResource {

  /** A call that names several resources is about the first of these relations. */
  private static final List<Relation> ABOUT =
      List.of(Relation.TARGET, Relation.CREATED, Relation.DELETED, Relation.PASSED_ROLE);

  private static final Map<String, String> PRINCIPALS =
      Map.of("user", "AWS::IAM::User", "role", "AWS::IAM::Role");

  private CaseResource() {}

  /**
   * The resource that the rule's field names; else the one the call acts on; else the caller.
   *
   * @param field dotted path such as {@code requestParameters.imageId}, {@code userIdentity.arn} for the caller,
   *     {@code sourceIPAddress} for where it came from; may be empty
   */
  public static ResourceKey of(Event event, String field) {
    Optional<ResourceKey> source = source(event, field);
    if (source.isPresent()) {
      return source.get();
    }
    List<Mention> mentions =
        Mentions.of(event).all().stream().filter(CaseResource::isResource).toList();
    return named(event, field, mentions)
        .or(() -> acted(mentions, "unique-id"))
        .or(() -> acted(mentions, ""))
        .map(Mention::resource)
        .orElseGet(() -> caller(event));
  }

  /**
   * What events that belong together are about, told by the one that completed them: the resource that the first of the
   * fields names which names any; else the caller.
   */
  public static ResourceKey ofGroup(Event event, List<String> fields) {
    List<Mention> mentions =
        Mentions.of(event).all().stream().filter(CaseResource::isResource).toList();
    return fields.stream()
        .map(field ->
            source(event, field).or(() -> named(event, field, mentions).map(Mention::resource)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> caller(event));
  }

  /** A rule may be about the caller, or about the address that it came from. */
  private static Optional<ResourceKey> source(Event event, String field) {
    if (field.startsWith("userIdentity.")) {
      return Optional.of(caller(event));
    }
    return field.equals("sourceIPAddress")
        ? Optional.of(new ResourceKey("address", "aws", "", "global", event.sourceAddress()))
        : Optional.empty();
  }

  /** A response may tell the same resource by its ARN: then the name stands in the key, and not at the field's path. */
  private static Optional<Mention> named(Event event, String field, List<Mention> mentions) {
    if (field.isEmpty()) {
      return Optional.empty();
    }
    String name = event.text(field);
    String wrapped = wrapped(event, field);
    return mentions.stream()
        .filter(mention -> isAt(mention, field) || isAt(mention, wrapped))
        .findFirst()
        .or(() -> mentions.stream()
            .filter(mention -> !name.isEmpty() && mention.resource().id().equals(name))
            .findFirst());
  }

  /** Newer calls of EC2 have {@code ModifySecurityGroupRulesRequest.GroupId} where older ones have {@code groupId}. */
  private static String wrapped(Event event, String field) {
    String request = "requestParameters.";
    return field.startsWith(request) && field.length() > request.length()
        ? request + event.operation() + "Request."
            + Character.toUpperCase(field.charAt(request.length()))
            + field.substring(request.length() + 1)
        : field;
  }

  /** The id that IAM gives a role or user names it less well than its name. */
  private static Optional<Mention> acted(List<Mention> mentions, String butNot) {
    return ABOUT.stream()
        .flatMap(relation -> mentions.stream().filter(mention -> mention.relation() == relation))
        .filter(mention -> !mention.how().equals(butNot))
        .findFirst();
  }

  private static boolean isAt(Mention mention, String field) {
    return mention.path().equals(field) || mention.path().startsWith(field + "[");
  }

  private static boolean isResource(Mention mention) {
    return mention.relation() != Relation.GRANTEE && mention.relation() != Relation.REVOKED;
  }

  /** {@code arn:aws:iam::123456789012:user/path/name}: the name is the last part. */
  private static ResourceKey caller(Event event) {
    PrincipalName name = PrincipalName.of(event);
    String[] arn = name.arn().split(":", 6);
    String partition = arn.length == 6 && arn[1].indexOf('|') < 0 ? arn[1] : "aws";
    String kind = arn.length == 6 ? arn[5].split("/", 2)[0] : "";
    String account = Optional.of(name.account())
        .filter(text -> text.matches("\\d{12}"))
        .orElse(event.account().matches("\\d{12}") ? event.account() : "");
    String type =
        kind.equals("root") ? "AWS::IAM::RootUser" : PRINCIPALS.getOrDefault(kind, "principal");
    return new ResourceKey(type, partition, account, "global", name.name());
  }
}
