package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What AWS answered when it was asked what there is, and what of the answers could not be read. */
public final class Inventory {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static final Field TAKEN_AT = required("takenAt", TimestampType, "When AWS was asked.");
  public static final Field ACCOUNT = required("account", StringType, "Account that was asked.");
  public static final Field REGION = required("region", StringType, "Region, or global.");
  public static final Field SERVICE = required("service", StringType, "As the AWS CLI names it.");
  public static final Field OPERATION =
      required("operation", StringType, "As the AWS CLI names it.");
  public static final Field TYPE =
      required("resourceType", StringType, "Such as AWS::EC2::Image; may be empty.");
  public static final Field ID = required("id", StringType, "Id within the type; may be empty.");
  public static final Field KEY = required("key", StringType, "Key, as in event_entities.");
  public static final Field ARN = required("arn", StringType, "ARN; may be empty.");
  public static final Field NAME = required("name", StringType, "Name; may be empty.");
  public static final Field ITEM = required("item", StringType, "The answer's own JSON.");
  public static final Table ITEMS = Table.whole(
          "inventory",
          "One thing that an AWS call listed.",
          TAKEN_AT,
          ACCOUNT,
          REGION,
          SERVICE,
          OPERATION,
          TYPE,
          ID,
          KEY,
          ARN,
          NAME,
          ITEM)
      .searchedBy(TAKEN_AT, ACCOUNT, OPERATION, KEY, ARN);

  public static final Field FILE = required("file", StringType, "The inventory file.");
  public static final Field POSITION = required("position", StringType, "Where in it.");
  public static final Field ERROR =
      required("error", StringType, "What is wrong and how to mend it.");
  public static final Table PROBLEMS = Table.whole(
      "inventory_problems",
      "One part of an inventory file that could not be read.",
      FILE,
      POSITION,
      ERROR);

  private Inventory() {}

  static Row row(InventoryItem item) {
    return RowFactory.create(
        item.takenAt(),
        item.account(),
        item.region(),
        item.service(),
        item.operation(),
        item.resourceType(),
        item.id(),
        item.key().text(),
        item.arn(),
        item.name(),
        item.item().toString());
  }

  /** The item of a row that has, beside others, the columns of {@code inventory}. */
  public static InventoryItem fromRow(Row row) {
    return item(field -> row.getAs(field.name()), row.getAs(TAKEN_AT.name()));
  }

  /** The item of a row that was turned into JSON. */
  public static InventoryItem fromJson(JsonNode row) {
    return item(
        field -> row.path(field.name()).asText(),
        Instant.parse(row.path(TAKEN_AT.name()).asText()));
  }

  private static InventoryItem item(Function<Field, String> text, Instant takenAt) {
    try {
      return new InventoryItem(
          takenAt,
          text.apply(ACCOUNT),
          text.apply(REGION),
          text.apply(SERVICE),
          text.apply(OPERATION),
          text.apply(TYPE),
          text.apply(ID),
          text.apply(ARN),
          text.apply(NAME),
          JSON.readTree(text.apply(ITEM)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Cannot read back an inventory item: " + e.getOriginalMessage(), e);
    }
  }
}
