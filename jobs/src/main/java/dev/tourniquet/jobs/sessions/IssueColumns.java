package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.session.Issue;
import dev.tourniquet.session.IssueKind;
import dev.tourniquet.session.Issued;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.IssuingCall;
import dev.tourniquet.session.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/** One issue of credentials, as columns that two tables have. */
final class IssueColumns {
  static final Field KIND = required(
      "kind", StringType, "How the credentials came about, such as ASSUME_ROLE or CONSOLE_LOGIN.");
  static final Field EVENT_TIME = Events.EVENT_TIME;
  static final Field EVENT_ID = Events.EVENT_ID;
  static final Field ACCOUNT = Events.ACCOUNT;
  static final Field REGION =
      required("region", StringType, "Region the call was made to; may be empty.");
  static final Field ADDRESS =
      required("sourceIPAddress", StringType, "Where the call came from, as written.");
  static final KeyColumns ISSUER_SESSION = new KeyColumns(
      "issuerSession", "Key of the session that issued them; empty for people and services.");
  static final KeyColumns ISSUER_PRINCIPAL =
      new KeyColumns("issuerPrincipal", "Key of who issued them.");
  static final KeyColumns ISSUER_ACTOR = new KeyColumns(
      "issuerActor", "Key of the person or workload behind the issuer; may be empty.");
  static final NameColumns ISSUER_NAME = new NameColumns("issuer", "issuer");
  static final Field ISSUED_KEY =
      required("issuedKey", StringType, "Access key id of the new credentials; may be empty.");
  static final Field ISSUED_ID =
      required("issuedId", StringType, "principalId of the new session, as told; may be empty.");
  static final Field ROLE = required("roleArn", StringType, "Role; may be empty.");
  static final Field ROLE_SESSION =
      required("roleSessionName", StringType, "Name of the new session; may be empty.");
  static final Field PERMISSION_SET = required(
      "permissionSet", StringType, "Account and Identity Center permission set; may be empty.");
  static final Field SIGN_IN =
      required("issuedSignIn", StringType, "ARN of the sign-in session; may be empty.");
  static final Field SECONDS =
      required("durationSeconds", LongType, "How long they last; 0 when it is not told.");
  static final Field MFA =
      required("issuedWithMfa", BooleanType, "Whether the issuer showed a second factor.");
  static final Field SOURCE_IDENTITY =
      required("issuedSourceIdentity", StringType, "Source identity set with them; may be empty.");
  static final Field POLICY = required(
      "sessionPolicy", StringType, "Policies that narrow the session, as written; may be empty.");

  private IssueColumns() {}

  /** These columns after some of a table's own. */
  static Field[] after(Field... before) {
    List<Field> all = new ArrayList<>(Arrays.asList(before));
    all.addAll(List.of(KIND, EVENT_TIME, EVENT_ID, ACCOUNT, REGION, ADDRESS));
    all.addAll(ISSUER_SESSION.fields());
    all.addAll(ISSUER_PRINCIPAL.fields());
    all.addAll(ISSUER_ACTOR.fields());
    all.addAll(ISSUER_NAME.fields());
    all.addAll(List.of(ISSUED_KEY, ISSUED_ID, ROLE, ROLE_SESSION, PERMISSION_SET, SIGN_IN));
    all.addAll(List.of(SECONDS, MFA, SOURCE_IDENTITY, POLICY));
    return all.toArray(Field[]::new);
  }

  /** The values in the order of the columns. */
  static List<Object> values(Issue issue) {
    IssuingCall call = issue.call();
    Issued issued = issue.issued();
    Terms terms = issue.terms();
    List<Object> all = new ArrayList<>(List.of(
        issue.kind().name(),
        call.time(),
        call.eventId(),
        call.account(),
        call.region(),
        call.address()));
    ISSUER_SESSION.add(all, issue.issuer().session());
    ISSUER_PRINCIPAL.add(all, issue.issuer().principal());
    ISSUER_ACTOR.add(all, issue.issuer().actor());
    ISSUER_NAME.add(all, issue.issuer().name());
    all.addAll(List.of(issued.accessKeyId(), issued.principalId(), issued.roleArn()));
    all.addAll(List.of(issued.sessionName(), issued.permissionSet(), issued.signInArn()));
    all.addAll(
        List.of(terms.seconds(), terms.mfa(), terms.sourceIdentity(), terms.sessionPolicy()));
    return all;
  }

  static Issue issue(Row row) {
    return new Issue(
        IssueKind.valueOf(row.getAs(KIND.name())),
        new IssuingCall(
            row.getAs(EVENT_ID.name()),
            row.getAs(ACCOUNT.name()),
            row.getAs(REGION.name()),
            row.getAs(EVENT_TIME.name()),
            row.getAs(ADDRESS.name())),
        new Issuer(
            ISSUER_SESSION.key(row),
            ISSUER_PRINCIPAL.key(row),
            ISSUER_ACTOR.key(row),
            ISSUER_NAME.name(row)),
        issued(row),
        new Terms(
            row.<Long>getAs(SECONDS.name()),
            row.<Boolean>getAs(MFA.name()),
            row.getAs(SOURCE_IDENTITY.name()),
            row.getAs(POLICY.name())));
  }

  private static Issued issued(Row row) {
    return new Issued(
        row.getAs(ISSUED_KEY.name()),
        row.getAs(ISSUED_ID.name()),
        row.getAs(ROLE.name()),
        row.getAs(ROLE_SESSION.name()),
        row.getAs(PERMISSION_SET.name()),
        row.getAs(SIGN_IN.name()));
  }
}
