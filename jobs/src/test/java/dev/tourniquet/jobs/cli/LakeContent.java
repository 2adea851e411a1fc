package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.hunt.LakeTables;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/**
 * Every row of every table of a lake, as sorted JSON by table. Left out is what tells of the runs and not of the logs:
 * the number of the batch.
 */
public final class LakeContent {
  private static final String BATCH = "batch";

  private LakeContent() {}

  /** The content, with places in it replaced. */
  public static Map<String, List<String>> of(
      SparkSession spark, String lake, UnaryOperator<String> withoutPlaces) {
    Lake open = Lake.open(spark, lake);
    Map<String, List<String>> content = new TreeMap<>();
    for (Table table : LakeTables.ALL) {
      content.put(table.name(), rows(open, table, withoutPlaces));
    }
    return content;
  }

  private static List<String> rows(Lake lake, Table table, UnaryOperator<String> withoutPlaces) {
    Column[] columns = table.fields().stream()
        .filter(field -> !field.name().equals(BATCH))
        .map(field -> field.col())
        .toArray(Column[]::new);
    return new ArrayList<>(
        Arrays.stream((String[]) lake.read(table).select(columns).toJSON().collect())
            .map(withoutPlaces)
            .sorted()
            .toList());
  }

  /** What differs, in few words; empty when nothing does. */
  public static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach((table, rows) -> {
      List<String> missing = without(rows, actual.get(table));
      List<String> added = without(actual.get(table), rows);
      if (!missing.isEmpty() || !added.isEmpty()) {
        differences.add("%s: %,d rows missing, %,d rows too many of %,d; the first: %s"
            .formatted(
                table,
                missing.size(),
                added.size(),
                rows.size(),
                where(first(missing), first(added))));
      }
    });
    return differences;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> counts = new TreeMap<>();
    others.forEach(row -> counts.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> counts.merge(row, -1, Integer::sum) < 0).toList();
  }

  private static String first(List<String> rows) {
    return rows.isEmpty() ? "-" : rows.get(0);
  }

  /** Two rows from a little before the place where they begin to differ: a row may hold a whole investigation. */
  private static String where(String missing, String added) {
    int same = 0;
    while (same < Math.min(missing.length(), added.length())
        && missing.charAt(same) == added.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - 200);
    return "missing …%s… too many …%s…".formatted(cut(missing, from), cut(added, from));
  }

  private static String cut(String row, int from) {
    return row.substring(from, Math.min(from + 600, row.length()));
  }
}
