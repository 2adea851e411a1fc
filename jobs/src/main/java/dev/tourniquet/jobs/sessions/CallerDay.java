package dev.tourniquet.jobs.sessions;

import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.session.SessionEdges;
import dev.tourniquet.session.SessionFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** One row of caller_days. */
record CallerDay(LocalDate day, String credential, SessionFacts facts) {
  private static final StructType SCHEMA = CallerDays.TABLE.schema();

  static CallerDay of(Row parcel) {
    return Stored.read(parcel.getAs(Parcels.RECORD.name()), CallerDay.class);
  }

  Row parcel() {
    return Parcels.of(day, key(), Stored.text(this));
  }

  /** What makes two of them one. Each part says its length, since parts of it are chosen by callers. */
  String key() {
    return Stream.of(
            day.toString(),
            credential,
            facts.session().value(),
            facts.holder().principal().value())
        .map(part -> part.length() + ":" + part)
        .collect(Collectors.joining());
  }

  CallerDay and(CallerDay other) {
    return new CallerDay(day, credential, facts.and(other.facts));
  }

  Row row() {
    List<Object> values = new ArrayList<>();
    values.add(day);
    values.add(facts.session().present() ? SessionEdges.day(facts) : day);
    values.add(credential);
    values.addAll(FactColumns.values(facts));
    return NamedRow.of(SCHEMA, values);
  }
}
