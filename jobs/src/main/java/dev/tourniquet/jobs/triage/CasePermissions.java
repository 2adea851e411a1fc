package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;

import dev.tourniquet.jobs.inventory.Inventory;
import java.time.Instant;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What the caller of each case, and the roles its resource carries, could do: one account's policies at a time. */
final class CasePermissions {
  private static final String[] ORGANIZATION = {
    "describe-organization", "describe-policy", "list-targets-for-policy", "list-parents"
  };

  private static final String HASH = "hash";
  private static final String HAS_POLICIES = "hasPolicies";
  private static final String BEFORE = "before";

  /**
   * Calls first; then by time, a collection before what is asked about that time. All of one collection has one time: its own
   * text keeps the order the same in every run.
   */
  static final Column[] ORDER = {
    PermissionPieces.KIND.col().notEqual(PermissionPieces.CALL),
    PermissionPieces.TIME.col(),
    PermissionPieces.KIND.col(),
    PermissionPieces.PAYLOAD.col()
  };

  private CasePermissions() {}

  /** pieces → answers. */
  static Dataset<Row> answers(Dataset<Row> pieces, CollectedOrganizations organization) {
    MapFunction<Row, String> byAccount = row -> row.getAs(PermissionPieces.ACCOUNT.name());
    FlatMapGroupsFunction<String, Row, Row> answer =
        (account, rows) -> new AccountPermissions(rows, organization);
    return pieces
        .groupByKey(byAccount, Encoders.STRING())
        .flatMapSortedGroups(ORDER, answer, Encoders.row(Permissions.ANSWERS.schema()));
  }

  /** The organization's policies as collected, and only as often as they changed. */
  static CollectedOrganizations organization(Dataset<Row> inventory, Instant asOf) {
    Dataset<Row> items = CaseResources.known(inventory, asOf)
        .where(Inventory.SERVICE.col().equalTo("organizations"))
        .where(Inventory.OPERATION.col().isin((Object[]) ORGANIZATION));
    return CollectedOrganizations.of(
        items.join(changed(items), Inventory.TAKEN_AT.name(), "left_semi").collectAsList().stream()
            .map(Inventory::fromRow)
            .toList());
  }

  /** Times of the collections that differ from the one before, of those with policies and of those without. */
  private static Dataset<Row> changed(Dataset<Row> items) {
    Column one =
        md5(concat_ws("\n", Inventory.OPERATION.col(), Inventory.ID.col(), Inventory.ITEM.col())
            .cast("binary"));
    Column before =
        lag(HASH, 1).over(Window.partitionBy(HAS_POLICIES).orderBy(Inventory.TAKEN_AT.col()));
    return items
        .groupBy(Inventory.TAKEN_AT.col())
        .agg(
            md5(concat_ws(" ", sort_array(collect_set(one))).cast("binary")).as(HASH),
            bool_or(Inventory.OPERATION.col().equalTo("describe-policy")).as(HAS_POLICIES))
        .withColumn(BEFORE, before)
        .where(not(coalesce(col(BEFORE).equalTo(col(HASH)), lit(false))))
        .select(Inventory.TAKEN_AT.col());
  }
}
