package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.io.Serializable;

/**
 * What the credentials were issued with.
 *
 * @param seconds how long they last; 0 when the call does not tell
 * @param mfa whether the issuer showed a second factor
 * @param sourceIdentity name that stays with the session through every role; may be empty
 * @param sessionPolicy policy that narrows the session, and ARNs of more of them, as written; may be empty, may be cut
 */
public record Terms(long seconds, boolean mfa, String sourceIdentity, String sessionPolicy)
    implements Serializable {

  private static final int LONGEST = 4_096;

  public Terms {
    requireNonNull(sourceIdentity, "sourceIdentity is null");
    sessionPolicy = sessionPolicy.length() <= LONGEST
        ? sessionPolicy
        : sessionPolicy.substring(0, LONGEST) + "…";
  }

  static Terms of(Event event) {
    JsonNode asked = event.request();
    String serial = event.text("requestParameters.serialNumber");
    boolean mfa = !serial.isEmpty()
        || event.text("additionalEventData.MFAUsed").equals("Yes")
        || event.text("userIdentity.sessionContext.attributes.mfaAuthenticated").equals("true");
    return new Terms(
        Math.max(0, asked.path("durationSeconds").asLong(0)),
        mfa,
        event.text("requestParameters.sourceIdentity"),
        policy(event));
  }

  private static String policy(Event event) {
    String own = event.text("requestParameters.policy");
    JsonNode arns = event.at("requestParameters.policyArns");
    String task = event.text("requestParameters.taskPolicyArn.arn");
    String more = arns.isArray() && !arns.isEmpty() ? arns.toString() : task;
    return own.isEmpty() || more.isEmpty() ? own + more : own + "\n" + more;
  }
}
