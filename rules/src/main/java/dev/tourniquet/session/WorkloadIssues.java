package dev.tourniquet.session;

import static dev.tourniquet.session.Issued.first;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Key;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Credentials of pods, of machines outside AWS, of app users, and long-term keys. */
final class WorkloadIssues {

  /** Sessions that one call of Roles Anywhere answers with; it answers with one. */
  private static final int MOST_SESSIONS = 10;

  private WorkloadIssues() {}

  static Stream<Issue> podIdentity(Event event) {
    return Issues.issue(
        event, IssueKind.POD_IDENTITY, Issued.bySts(event), Issuer.of(event).behind(pod(event)));
  }

  /** EKS tags the session with cluster, namespace and service account, or answers with them. */
  static Key pod(Event event) {
    Map<String, String> tags = new TreeMap<>();
    event
        .at("requestParameters.tags")
        .forEach(tag -> tags.put(tag.path("key").asText(), tag.path("value").asText()));
    String cluster = first(
        tags.getOrDefault("eks-cluster-name", ""), event.text("requestParameters.clusterName"));
    String namespace = first(
        tags.getOrDefault("kubernetes-namespace", ""),
        event.text("responseElements.subject.namespace"));
    String account = first(
        tags.getOrDefault("kubernetes-service-account", ""),
        event.text("responseElements.subject.serviceAccount"));
    return namespace.isEmpty() || account.isEmpty()
        ? Key.none("no-pod")
        : new Key(
            "pod:" + event.account() + ":" + cluster + "/" + namespace + "/" + account,
            "eks-pod-identity",
            Confidence.EXACT);
  }

  static Stream<Issue> rolesAnywhere(Event event) {
    JsonNode sets = event.at("responseElements.credentialSet");
    return StreamSupport.stream(sets.spliterator(), false)
        .limit(MOST_SESSIONS)
        .flatMap(set -> certified(event, set));
  }

  private static Stream<Issue> certified(Event event, JsonNode set) {
    JsonNode user = set.path("assumedRoleUser");
    String role = first(set.path("roleArn").asText(""), event.text("requestParameters.roleArn"));
    Issued issued = new Issued(
        set.path("credentials").path("accessKeyId").asText(""),
        user.path("assumedRoleId").asText(""),
        role,
        afterLast(user.path("arn").asText("")),
        "",
        "");
    String subject = set.path("sourceIdentity").asText("");
    Key certificate = subject.isEmpty()
        ? Key.none("no-certificate")
        : new Key(
            "certificate:" + event.account() + ":" + subject, "certificate", Confidence.EXACT);
    Issuer issuer = Issuer.of(event).behind(certificate);
    return Issues.issue(event, IssueKind.ROLES_ANYWHERE, issued, issuer);
  }

  static Stream<Issue> cognito(Event event) {
    return Issues.issue(event, IssueKind.COGNITO, Issued.bySts(event));
  }

  static Stream<Issue> accessKey(Event event) {
    String key = event.text("responseElements.accessKey.accessKeyId");
    return Issues.issue(event, IssueKind.ACCESS_KEY, Issued.key(key));
  }

  private static String afterLast(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
