package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/** Rows of texts and times as JSON, as Spark's {@code toJSON} writes them. */
record JsonLines(List<String> names, Iterator<Row> rows) implements Iterator<String> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public String next() {
    Row row = rows.next();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      if (row.get(i) instanceof Instant time) {
        line.put(names.get(i), TIME.format(time));
      } else if (row.get(i) != null) {
        line.put(names.get(i), row.get(i).toString());
      }
    }
    return line.toString();
  }
}
