package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags that a session brings with it, beside those of its role. They come with the call that issued it, or from the session
 * before in a chain of roles, where they were made transitive:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 *
 * @param seen whether the call that issued the session told them
 * @param tags values by key, as written in the call; empty when it brings none
 */
public record SessionTags(boolean seen, Map<String, String> tags) implements Serializable {

  /** Nobody saw the session issued: it may bring any tag. */
  static final SessionTags UNSEEN = new SessionTags(false, Map.of());

  /** Those that came from the session before, those of AssumeRole and GetFederationToken, those a provider sends. */
  private static final List<String> PLACES =
      List.of("incomingTransitiveTags", "tags", "principalTags");

  public SessionTags {
    tags = Map.copyOf(tags);
  }

  /** The tags that an issuing call tells; unseen where its parameters were too large to be recorded. */
  static SessionTags of(Event issue) {
    if (new IamCall(issue).omitted()) {
      return UNSEEN;
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (String place : PLACES) {
      JsonNode list = issue.at("requestParameters." + place);
      if (list.isArray()) {
        list.forEach(
            tag -> tags.put(tag.path("key").asText(""), tag.path("value").asText("")));
      } else {
        list.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText("")));
      }
    }
    return new SessionTags(true, tags);
  }
}
