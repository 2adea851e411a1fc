package dev.tourniquet.jobs.hunt;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.or;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.StoredTable;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Or;
import io.delta.kernel.expressions.Predicate;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.io.api.Binary;

/** The condition of a pivot in the words of Delta, which picks files, and of Parquet, which picks pages and rows. */
final class PivotConditions {
  private PivotConditions() {}

  /** Which files may hold calls. */
  static Predicate ofFiles(Pivot pivot) {
    Predicate files = same(EventEntities.KIND, pivot.entityKind());
    if (pivot.kind() != Pivot.Kind.EVENT) {
      Predicate named = new Or(
          same(EventEntities.KEY, pivot.value()),
          new Or(same(EventEntities.LABEL, pivot.value()), same(EventEntities.ARN, pivot.value())));
      files = new And(files, named);
    }
    if (pivot.from() != null) {
      files = new And(files, day(">=", pivot.from()));
    }
    return pivot.to() == null ? files : new And(files, day("<=", pivot.to()));
  }

  private static Predicate same(Field field, String value) {
    Expression column = new Column(field.name());
    return new Predicate("=", column, Literal.ofString(value));
  }

  private static Predicate day(String compared, LocalDate day) {
    return StoredTable.onDay(EventEntities.DAY, compared, day);
  }

  /** The columns that the condition on rows is about, after some others. */
  static List<Field> asked(Pivot pivot, List<Field> others) {
    Set<Field> asked = new LinkedHashSet<>(others);
    asked.add(EventEntities.KIND);
    asked.addAll(
        pivot.kind() == Pivot.Kind.EVENT
            ? List.of(EventEntities.EVENT_ID)
            : List.of(EventEntities.KEY, EventEntities.LABEL, EventEntities.ARN));
    return List.copyOf(asked);
  }

  /** Which rows are calls. */
  static FilterPredicate ofRows(Pivot pivot) {
    FilterPredicate kind = is(EventEntities.KIND, pivot.entityKind());
    return pivot.kind() == Pivot.Kind.EVENT
        ? and(kind, is(EventEntities.EVENT_ID, pivot.value()))
        : and(
            kind,
            or(
                is(EventEntities.KEY, pivot.value()),
                or(is(EventEntities.LABEL, pivot.value()), is(EventEntities.ARN, pivot.value()))));
  }

  private static FilterPredicate is(Field field, String value) {
    return eq(binaryColumn(field.name()), Binary.fromString(value));
  }
}
