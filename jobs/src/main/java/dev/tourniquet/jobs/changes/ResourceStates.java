package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Disagreement;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** What is known of every attribute of every resource, as of the newest fact held about it. */
public final class ResourceStates {
  public static final Field PART = ResourceChanges.PART;
  public static final Field RESOURCE = ResourceWrites.RESOURCE;
  public static final Field TYPE = required("resourceType", StringType, "Such as AWS::EC2::Image.");
  public static final Field ACCOUNT = required(
      "account", StringType, "Account of the resource; empty where its key does not tell.");
  public static final Field REGION = required("region", StringType, "Region, or global.");
  public static final Field ID = required("id", StringType, "Id or name.");
  public static final Field EXISTS = required(
      "exists", StringType, "YES, NO or UNKNOWN; a deleted resource has a row without attribute.");
  public static final Field INCARNATION = required(
      "incarnation",
      IntegerType,
      "How often the name was seen to be created: created again, it is another resource.");
  public static final Field DELETIONS =
      required("deletions", IntegerType, "How often it was seen to be deleted.");
  public static final Field DELETED_AT =
      optional("deletedAt", TimestampType, "When it was deleted last.");
  public static final Field DELETED_BY = optional(
      "deletedBy", StringType, "Event id of that, or the item of AWS Config that shows it.");
  public static final Field ATTRIBUTE = optional("attribute", StringType, "Name of the attribute.");
  public static final Field VALUE = optional(
      "value",
      StringType,
      "The value as JSON, or as much as is known; NULL when a call wrote what CloudTrail left out.");
  public static final Field COMPLETE = optional(
      "complete", BooleanType, "False when there may be more than is known: at least these.");
  public static final Field ABSENT = required(
      "absent",
      DataTypes.createArrayType(StringType),
      "Elements known not to be there, where the value is not complete.");
  public static final Field ALTERNATIVES = required(
      "alternatives",
      DataTypes.createArrayType(StringType),
      "Values as possible: calls of one second have no order.");
  public static final Field SOURCE =
      optional("source", StringType, "What it builds on: TRAIL, CONFIG or DESCRIBE.");
  public static final Field AS_OF =
      optional("asOf", TimestampType, "Age: when the last fact about it was true.");
  public static final Field EVIDENCE = required(
      "evidence",
      DataTypes.createArrayType(StringType),
      "Event ids that made the value, oldest first; at most 100.");
  public static final Field DISAGREEMENTS = required(
      "disagreements",
      DataTypes.createArrayType(StringType),
      "Sights that no call held leads to: it was changed outside the logs held. At most 100.");
  public static final Field LEFT_OUT =
      required("leftOut", LongType, "Older facts about the resource that were too many to fold.");

  public static final Table TABLE = Table.spread(
          "resource_states",
          "One attribute of one resource as it is known now.",
          PART,
          RESOURCE,
          TYPE,
          ACCOUNT,
          REGION,
          ID,
          EXISTS,
          INCARNATION,
          DELETIONS,
          DELETED_AT,
          DELETED_BY,
          ATTRIBUTE,
          VALUE,
          COMPLETE,
          ABSENT,
          ALTERNATIVES,
          SOURCE,
          AS_OF,
          EVIDENCE,
          DISAGREEMENTS,
          LEFT_OUT)
      .searchedBy(RESOURCE, TYPE, ACCOUNT, REGION, ATTRIBUTE);

  private static final int MOST = 100;

  private ResourceStates() {}

  /** The rows of one resource; which part they lie in is found when they are written. */
  static List<Row> rows(State state, long leftOut) {
    List<Row> rows = new ArrayList<>();
    state.attributes().forEach((name, value) -> rows.add(row(state, leftOut, name, value)));
    if (rows.isEmpty()) {
      rows.add(row(state, leftOut, null, null));
    }
    return rows;
  }

  private static Row row(State state, long leftOut, String name, Value value) {
    List<Object> columns = new ArrayList<>();
    ResourceKey key = state.resource();
    columns.addAll(List.of(0, key.text(), key.type(), key.account(), key.region(), key.id()));
    columns.addAll(
        List.of(state.exists().name(), state.incarnation(), state.deletions().size()));
    State.Deletion last = state.deletions().isEmpty()
        ? null
        : state.deletions().get(state.deletions().size() - 1);
    columns.add(last == null ? null : last.time());
    columns.add(last == null ? null : last.evidence());
    columns.add(name);
    columns.add(value == null ? null : ResourceChanges.text(value.known()));
    columns.add(value == null ? null : value.complete());
    columns.add(texts(value == null ? List.of() : value.absent()));
    columns.add(texts(
        value == null
            ? List.of()
            : value.alternatives().stream().map(JsonNode::toString).toList()));
    columns.add(value == null ? null : source(value));
    columns.add(value == null ? null : known(value.asOf()));
    columns.add(texts(value == null ? List.of() : value.evidence()));
    columns.add(texts(
        value == null
            ? List.of()
            : value.disagreements().stream().map(ResourceStates::sentence).toList()));
    columns.add(leftOut);
    return RowFactory.create(columns.toArray());
  }

  private static String source(Value value) {
    if (value.source().equals("events")) {
      return "TRAIL";
    }
    return value.source().startsWith("config ") ? "CONFIG" : "DESCRIBE";
  }

  private static Instant known(Instant time) {
    return time.equals(Instant.MIN) ? null : time;
  }

  private static String sentence(Disagreement one) {
    return "%s shows %s where the calls held lead to %s"
        .formatted(one.source(), cut(one.described()), cut(one.folded()));
  }

  private static String cut(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }

  private static String[] texts(List<String> texts) {
    return texts.stream().limit(MOST).toArray(String[]::new);
  }
}
