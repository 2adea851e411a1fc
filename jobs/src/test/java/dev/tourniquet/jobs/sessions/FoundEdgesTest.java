package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.session.Issues;
import dev.tourniquet.session.SessionFacts;
import dev.tourniquet.trail.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What is found for the session of one day, whatever else is looked at with it. */
@SparkTest
class FoundEdgesTest {
  private static final Event USE = event("use", "2026-03-20T09:00:00Z", "sso:GetRoleCredentials");
  private static final Event TOKEN = token("near", "2026-03-18T10:00:00Z");

  @Test
  void issuesOfFartherDaysAreNoCandidates(SparkSession spark) {
    List<Tuple> alone = found(spark, TOKEN);

    assertThat(alone).containsExactly(tuple("near", "credential-id", 1L, true));
    assertThat(found(spark, TOKEN, token("far", "2026-03-17T23:59:59Z"))).isEqualTo(alone);
    assertThat(found(spark, TOKEN, token("day", "2026-03-18T00:00:00Z")))
        .containsExactly(tuple("near", "credential-id", 2L, true));
  }

  /** A role's session is found by its id and by its name: two handles, one candidate. */
  @Test
  void anIssueThatIsMetTwiceIsOneCandidate(SparkSession spark) {
    Event first = assumed("a", "09:59:59");
    Event second = assumed("b", "10:00:01");
    Event use = event("used", "2026-03-20T10:05:00Z", "ec2:DescribeInstances", """
        {"type":"AssumedRole","principalId":"AROA1:jane","accountId":"111122223333",
         "arn":"arn:aws:sts::111122223333:assumed-role/Deploy/jane","accessKeyId":"ASIAOTHER",
         "sessionContext":{"attributes":{"creationDate":"2026-03-20T10:00:00Z"},"sessionIssuer":{"type":"Role",
          "principalId":"AROA1","accountId":"111122223333","userName":"Deploy","arn":"arn:aws:iam::111122223333:role/Deploy"}}}""", "null");

    assertThat(edges(spark, use, first)).containsExactly(tuple("a", "assumed-role-id", 1L, true));
    assertThat(edges(spark, use, second, first))
        .isEqualTo(edges(spark, use, first, second))
        .containsExactly(tuple("a", "assumed-role-id", 2L, true));
  }

  private static List<Tuple> found(SparkSession spark, Event... tokens) {
    return edges(spark, USE, tokens);
  }

  private static List<Tuple> edges(SparkSession spark, Event use, Event... issuing) {
    SessionFacts facts = SessionFacts.of(use).orElseThrow();
    Row session = Parcels.of(day(use), facts.session().value(), Stored.text(facts));
    List<Row> issues = Stream.of(issuing)
        .flatMap(
            event -> Issues.of(event).stream().map(issue -> SessionIssues.row(day(event), issue)))
        .toList();
    Dataset<Row> none = spark.createDataFrame(List.of(), Parcels.SCHEMA);
    return then(
        FoundEdges.of(
                spark.createDataFrame(List.of(session), Parcels.SCHEMA),
                spark.createDataFrame(issues, SessionIssues.TABLE.schema()),
                none)
            .where(SessionEdgeRows.FOLLOWED.col()),
        SessionEdgeRows.EVENT_ID,
        SessionEdgeRows.HOW,
        SessionEdgeRows.CANDIDATES,
        SessionEdgeRows.FOLLOWED);
  }

  private static LocalDate day(Event event) {
    return LocalDate.parse(event.text("eventTime").substring(0, 10));
  }

  private static Event token(String id, String time) {
    return event(id, time, "sso-oauth:CreateToken");
  }

  private static Event assumed(String id, String time) {
    return event(id, "2026-03-20T" + time + "Z", "sts:AssumeRole", """
        {"type":"IAMUser","principalId":"AIDA1","accountId":"111122223333","accessKeyId":"AKIA1",
         "arn":"arn:aws:iam::111122223333:user/jane","userName":"jane"}""", """
        {"credentials":{"accessKeyId":"ASIA%s"},"assumedRoleUser":{"assumedRoleId":"AROA1:jane",
         "arn":"arn:aws:sts::111122223333:assumed-role/Deploy/jane"}}""".formatted(id));
  }

  private static Event event(String id, String time, String call) {
    return event(id, time, call, """
        {"type":"IdentityCenterUser","accountId":"111122223333","credentialId":"c-1","onBehalfOf":{"userId":"u-1",
         "identityStoreArn":"arn:aws:identitystore::111122223333:identitystore/d-1"}}""", "null");
  }

  private static Event event(String id, String time, String call, String who, String answer) {
    String[] parts = call.split(":", 2);
    return Event.parse("""
        {"eventVersion":"1.11","eventID":"%s","eventTime":"%s","recipientAccountId":"111122223333",
         "awsRegion":"us-east-1","eventSource":"%s.amazonaws.com","eventName":"%s","eventType":"AwsApiCall",
         "sourceIPAddress":"203.0.113.10","requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/Deploy",
         "roleSessionName":"jane"},"responseElements":%s,"userIdentity":%s}""".formatted(id, time, parts[0], parts[1], answer, who));
  }
}
