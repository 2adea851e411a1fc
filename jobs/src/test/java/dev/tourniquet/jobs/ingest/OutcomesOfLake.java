package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Outcome.Kept;
import dev.tourniquet.jobs.ingest.Outcome.Told;
import dev.tourniquet.jobs.lake.Lake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What the tables of a lake say of each object, by the object's name. */
final class OutcomesOfLake {
  private final Map<String, Outcome> byName = new HashMap<>();

  OutcomesOfLake(Lake lake) {
    List<Row> events = lake.read(Events.TABLE)
        .select(
            Events.OBJECT.col(),
            Events.EVENT_ID.col(),
            Events.TABLE.columns()[Events.TABLE.schema().fieldIndex("requestParameters")])
        .collectAsList();
    events.forEach(row -> of(row).kept().add(new Kept(row.getString(1), row.getString(2))));
    List<Row> told = lake.read(Quarantine.TABLE)
        .select(
            Quarantine.OBJECT.col(),
            Quarantine.POSITION.col(),
            Quarantine.REASON.col(),
            Quarantine.ERROR.col(),
            Quarantine.EVENT_KEPT.col())
        .collectAsList();
    told.forEach(row -> of(row)
        .told()
        .add(new Told(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4))));
  }

  Outcome of(BrokenObject object) {
    return byName.getOrDefault(object.name(), new Outcome(List.of(), List.of()));
  }

  private Outcome of(Row row) {
    String object = row.getString(0);
    return byName.computeIfAbsent(
        object.substring(object.lastIndexOf('/') + 1),
        name -> new Outcome(new ArrayList<>(), new ArrayList<>()));
  }
}
