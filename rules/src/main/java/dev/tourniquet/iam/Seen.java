package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What the logs tell of a principal beside its policies.
 *
 * @param succeeded actions such as {@code ec2:CreateImage} that it called with success: proof, whatever the model says
 * @param issued whether the call that issued its session was seen, so that its session policies are known
 * @param sessionPolicies the policies that the session was limited with when it was issued
 * @param tags the tags that the session brought with it
 */
public record Seen(
    Set<String> succeeded, boolean issued, List<Policy> sessionPolicies, SessionTags tags)
    implements Serializable {

  /** Nothing was seen of it. */
  public static final Seen NOTHING = new Seen(Set.of(), false, List.of(), SessionTags.UNSEEN);

  public Seen {
    succeeded = Set.copyOf(succeeded);
    sessionPolicies = List.copyOf(sessionPolicies);
    requireNonNull(tags, "tags is null");
  }

  /** The same, having seen these calls succeed. */
  public Seen calling(Set<String> actions) {
    return new Seen(actions, issued, sessionPolicies, tags);
  }

  /** The same, having seen the session issued with these policies, or with none. */
  public Seen issuedWith(List<Policy> policies) {
    return new Seen(succeeded, true, policies, tags);
  }

  /** The same, having seen which tags the session brought. */
  Seen tagged(SessionTags brought) {
    return new Seen(succeeded, issued, sessionPolicies, brought);
  }
}
