package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What the logs tell of a principal beside its policies.
 *
 * @param succeeded actions such as {@code ec2:CreateImage} that it called with success: proof, whatever the model says
 * @param issued whether the call that issued its session was seen, so that its session policies are known
 * @param sessionPolicies the policies that the session was limited with when it was issued
 */
public record Seen(Set<String> succeeded, boolean issued, List<Policy> sessionPolicies)
    implements Serializable {

  /** Nothing was seen of it. */
  public static final Seen NOTHING = new Seen(Set.of(), false, List.of());

  public Seen {
    succeeded = Set.copyOf(succeeded);
    sessionPolicies = List.copyOf(sessionPolicies);
  }

  /** The same, having seen these calls succeed. */
  public Seen calling(Set<String> actions) {
    return new Seen(actions, issued, sessionPolicies);
  }

  /** The same, having seen the session issued with these policies, or with none. */
  public Seen issuedWith(List<Policy> policies) {
    return new Seen(succeeded, true, policies);
  }
}
