package dev.tourniquet.session;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Key;
import java.util.stream.Stream;

/** Credentials by the Security Token Service. */
final class StsIssues {

  private static final String POD_IDENTITY = "pods.eks.amazonaws.com";

  private StsIssues() {}

  static Stream<Issue> plain(Event event, IssueKind kind) {
    return Issues.issue(event, kind, Issued.bySts(event));
  }

  static Stream<Issue> assumeRole(Event event) {
    String service = event.text("userIdentity.type").equals("AWSService")
        ? event.text("userIdentity.invokedBy")
        : "";
    if (service.isEmpty()) {
      return plain(event, IssueKind.ASSUME_ROLE);
    }
    if (service.equals(POD_IDENTITY)) {
      return Issues.issue(
          event,
          IssueKind.POD_IDENTITY,
          Issued.bySts(event),
          Issuer.of(event).behind(WorkloadIssues.pod(event)));
    }
    return Issues.issue(
        event,
        IssueKind.SERVICE_ROLE,
        Issued.bySts(event),
        Issuer.of(event).behind(workload(event, service)));
  }

  /** The service names the session after what it takes the role for; a caller cannot. */
  private static Key workload(Event event, String service) {
    String name = event.text("requestParameters.roleSessionName");
    String scope = ":" + event.account() + ":" + name;
    if (name.isEmpty()) {
      return Key.none("no-session-name");
    }
    return switch (service) {
      case "ec2.amazonaws.com" ->
        name.startsWith("i-")
            ? new Key("instance" + scope, "instance-profile", Confidence.EXACT)
            : Key.none("no-instance");
      // "awslambda_<n>_<time>" is the service trying the role when a function is written.
      case "lambda.amazonaws.com" ->
        name.startsWith("awslambda_")
            ? Key.none("role-check")
            : new Key("function" + scope, "lambda-function", Confidence.STRONG);
      case "ecs-tasks.amazonaws.com" -> new Key("task" + scope, "ecs-task", Confidence.STRONG);
      default -> Key.none("no-workload");
    };
  }

  /** Root of a member account shows its account id as principal id. */
  static Stream<Issue> assumeRoot(Event event) {
    String target = event.text("requestParameters.targetPrincipal");
    String[] parts = target.split(":", -1);
    String account = parts.length > 4 ? parts[4] : target;
    return Issues.issue(event, IssueKind.ASSUME_ROOT, Issued.bySts(event).to(account));
  }

  static Stream<Issue> sessionToken(Event event) {
    return Issues.issue(
        event,
        IssueKind.SESSION_TOKEN,
        Issued.bySts(event).to(event.text("userIdentity.principalId")));
  }
}
