package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Relation;
import dev.tourniquet.trail.ResourceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses what a rule that fired on an event is about: one resource, so that the finding keeps its id. */
public final class FindingSubject {
  private static final Set<Relation> NOT_ACTED_ON = Set.of(
      Relation.GRANTEE,
      Relation.REVOKED,
      Relation.QUERIED,
      Relation.DEPENDENCY,
      Relation.CONTAINER);

  private FindingSubject() {}

  /**
   * The resource at the path the rule names; else the one the call acts on; else the caller itself.
   *
   * @param path dotted path of the field that names the resource; empty when the rule does not say
   */
  public static ResourceKey of(Event event, String path) {
    List<Mention> mentions = Mentions.of(event).all();
    return named(event, path, mentions)
        .or(() -> mentions.stream()
            .filter(mention -> !NOT_ACTED_ON.contains(mention.relation()))
            .min(Comparator.comparing(Mention::relation)))
        .map(Mention::resource)
        .orElseGet(() -> caller(event));
  }

  private static Optional<Mention> named(Event event, String path, List<Mention> mentions) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    JsonNode value = event.at(path);
    String text = value.isArray() ? value.path(0).asText("") : value.asText("");
    return mentions.stream()
        .filter(mention -> mention.path().equals(path)
            || mention.path().startsWith(path + "[")
            || (!text.isEmpty() && mention.raw().equals(text)))
        .min(Comparator.comparing((Mention mention) -> !mention.path().startsWith(path))
            .thenComparing(Mention::relation));
  }

  private static ResourceKey caller(Event event) {
    PrincipalName name = PrincipalName.of(event);
    String key = EventKeys.of(event).principal().value();
    return new ResourceKey(
        "Principal", "aws", accountOf(name, event), "global", key.isEmpty() ? name.name() : key);
  }

  private static String accountOf(PrincipalName name, Event event) {
    String account = name.account().isEmpty() ? event.account() : name.account();
    return account.indexOf('|') < 0 ? account : "";
  }
}
