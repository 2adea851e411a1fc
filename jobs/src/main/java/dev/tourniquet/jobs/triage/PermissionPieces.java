package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.ArrayType;

/** What it takes to tell permissions, account by account: what was collected, calls to IAM, and the questions. */
final class PermissionPieces {
  /** Calls that changed identities of one account: those that change permissions first, of them the newest. */
  static final int MOST_CALLS = 20_000;

  private static final String PERMISSIONS = "(Create|Delete)(User|Role|Group|Policy|PolicyVersion)"
      + "|(Attach|Detach|Put|Delete)(User|Role|Group)Policy|(Put|Delete)(User|Role)PermissionsBoundary"
      + "|SetDefaultPolicyVersion|(AddUserTo|RemoveUserFrom)Group|UpdateAssumeRolePolicy|Update(User|Group)";
  private static final String TAGS = "(Tag|Untag)(User|Role)";
  private static final int OTHER = 2;
  private static final String RANK = "rank";

  static final int ITEM = 0;
  static final int CALL = 1;
  static final int ASK = 2;

  private static final String DETAILS = "get-account-authorization-details";
  /** Where the answer to {@link #DETAILS} lists each type. */
  static final Map<String, String> LISTS = Map.of(
      "AWS::IAM::User", "UserDetailList",
      "AWS::IAM::Group", "GroupDetailList",
      "AWS::IAM::Role", "RoleDetailList",
      "AWS::IAM::Policy", "Policies");

  private static final ArrayType TEXTS = new ArrayType(StringType, true);

  static final Field ACCOUNT = Permissions.ACCOUNT;
  static final Field KIND =
      required("piece", IntegerType, "An item, a call or a question: 0, 1, 2.");
  static final Field TIME =
      required("time", TimestampType, "Of the collection, the call or the question.");
  static final Field CASE = optional("case", StringType, "Of a question.");
  static final Field PART = optional("part", StringType, "Of a question.");
  static final Field OF = optional("of", StringType, "Of a question: the key of the role.");
  static final Field ARN = optional("arn", StringType, "Whom a question is about.");
  static final Field SESSION =
      optional("session", StringType, "Of a question: key of the session.");
  static final Field CREDENTIAL = optional("credential", StringType, "Of a question.");
  static final Field PAYLOAD = optional("payload", StringType, "An item or a call as JSON.");
  static final Field LEFT_OUT = optional(
      "leftOut",
      LongType,
      "Of a call: how many of its account may change permissions and were not taken.");
  static final Field SUCCEEDED = optional("succeeded", TEXTS, "Of a question.");
  static final Field ISSUING = optional("issuing", TEXTS, "Of a question.");
  static final Table TABLE = Table.whole(
      "permission_pieces",
      "One piece.",
      ACCOUNT,
      KIND,
      TIME,
      CASE,
      PART,
      OF,
      ARN,
      SESSION,
      CREDENTIAL,
      PAYLOAD,
      LEFT_OUT,
      SUCCEEDED,
      ISSUING);

  private PermissionPieces() {}

  /**
   * asks × inventory → what was collected of identities and their policies: for each time that is asked about the newest
   * collection before it, or else the first after it. An inventory that is collected every hour has thousands.
   */
  static Dataset<Row> items(Dataset<Row> asks, Dataset<Row> inventory, Instant asOf) {
    Dataset<Row> collected = CaseResources.known(inventory, asOf)
        .where(Inventory.OPERATION.col().equalTo(DETAILS))
        .where(Inventory.TYPE.col().isInCollection(LISTS.keySet()));
    Column taken = Inventory.TAKEN_AT.col();
    Dataset<Row> needed = asks.select(ACCOUNT.col(), TIME.col())
        .distinct()
        .join(collected.select(Inventory.ACCOUNT.col(), taken).distinct(), ACCOUNT.name())
        .groupBy(ACCOUNT.col(), TIME.col())
        .agg(Inventory.TAKEN_AT.is(coalesce(max(when(taken.leq(TIME.col()), taken)), min(taken))))
        .select(Inventory.ACCOUNT.col(), taken)
        .distinct();
    String[] collection = {Inventory.ACCOUNT.name(), Inventory.TAKEN_AT.name()};
    return collected
        .join(needed, collection, "left_semi")
        .select(piece(
            Inventory.ACCOUNT.col(), ITEM, taken, to_json(struct(Inventory.ITEMS.columns()))));
  }

  /** Calls that changed identities of the accounts that are asked about. */
  static Dataset<Row> calls(
      Dataset<Row> asks, Dataset<Row> entities, Dataset<Row> events, Instant asOf) {
    String[] id = {Events.DAY.name(), Events.ACCOUNT.name(), Events.EVENT_ID.name()};
    var account = Window.partitionBy(EventEntities.ACCOUNT.col());
    var first = account.orderBy(
        kind().asc(), EventEntities.EVENT_TIME.col().desc(), EventEntities.EVENT_ID.col());
    Column counting = count(when(kind().lt(OTHER), lit(1))).over(account);
    Dataset<Row> changes = CaseResources.changes(entities)
        .where(EventEntities.KIND.col().equalTo("identity"))
        .where(EventEntities.EVENT_SOURCE.col().equalTo("iam.amazonaws.com"))
        .where(EventEntities.EVENT_TIME.col().leq(lit(asOf)))
        .join(asks.select(ACCOUNT.col()).distinct(), ACCOUNT.name(), "left_semi")
        .withColumn(RANK, row_number().over(first))
        .withColumn(LEFT_OUT.name(), greatest(counting.minus(MOST_CALLS), lit(0L)))
        .where(col(RANK).leq(MOST_CALLS))
        .select(Events.DAY.col(), Events.ACCOUNT.col(), Events.EVENT_ID.col(), LEFT_OUT.col());
    MapFunction<Row, Row> whole = row -> RowFactory.create(
        row.getAs(Events.ACCOUNT.name()),
        CALL,
        row.getAs(Events.EVENT_TIME.name()),
        null,
        null,
        null,
        null,
        null,
        null,
        EventRecords.event(row).record().toString(),
        row.getAs(LEFT_OUT.name()),
        null,
        null);
    return events.join(changes, id).map(whole, Encoders.row(TABLE.schema()));
  }

  /** What a call can be about: permissions, the tags that they may depend on, or anything else, such as keys. */
  private static Column kind() {
    Column operation = EventEntities.EVENT_NAME.col();
    return when(operation.rlike("^(" + PERMISSIONS + ")$"), 0)
        .when(operation.rlike("^" + TAGS + "$"), 1)
        .otherwise(OTHER);
  }

  private static Column[] piece(Column account, int kind, Column time, Column payload) {
    return new Column[] {
      ACCOUNT.is(account),
      KIND.is(lit(kind)),
      TIME.is(time),
      CASE.is(lit(null)),
      PART.is(lit(null)),
      OF.is(lit(null)),
      ARN.is(lit(null)),
      SESSION.is(lit(null)),
      CREDENTIAL.is(lit(null)),
      PAYLOAD.is(payload),
      LEFT_OUT.is(lit(null)),
      SUCCEEDED.is(array()),
      ISSUING.is(array())
    };
  }
}
