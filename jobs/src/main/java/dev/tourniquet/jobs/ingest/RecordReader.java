package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.jobs.ingest.ObjectParser.Item;
import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Reads one record into the columns of {@code events}, and says what is wrong with it. */
final class RecordReader {
  /** CloudTrail's own columns as they are written: eventTime is still text. */
  static final StructType WRITTEN = new StructType(Events.TABLE.fields().stream()
      .filter(field -> !Events.ADDED.contains(field))
      .map(field -> DataTypes.createStructField(
          field.name(),
          field.equals(Events.EVENT_TIME) ? DataTypes.StringType : field.type(),
          true))
      .toArray(StructField[]::new));

  /** What CloudTrail Insights writes as {@code eventType}. */
  static final String INSIGHT = "AwsCloudTrailInsight";

  /** Years a table can hold; CloudTrail began in 2013. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final RecordColumns.Names NAMES = RecordColumns.Names.of(WRITTEN);
  private static final int[] TARGET = targets();

  private final byte[] bytes;
  private final int start;
  private final RecordColumns columns;
  private Object[] written;

  RecordReader(byte[] bytes, int start, JsonParser parser) {
    this.bytes = bytes;
    this.start = start;
    this.columns = new RecordColumns(bytes, start, parser);
  }

  void read() throws IOException {
    written = columns.object(NAMES, "");
  }

  /** The same as of a scanned record. */
  boolean isInsight() {
    return text(Events.EVENT_TYPE.name()).equals(INSIGHT)
        && text(Events.EVENT_NAME.name()).isEmpty();
  }

  /** The record with its problems, or only its problems when it cannot be kept. */
  List<Item> items(String object, int index, int end) {
    if (text(Events.EVENT_ID.name()).isEmpty()) {
      return List.of(broken(
          index,
          Reason.NO_EVENT_ID,
          "The record has no eventID, so it cannot be told from its"
              + " copies. CloudTrail always writes one: is this a CloudTrail record?"));
    }
    Instant time = time();
    if (time == null) {
      return List.of(broken(
          index,
          Reason.NO_EVENT_TIME,
          "The record has no eventTime of the form"
              + " 2026-01-31T23:59:59Z, so it belongs to no day. CloudTrail always writes one: is this a CloudTrail"
              + " record?"));
    }
    List<Item> items = new ArrayList<>();
    items.add(new Item.Read(row(time, object, index), start, end));
    columns.misfits().forEach(path -> items.add(misfit(index, path)));
    return items;
  }

  private Row row(Instant time, String object, int index) {
    Object[] row = new Object[Events.TABLE.fields().size()];
    for (int i = 0; i < written.length; i++) {
      row[TARGET[i]] = written[i];
    }
    row[Events.TABLE.indexOf(Events.DAY)] = LocalDate.ofInstant(time, ZoneOffset.UTC);
    row[Events.TABLE.indexOf(Events.EVENT_TIME)] = time;
    row[Events.TABLE.indexOf(Events.ACCOUNT)] = account();
    Map<String, String> unknown = columns.unknown();
    row[Events.TABLE.indexOf(Events.UNKNOWN_FIELDS)] =
        unknown.isEmpty() ? null : CollectionConverters.asScala(unknown);
    row[Events.TABLE.indexOf(Events.OBJECT)] = object;
    row[Events.TABLE.indexOf(Events.INDEX)] = index;
    row[Events.TABLE.indexOf(Events.BATCH)] = 0L;
    return RowFactory.create(row);
  }

  private String account() {
    String recipient = text("recipientAccountId");
    if (!recipient.isEmpty()) {
      return recipient;
    }
    Row identity = (Row) written[NAMES.index(Events.USER_IDENTITY.name())];
    Object caller = identity == null ? null : identity.get(3);
    return caller == null ? "" : (String) caller;
  }

  private Instant time() {
    String text = text(Events.EVENT_TIME.name());
    if (text.isEmpty()) {
      return null;
    }
    try {
      Instant time = Instant.parse(text);
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        return null;
      }
      if (!time.toString().equals(text)) {
        columns.unknown().put(Events.EVENT_TIME.name(), TextNode.valueOf(text).toString());
      }
      return time;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private String text(String name) {
    Object value = written[NAMES.index(name)];
    return value == null ? "" : (String) value;
  }

  private Item misfit(int index, String path) {
    return new Item.Broken(new Problem(
        start,
        index,
        Reason.WRONG_TYPE,
        "The field " + path
            + " has another JSON type than CloudTrail gives it. The event is kept; the value lies in"
            + " unknownFields.",
        true,
        Samples.of(bytes, start)));
  }

  private Item broken(int index, Reason reason, String error) {
    return new Item.Broken(
        new Problem(start, index, reason, error, false, Samples.of(bytes, start)));
  }

  private static int[] targets() {
    int[] targets = new int[WRITTEN.fields().length];
    for (int i = 0; i < targets.length; i++) {
      String name = WRITTEN.fields()[i].name();
      targets[i] = Events.TABLE.schema().fieldIndex(name);
    }
    return targets;
  }
}
