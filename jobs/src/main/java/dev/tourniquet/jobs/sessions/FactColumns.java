package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.session.Activity;
import dev.tourniquet.session.Marks;
import dev.tourniquet.session.SessionFacts;
import dev.tourniquet.trail.PrincipalName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import scala.jdk.javaapi.CollectionConverters;

/** What calls tell of a session, as columns that several tables have. */
final class FactColumns {
  private static final ArrayType TEXTS = new ArrayType(StringType, false);

  static final KeyColumns SESSION = new KeyColumns("session", "Key of the session; may be empty.");
  static final KeyColumns PRINCIPAL =
      new KeyColumns("principal", "Key of its holder: what has the permissions.");
  static final Field PRINCIPAL_ID =
      required("principalId", StringType, "Holder and session name as CloudTrail writes them.");
  static final NameColumns NAME = new NameColumns("", "holder");
  static final Field CREATED =
      optional("created", TimestampType, "When its credentials were issued.");
  static final KeyColumns ACTOR = new KeyColumns(
      "actor", "Key of the person or workload behind it, by its own records; may be empty.");
  static final Field MFA =
      required("mfa", BooleanType, "Whether a second factor was shown when it began.");
  static final Field CONSOLE =
      required("console", BooleanType, "Whether it belongs to the web console for certain.");
  static final Field SOURCE_IDENTITY = required(
      "sourceIdentity", StringType, "Name that stays with it through every role; may be empty.");
  static final Field SIGN_IN =
      required("signInSessionArn", StringType, "Sign-in session it came from; may be empty.");
  static final Field ROLE_DELIVERY = required(
      "ec2RoleDelivery", StringType, "Version of the instance metadata service; may be empty.");
  static final Field FIRST = required("firstTime", TimestampType, "First call.");
  static final Field LAST = required("lastTime", TimestampType, "Last call.");
  static final Field CALLS = required("calls", LongType, "Calls, those made on by services too.");
  static final Field FIRST_DIRECT =
      optional("firstDirect", TimestampType, "First call it made itself.");
  static final Field LAST_DIRECT =
      optional("lastDirect", TimestampType, "Last call it made itself.");
  static final Field FIRST_EVENT =
      optional("firstEvent", StringType, "Event id of the first call it made itself.");
  static final Field FORWARDER = required(
      "forwarder", StringType, "A service that called on with its identity; may be empty.");
  static final Field CREDENTIALS =
      required("credentials", TEXTS, "Access keys it used, at most 40.");
  static final Field FIRST_IP = required("firstIp", StringType, "Address of its first call.");
  static final Field IPS = required("ips", TEXTS, "Addresses it called from, at most 40.");
  static final Field SERVICES =
      required("services", TEXTS, "Services it called itself, at most 40.");

  private FactColumns() {}

  /** These columns after some of a table's own, and before others. */
  static Field[] between(List<Field> before, Field... after) {
    List<Field> all = new ArrayList<>(before);
    all.addAll(SESSION.fields());
    all.addAll(PRINCIPAL.fields());
    all.add(PRINCIPAL_ID);
    all.addAll(NAME.fields());
    all.add(CREATED);
    all.addAll(ACTOR.fields());
    all.addAll(List.of(MFA, CONSOLE, SOURCE_IDENTITY, SIGN_IN, ROLE_DELIVERY));
    all.addAll(List.of(FIRST, LAST, CALLS, FIRST_DIRECT, LAST_DIRECT, FIRST_EVENT));
    all.addAll(List.of(FORWARDER, CREDENTIALS, FIRST_IP, IPS, SERVICES));
    all.addAll(Arrays.asList(after));
    return all.toArray(Field[]::new);
  }

  /** The values in the order of the columns. */
  static List<Object> values(SessionFacts facts) {
    List<Object> all = new ArrayList<>();
    Marks marks = facts.marks();
    SESSION.add(all, facts.session());
    PRINCIPAL.add(all, facts.holder().principal());
    all.add(facts.holder().id());
    NAME.add(all, facts.holder().name());
    all.add(facts.created());
    ACTOR.add(all, facts.actor());
    all.addAll(List.of(
        marks.mfa(),
        marks.console(),
        marks.sourceIdentity(),
        marks.signInArn(),
        marks.roleDelivery()));
    add(all, facts.activity());
    return all;
  }

  private static void add(List<Object> all, Activity activity) {
    Activity.Direct direct = activity.direct();
    all.addAll(List.of(activity.first(), activity.last(), activity.calls()));
    all.add(direct == null ? null : direct.first());
    all.add(direct == null ? null : direct.last());
    all.add(direct == null ? null : direct.firstEvent());
    all.add(activity.forwarder());
    all.add(texts(activity.credentials()));
    all.add(activity.firstIp());
    all.add(texts(activity.ips()));
    all.add(texts(activity.services()));
  }

  static SessionFacts facts(Row row) {
    PrincipalName name = NAME.name(row);
    return new SessionFacts(
        SESSION.key(row),
        new SessionFacts.Holder(PRINCIPAL.key(row), row.getAs(PRINCIPAL_ID.name()), name),
        row.getAs(CREATED.name()),
        ACTOR.key(row),
        new Marks(
            row.<Boolean>getAs(MFA.name()),
            row.<Boolean>getAs(CONSOLE.name()),
            row.getAs(SOURCE_IDENTITY.name()),
            row.getAs(SIGN_IN.name()),
            row.getAs(ROLE_DELIVERY.name())),
        activity(row));
  }

  private static Activity activity(Row row) {
    Activity.Direct direct = row.getAs(FIRST_DIRECT.name()) == null
        ? null
        : new Activity.Direct(
            row.getAs(FIRST_DIRECT.name()),
            row.getAs(LAST_DIRECT.name()),
            row.getAs(FIRST_EVENT.name()));
    return new Activity(
        row.getAs(FIRST.name()),
        row.getAs(LAST.name()),
        row.<Long>getAs(CALLS.name()),
        direct,
        row.getAs(FORWARDER.name()),
        row.getList(row.fieldIndex(CREDENTIALS.name())),
        row.getAs(FIRST_IP.name()),
        row.getList(row.fieldIndex(IPS.name())),
        row.getList(row.fieldIndex(SERVICES.name())));
  }

  private static Object texts(List<String> list) {
    return CollectionConverters.asScala(list).toSeq();
  }
}
