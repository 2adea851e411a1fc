package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Attributed;
import dev.tourniquet.config.Change;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** Every change of every resource, with the call and the identity behind it. */
public final class ResourceChanges {
  public static final Field PART =
      required("part", IntegerType, "Number that the resources are spread over.");
  public static final Field RESOURCE = ResourceWrites.RESOURCE;
  public static final Field TIME = required(
      "time",
      TimestampType,
      "Time of the call; of a change that was only seen, the latest time it can have been made.");
  public static final Field SINCE =
      required("since", TimestampType, "Earliest time it can have been made.");
  public static final Field ATTRIBUTE = ResourceWrites.ATTRIBUTE;
  public static final Field PATH = required(
      "path", StringType, "The attribute and what in it, such as policy[PublicRead][Action].");
  public static final Field BEFORE = optional(
      "before", StringType, "Value before as JSON: null text when not known, NULL when not there.");
  public static final Field AFTER = optional(
      "after", StringType, "Value after as JSON: null text when not known, NULL when not there.");
  public static final Field EVENT =
      optional("event", StringType, "Event id of the call; of several possible ones the newest.");
  public static final Field OTHER_EVENTS = required(
      "otherEvents",
      DataTypes.createArrayType(StringType),
      "Other calls that may have made it, newest first.");
  public static final Field PRINCIPAL =
      optional("principal", StringType, "Key of the identity that made it, where that is known.");
  public static final Field ATTRIBUTION =
      required("attribution", StringType, "EXACT, STRONG, WEAK or UNATTRIBUTED.");
  public static final Field REASON =
      optional("reason", StringType, "Why it is attributed so, or to nobody.");
  public static final Field SOURCE = required(
      "source",
      StringType,
      "TRAIL: a call tells it; CONFIG, DESCRIBE: it was seen, and no call held leads to it.");
  public static final Field SEEN_BY = optional(
      "seenBy", StringType, "The item of AWS Config or the describing call that shows it.");

  public static final Table TABLE = Table.spread(
          "resource_changes",
          "One change of one resource, tied to its call and caller.",
          PART,
          RESOURCE,
          TIME,
          SINCE,
          ATTRIBUTE,
          PATH,
          BEFORE,
          AFTER,
          EVENT,
          OTHER_EVENTS,
          PRINCIPAL,
          ATTRIBUTION,
          REASON,
          SOURCE,
          SEEN_BY)
      .searchedBy(RESOURCE, TIME);

  private ResourceChanges() {}

  /** The row of one change; which part it lies in is found when it is written. */
  static Row row(Attributed attributed) {
    Change change = attributed.change();
    List<String> events = attributed.events();
    boolean called = !events.isEmpty();
    return RowFactory.create(
        0,
        change.resource().text(),
        change.time(),
        change.cause().since(),
        change.cause().attribute(),
        change.path(),
        text(change.before()),
        text(change.after()),
        called ? events.get(0) : null,
        called ? events.subList(1, events.size()).toArray(new String[0]) : new String[0],
        emptyToNull(attributed.principal()),
        attributed.attribution().name(),
        emptyToNull(attributed.reason()),
        change.cause().source().name(),
        events.contains(change.eventId()) ? null : change.eventId());
  }

  static String text(JsonNode value) {
    return value.isMissingNode() ? null : value.toString();
  }

  static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
