package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.Packs;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** From a record to what its caller could do: a role acts by its sessions, and a session may do less than its role. */
@SparkTest
class PermissionAsksTest {
  private static final String ACCOUNT = "111122223333";
  private static final Instant CALL = Instant.parse("2026-03-01T15:00:00Z");
  private static final Table LEADS = Table.whole(
      "leads",
      "Cases.",
      CaseParts.CASE,
      Triggers.EVENT_TIME,
      Triggers.PRINCIPAL,
      Triggers.CALLER_ARN,
      Triggers.SESSION,
      Triggers.CREDENTIAL);
  private static final String ROLE = json("""
      {'type':'AssumedRole','principalId':'AROAEXAMPLE:me@example.com','accountId':'111122223333',
       'arn':'arn:aws:sts::111122223333:assumed-role/app/me@example.com','accessKeyId':'ASIAEXAMPLE',
       'sessionContext':{'attributes':{'creationDate':'2026-03-01T14:00:00Z'},
         'sessionIssuer':{'type':'Role','principalId':'AROAEXAMPLE','accountId':'111122223333','userName':'app',
           'arn':'arn:aws:iam::111122223333:role/path/app'}}}""");
  private static final String FEDERATED = json("""
      {'type':'FederatedUser','principalId':'111122223333:bob','accountId':'111122223333',
       'arn':'arn:aws:sts::111122223333:federated-user/bob','accessKeyId':'ASIAEXAMPLE',
       'sessionContext':{'attributes':{'creationDate':'2026-03-01T14:00:00Z'},
         'sessionIssuer':{'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','userName':'builder',
           'arn':'arn:aws:iam::111122223333:user/builder'}}}""");
  private static final String USER = json("""
      {'type':'IAMUser','principalId':'AIDAEXAMPLE','accountId':'111122223333','accessKeyId':'AKIAEXAMPLE',
       'arn':'arn:aws:iam::111122223333:user/builder','userName':'builder'}""");

  private static final String BY_ID =
      json("{'type':'AWSAccount','principalId':'AROAEXAMPLE:me','accountId':'111122223333'}");

  @Test
  void aRoleIsAskedAsTheSessionThatCalled(SparkSession spark) {
    String session = "arn:aws:sts::111122223333:assumed-role/app/me@example.com";

    Row answer = answer(spark, ROLE);

    assertThat(answer.<String>getAs("principal")).isEqualTo(session);
    assertThat(answer.<String>getAs("class")).isEqualTo("ADMIN");
    assertThat(answer.<String>getAs("atLeast")).isEqualTo("RESOURCE_CONSTRAINED");
    assertThat(gaps(answer)).contains("SESSION_POLICY_UNSEEN(" + session + ")");
  }

  @Test
  void aFederatedUserHasAtMostWhatItsUserHas(SparkSession spark) {
    Row answer = answer(spark, FEDERATED);

    assertThat(answer.<String>getAs("principal"))
        .isEqualTo("arn:aws:sts::111122223333:federated-user/bob");
    assertThat(answer.<String>getAs("class")).isEqualTo("METADATA_READER");
    assertThat(gaps(answer))
        .contains("SESSION_POLICY_UNSEEN(arn:aws:iam::111122223333:user/builder)");
  }

  @Test
  void aUserWithItsOwnKeyIsNoSession(SparkSession spark) {
    Row answer = answer(spark, USER);

    assertThat(answer.<String>getAs("principal"))
        .isEqualTo("arn:aws:iam::111122223333:user/builder");
    assertThat(gaps(answer)).noneMatch(gap -> gap.startsWith("SESSION"));
  }

  @Test
  void aRoleThatTheLogsOfAnotherAccountTellByItsIdIsNamedByTheInventory(SparkSession spark) {
    Row answer = answer(spark, BY_ID);

    assertThat(answer.<String>getAs("principal"))
        .isEqualTo("arn:aws:sts::111122223333:assumed-role/app/");
    assertThat(answer.<String>getAs("class")).isEqualTo("ADMIN");
    assertThat(answer(spark, BY_ID.replace("AROAEXAMPLE", "AROAANOTHER")).<String>getAs("class"))
        .isEqualTo("UNKNOWN");
  }

  @Test
  void anActionIsSeenWhateverVersionItsNameCarries(SparkSession spark) {
    assertThat(then(asks(spark, ROLE), PermissionPieces.SUCCEEDED).toString())
        .contains("lambda:GetFunction, lambda:ListFunctions, lambda:UpdateFunctionCode")
        .doesNotContain("20150331");
    assertThat(then(asks(spark, USER), PermissionPieces.SESSION, PermissionPieces.ARN))
        .containsExactly(tuple("key:AKIAEXAMPLE", "arn:aws:iam::111122223333:user/builder"));
  }

  private static Row answer(SparkSession spark, String identity) {
    var none = CasePermissions.organization(given(spark, Inventory.ITEMS), CALL);
    Dataset<Row> pieces = given(
            spark, PermissionPieces.TABLE, item("AWS::IAM::User", """
                {'Arn':'arn:aws:iam::111122223333:user/builder','UserPolicyList':[{'PolicyName':'list',
                 'PolicyDocument':{'Statement':{'Effect':'Allow','Action':'s3:ListBucket','Resource':'*'}}}]}"""), item("AWS::IAM::Role", """
                {'Arn':'arn:aws:iam::111122223333:role/path/app','RoleId':'AROAEXAMPLE','AssumeRolePolicyDocument':{'Statement':[]},
                 'RolePolicyList':[{'PolicyName':'all',
                 'PolicyDocument':{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}}]}"""))
        .union(asks(spark, identity));
    return CasePermissions.answers(pieces, none).head();
  }

  private static Dataset<Row> asks(SparkSession spark, String identity) {
    Event event = Event.parse(json("{'eventID':'e1','eventTime':'" + CALL
            + "','eventSource':'s3.amazonaws.com','eventName':'PutBucketAcl','recipientAccountId':'"
            + ACCOUNT
            + "','userIdentity':")
        + identity + "}");
    Row source = given(
            spark,
            Events.TABLE,
            Given.row().with(Events.ACCOUNT, ACCOUNT).with(Events.EVENT_TIME, CALL))
        .head();
    SigmaRule rule = RuleSet.of(Packs.loaded()).rules().stream()
        .filter(SigmaRule.class::isInstance)
        .map(SigmaRule.class::cast)
        .findFirst()
        .orElseThrow();
    List<Object> told = Triggers.ofEvent(source, event, rule);
    Given lead = Given.row().with(CaseParts.CASE, "case");
    for (int i = 0; i < told.size(); i++) {
      lead = lead.with(Triggers.OF_EVENT.get(i), told.get(i));
    }
    Object principal = told.get(Triggers.OF_EVENT.indexOf(Triggers.PRINCIPAL));
    Given[] seen = Stream.of(
            "UpdateFunctionCode20150331v2", "ListFunctions20150331", "GetFunction20150331v2")
        .map(name -> seen(principal, name))
        .toArray(Given[]::new);
    return PermissionAsks.callers(
        given(spark, LEADS, lead),
        given(spark, EventEntities.TABLE, seen),
        given(spark, CaseParts.TABLE));
  }

  private static Given seen(Object principal, String name) {
    return Given.row()
        .with(EventEntities.KIND, "identity")
        .with(EventEntities.KEY, principal)
        .with(EventEntities.OUTCOME, "OK")
        .with(EventEntities.EVENT_SOURCE, "lambda.amazonaws.com")
        .with(EventEntities.EVENT_NAME, name)
        .with(EventEntities.EVENT_TIME, CALL.minusSeconds(60));
  }

  private static List<String> gaps(Row answer) {
    return answer.getList(answer.fieldIndex(Permissions.GAPS.name()));
  }

  private static Given item(String type, String json) {
    return Given.row()
        .with(PermissionPieces.ACCOUNT, ACCOUNT)
        .with(PermissionPieces.KIND, PermissionPieces.ITEM)
        .with(PermissionPieces.TIME, CALL)
        .with(
            PermissionPieces.PAYLOAD,
            json("{'takenAt':'2026-03-01T12:00:00Z','account':'" + ACCOUNT
                + "','region':'global','service':'iam','operation':'get-account-authorization-details','resourceType':'"
                + type + "','id':'x','arn':'','name':'','item':'"
                + json.replace("\n", " ").replace("'", "\\u0022") + "'}"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
