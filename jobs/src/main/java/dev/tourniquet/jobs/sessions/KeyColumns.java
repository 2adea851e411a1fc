package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Key;
import java.util.List;
import org.apache.spark.sql.Row;

/** The three columns of a key: its value, the rule that made it and how sure it is. */
final class KeyColumns {
  private final Field value;
  private final Field how;
  private final Field confidence;

  KeyColumns(String name, String doc) {
    this.value = required(name, StringType, doc);
    this.how = required(name + "How", StringType, "Rule that made that key.");
    this.confidence =
        required(name + "Confidence", StringType, "EXACT, STRONG, WEAK or NONE, of that key.");
  }

  Field value() {
    return value;
  }

  Field how() {
    return how;
  }

  Field confidence() {
    return confidence;
  }

  List<Field> fields() {
    return List.of(value, how, confidence);
  }

  void add(List<Object> values, Key key) {
    values.addAll(List.of(key.value(), key.how(), key.confidence().name()));
  }

  Key key(Row row) {
    return new Key(
        row.getAs(value.name()),
        row.getAs(how.name()),
        Confidence.valueOf(row.getAs(confidence.name())));
  }
}
