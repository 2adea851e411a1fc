package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Collected at noon; the call of the case is at 15:00. */
@SparkTest
class CasePermissionsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String USER = "arn:aws:iam::" + ACCOUNT + ":user/builder";
  private static final String SESSION = "arn:aws:sts::" + ACCOUNT + ":assumed-role/app/s1";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant CALL = Instant.parse("2026-03-01T15:00:00Z");
  private static final Table CANDIDATES =
      Table.whole("candidates", "Cases.", CaseParts.CASE, Triggers.RESOURCE, Triggers.EVENT_TIME);

  @Test
  void aPolicyPutBetweenCollectionAndCallCounts(SparkSession spark) {
    Given put = call(
        "PutUserPolicy",
        14,
        "'userName':'builder','policyName':'p','policyDocument':'"
            + "{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}}'");

    assertThat(classes(spark, user(), ask(USER))).containsExactly("METADATA_READER");
    assertThat(classes(spark, user(), put, ask(USER))).containsExactly("ADMIN");
    assertThat(gaps(spark, user(), put, ask(USER)))
        .contains(
            "policies as of 2026-03-01T15:00:00Z: collected 3 hours earlier, at 2026-03-01T12:00:00Z; calls to IAM"
                + " in between that were followed: 1");
  }

  @Test
  void aPolicyPutAfterTheCallDoesNot(SparkSession spark) {
    Given attach = call(
        "AttachUserPolicy", 16, "'userName':'builder','policyArn':'arn:aws:iam::aws:policy/X'");

    assertThat(classes(spark, user(), attach, ask(USER))).containsExactly("METADATA_READER");
  }

  @Test
  void eachQuestionRestsOnTheNewestCollectionBeforeItAndTheEarliestOnTheFirst(SparkSession spark) {
    Instant afternoon = NOON.plusSeconds(7_200);
    Given later = item(
            "AWS::IAM::User",
            "{'Arn':'" + USER
                + "','UserPolicyList':[{'PolicyName':'all','PolicyDocument':{'Statement':"
                + "{'Effect':'Allow','Action':'*','Resource':'*'}}}]}")
        .with(PermissionPieces.TIME, afternoon);
    Given[] pieces = {
      later,
      ask(USER),
      ask(USER).with(PermissionPieces.TIME, NOON.minusSeconds(60)),
      ask(USER).with(PermissionPieces.TIME, NOON),
      ask(USER).with(PermissionPieces.TIME, NOON.plusSeconds(3_600)),
      user()
    };

    assertThat(then(answers(spark, pieces), Permissions.TIME, Permissions.TAKEN, Permissions.CLASS))
        .containsExactlyInAnyOrder(
            tuple(NOON.minusSeconds(60), NOON, "METADATA_READER"),
            tuple(NOON, NOON, "METADATA_READER"),
            tuple(NOON.plusSeconds(3_600), NOON, "METADATA_READER"),
            tuple(CALL, afternoon, "ADMIN"));
  }

  @Test
  void whatItWasSeenDoingIsAFloor(SparkSession spark) {
    Given seen = ask(USER)
        .with(PermissionPieces.SUCCEEDED, new String[] {"ec2:CreateImage", "ec2:DescribeImages"});

    assertThat(then(answers(spark, user(), seen), Permissions.CLASS, Permissions.AT_LEAST))
        .containsExactly(tuple("METADATA_READER", "RESOURCE_CONSTRAINED"));
    assertThat(then(answers(spark, user(), ask(USER)), Permissions.AT_LEAST))
        .containsExactly(tuple("NONE"));
  }

  @Test
  void aSessionIsLimitedByThePolicyItWasIssuedWith(SparkSession spark) {
    Given issued = ask(SESSION).with(PermissionPieces.ISSUING, new String[] {
      ("{'eventID':'i1','eventName':'AssumeRole','eventSource':'sts.amazonaws.com','requestParameters':{'policy':"
              + "'{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'s3:ListBucket\\',\\'Resource\\':\\'*\\'}}'},"
              + "'responseElements':{'assumedRoleUser':{'arn':'" + SESSION + "'}}}")
          .replace("\\'", "\\\"")
          .replace('\'', '"')
    });

    assertThat(classes(spark, role(), ask(SESSION))).containsExactly("ADMIN");
    assertThat(gaps(spark, role(), ask(SESSION)))
        .contains("SESSION_POLICY_UNSEEN(" + SESSION + ")");
    assertThat(classes(spark, role(), issued)).containsExactly("METADATA_READER");
    assertThat(gaps(spark, role(), issued)).noneMatch(gap -> gap.startsWith("SESSION_POLICY"));
  }

  @Test
  void anAccountNobodyCollectedIsUnknownAndNoPartOfACase(SparkSession spark) {
    assertThat(classes(spark, ask(USER))).containsExactly("UNKNOWN");
    assertThat(then(Permissions.parts(answers(spark, ask(USER))), CaseParts.CASE))
        .isEmpty();
    assertThat(then(
            Permissions.parts(
                answers(spark, user(), ask(USER).with(PermissionPieces.OF, "role-key"))),
            CaseParts.CASE,
            CaseParts.PART,
            CaseParts.OF))
        .containsExactly(tuple("case", "PERMISSIONS", "role-key"));
  }

  @Test
  void whoWasCreatedWithinTheLogsNeedsNoCollection(SparkSession spark) {
    Given created = call("CreateUser", 13, "'userName':'builder'");
    Given attached = call(
        "AttachUserPolicy",
        14,
        "'userName':'builder','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'");

    assertThat(then(
            answers(spark, created, attached, ask(USER)), Permissions.CLASS, Permissions.TAKEN))
        .containsExactly(tuple("ADMIN", null));
    assertThat(Permissions.parts(answers(spark, created, attached, ask(USER))).count())
        .isEqualTo(1);
    assertThat(classes(spark, attached, ask(USER))).containsExactly("UNKNOWN");
  }

  @Test
  void theOrganizationLimitsWhoIsBelowIt(SparkSession spark) {
    var inventory = given(
        spark,
        Inventory.ITEMS,
        organization("list-parents", ACCOUNT, "{'Parents':[{'Id':'r-1'}]}"),
        organization(
            "describe-policy",
            "p-full",
            "{'Policy':{'PolicySummary':{'Id':'p-full','Name':'Full','Type':'SERVICE_CONTROL_POLICY'},'Content':"
                + "'{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}}'}}"),
        organization(
            "describe-policy",
            "p-s3",
            "{'Policy':{'PolicySummary':{'Id':'p-s3','Name':'S3','Type':'SERVICE_CONTROL_POLICY'},'Content':"
                + "'{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'s3:List*\\',\\'Resource\\':\\'*\\'}}'}}"),
        organization("list-targets-for-policy", "p-full", "{'Targets':[{'TargetId':'r-1'}]}"),
        organization(
            "list-targets-for-policy", "p-s3", "{'Targets':[{'TargetId':'" + ACCOUNT + "'}]}"),
        organization(
            "describe-organization", "o-1", "{'Id':'o-1','MasterAccountId':'999988887777'}"));
    var organization = CasePermissions.organization(inventory, CALL);
    var pieces = given(spark, PermissionPieces.TABLE, role(), ask(SESSION));
    var ofAMember = given(
        spark,
        Inventory.ITEMS,
        organization(
                "describe-organization", "o-1", "{'Id':'o-1','MasterAccountId':'999988887777'}")
            .with(Inventory.TAKEN_AT, NOON.plusSeconds(60)));

    assertThat(then(CasePermissions.answers(pieces, organization), Permissions.CLASS))
        .containsExactly(tuple("METADATA_READER"));
    assertThat(then(
            CasePermissions.answers(
                pieces, CasePermissions.organization(inventory.union(ofAMember), CALL)),
            Permissions.CLASS))
        .containsExactly(tuple("METADATA_READER"));
    assertThat(then(
            CasePermissions.answers(
                pieces, CasePermissions.organization(inventory, NOON.minusSeconds(1))),
            Permissions.CLASS))
        .containsExactly(tuple("ADMIN"));
  }

  @Test
  void whatTheOrganizationDeniesLaterLimitsNothingBefore(SparkSession spark) {
    var later = given(
        spark,
        Inventory.ITEMS,
        after(organization("list-parents", ACCOUNT, "{'Parents':[{'Id':'r-1'}]}")),
        after(
            organization(
                "describe-policy",
                "p-no",
                "{'Policy':{'PolicySummary':{'Id':'p-no','Name':'Quarantine','Type':'SERVICE_CONTROL_POLICY'},'Content':"
                    + "'{\\'Statement\\':{\\'Effect\\':\\'Deny\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}}'}}")),
        after(organization(
            "list-targets-for-policy", "p-no", "{'Targets':[{'TargetId':'" + ACCOUNT + "'}]}")));
    var organization = CasePermissions.organization(later, CALL.plusSeconds(7_200));

    assertThat(then(
            CasePermissions.answers(
                given(spark, PermissionPieces.TABLE, role(), ask(SESSION)), organization),
            Permissions.CLASS,
            Permissions.AT_MOST))
        .containsExactly(tuple("ADMIN", "ADMIN"));
    assertThat(then(
            CasePermissions.answers(
                given(
                    spark,
                    PermissionPieces.TABLE,
                    role(),
                    ask(SESSION).with(PermissionPieces.TIME, CALL.plusSeconds(3_600))),
                organization),
            Permissions.CLASS))
        .containsExactly(tuple("NONE"));
  }

  private static Given after(Given item) {
    return item.with(Inventory.TAKEN_AT, CALL.plusSeconds(3_600));
  }

  @Test
  void callsThatAreNotFollowedMayHaveGivenAnything(SparkSession spark) {
    Given one = call("TagUser", 13, "'userName':'builder'").with(PermissionPieces.LEFT_OUT, 3L);

    assertThat(then(answers(spark, user(), one, ask(USER)), Permissions.CLASS, Permissions.AT_MOST))
        .containsExactly(tuple("METADATA_READER", "ADMIN"));
    assertThat(gaps(spark, user(), one, ask(USER)))
        .contains(
            "CALLS_NOT_FOLLOWED(3 of the calls to IAM in account 111122223333, beyond the newest 20000,)");
  }

  @Test
  void theTableHoldsEachPrincipalAndTimeOnce(SparkSession spark) {
    var answers = answers(spark, user(), ask(USER), ask(USER).with(PermissionPieces.CASE, "other"));

    assertThat(then(
            Permissions.fromAnswers(answers),
            Permissions.PRINCIPAL,
            Permissions.ACCOUNT,
            Permissions.TIME,
            Permissions.TAKEN,
            Permissions.SENTENCE))
        .containsExactly(tuple(
            USER,
            ACCOUNT,
            CALL,
            NOON,
            "Can list and describe, but neither change nor read what is inside. Cannot escalate. Service control"
                + " policies were not collected: it may be less."));
    assertThat(answers.count()).isEqualTo(2);
  }

  @Test
  void theRoleOfAnInstanceIsThatOfItsNewestProfile(SparkSession spark) {
    var edges = given(
        spark,
        ResourceEdges.TABLE,
        edge("instance", "profile-old", "HAS_PROFILE", 9, false),
        edge("instance", "profile", "HAS_PROFILE", 13, false),
        edge("instance", "profile-later", "HAS_PROFILE", 18, false),
        edge("profile", role("app"), "CONTAINS", 8, false),
        edge("profile-old", role("old"), "CONTAINS", 8, false),
        edge("profile-later", role("later"), "CONTAINS", 8, false),
        edge("function", role("worker"), "RUNS_AS", 10, false),
        edge("stopped", "profile", "HAS_PROFILE", 10, false),
        edge("stopped", "profile", "HAS_PROFILE", 14, true),
        edge("task", role("app"), "RUNS_AS", 10, false),
        edge("task", role("worker"), "RUNS_AS", 10, false),
        edge("instance", role("unrelated"), "USES", 10, false));
    var candidates = given(
        spark,
        CANDIDATES,
        candidate("instance"),
        candidate("function"),
        candidate("stopped"),
        candidate("task"));

    assertThat(then(
            PermissionAsks.carried(CaseRoles.carried(candidates, edges, CALL)),
            PermissionPieces.CASE,
            PermissionPieces.ACCOUNT,
            PermissionPieces.ARN,
            PermissionPieces.OF,
            PermissionPieces.PART))
        .containsExactlyInAnyOrder(
            tuple("instance", ACCOUNT, roleArn("app"), role("app"), "CARRIED"),
            tuple("function", ACCOUNT, roleArn("worker"), role("worker"), "CARRIED"),
            tuple("task", ACCOUNT, roleArn("app"), role("app"), "CARRIED"),
            tuple("task", ACCOUNT, roleArn("worker"), role("worker"), "CARRIED"));
  }

  @Test
  void aRoleAndAUserStandForThemselves(SparkSession spark) {
    String user = "AWS::IAM::User|aws|" + ACCOUNT + "|global|ops";
    var candidates = given(spark, CANDIDATES, candidate(role("app")), candidate(user));

    assertThat(then(
            PermissionAsks.carried(
                CaseRoles.carried(candidates, given(spark, ResourceEdges.TABLE), CALL)),
            PermissionPieces.ARN,
            PermissionPieces.OF))
        .containsExactlyInAnyOrder(
            tuple(roleArn("app"), role("app")),
            tuple("arn:aws:iam::" + ACCOUNT + ":user/ops", user));
  }

  private static List<Object> classes(SparkSession spark, Given... pieces) {
    return then(answers(spark, pieces), Permissions.CLASS).stream()
        .map(row -> row.toList().get(0))
        .toList();
  }

  private static List<String> gaps(SparkSession spark, Given... pieces) {
    Row row = answers(spark, pieces).head();
    return row.getList(row.fieldIndex(Permissions.GAPS.name()));
  }

  private static org.apache.spark.sql.Dataset<Row> answers(SparkSession spark, Given... pieces) {
    var none = CasePermissions.organization(given(spark, Inventory.ITEMS), CALL);
    return CasePermissions.answers(given(spark, PermissionPieces.TABLE, pieces), none);
  }

  private static Given user() {
    return item(
        "AWS::IAM::User",
        "{'Arn':'" + USER
            + "','UserPolicyList':[{'PolicyName':'list','PolicyDocument':{'Statement':"
            + "{'Effect':'Allow','Action':'s3:ListBucket','Resource':'*'}}}]}");
  }

  private static Given role() {
    return item(
        "AWS::IAM::Role",
        "{'Arn':'arn:aws:iam::" + ACCOUNT
            + ":role/path/app','AssumeRolePolicyDocument':{'Statement':[]},"
            + "'RolePolicyList':[{'PolicyName':'all','PolicyDocument':{'Statement':"
            + "{'Effect':'Allow','Action':'*','Resource':'*'}}}]}");
  }

  private static Given item(String type, String json) {
    String row = "{'takenAt':'" + NOON + "','account':'" + ACCOUNT
        + "','region':'global','service':'iam','operation':'get-account-authorization-details','resourceType':'"
        + type + "','id':'x','arn':'','name':'','item':'" + json.replace("'", "\\'") + "'}";
    return piece(PermissionPieces.ITEM, NOON).with(PermissionPieces.PAYLOAD, json(row));
  }

  private static Given call(String name, int hour, String parameters) {
    Instant time = Instant.parse("2026-03-01T" + hour + ":00:00Z");
    return piece(PermissionPieces.CALL, time)
        .with(
            PermissionPieces.PAYLOAD,
            json("{'eventID':'e1','eventTime':'" + time
                + "','eventSource':'iam.amazonaws.com','eventName':'" + name
                + "','recipientAccountId':'" + ACCOUNT + "','requestParameters':{" + parameters
                + "}}"));
  }

  private static Given ask(String arn) {
    return piece(PermissionPieces.ASK, CALL)
        .with(PermissionPieces.CASE, "case")
        .with(PermissionPieces.PART, Part.PERMISSIONS.name())
        .with(PermissionPieces.ARN, arn)
        .with(PermissionPieces.CREDENTIAL, "");
  }

  private static Given piece(int kind, Instant time) {
    return Given.row()
        .with(PermissionPieces.ACCOUNT, ACCOUNT)
        .with(PermissionPieces.KIND, kind)
        .with(PermissionPieces.TIME, time);
  }

  private static Given organization(String operation, String id, String item) {
    return Given.row()
        .with(Inventory.TAKEN_AT, NOON)
        .with(Inventory.ACCOUNT, "999988887777")
        .with(Inventory.SERVICE, "organizations")
        .with(Inventory.OPERATION, operation)
        .with(Inventory.ID, id)
        .with(Inventory.ITEM, json(item));
  }

  private static Given candidate(String resource) {
    return Given.row()
        .with(CaseParts.CASE, resource)
        .with(Triggers.RESOURCE, resource)
        .with(Triggers.EVENT_TIME, CALL);
  }

  private static Given edge(String child, String parent, String type, int hour, boolean closes) {
    return Given.row()
        .with(ResourceEdges.CHILD, child)
        .with(ResourceEdges.PARENT, parent)
        .with(ResourceEdges.TYPE, type)
        .with(ResourceEdges.TIME, Instant.parse("2026-03-01T%02d:00:00Z".formatted(hour)))
        .with(ResourceEdges.CLOSES, closes);
  }

  private static String role(String name) {
    return "AWS::IAM::Role|aws|" + ACCOUNT + "|global|" + name;
  }

  private static String roleArn(String name) {
    return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
  }

  private static String json(String text) {
    return text.replace("\\'", "\\\"").replace('\'', '"');
  }
}
