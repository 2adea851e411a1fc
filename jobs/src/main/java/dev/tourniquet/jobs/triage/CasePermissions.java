package dev.tourniquet.jobs.triage;

import dev.tourniquet.jobs.inventory.Inventory;
import java.time.Instant;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What the caller of each case, and the roles its resource carries, could do: one account's policies at a time. */
final class CasePermissions {
  private static final String[] ORGANIZATION = {
    "describe-organization", "describe-policy", "list-targets-for-policy", "list-parents"
  };

  private CasePermissions() {}

  /** pieces → answers. */
  static Dataset<Row> answers(Dataset<Row> pieces, CollectedOrganizations organization) {
    MapFunction<Row, String> byAccount = row -> row.getAs(PermissionPieces.ACCOUNT.name());
    FlatMapGroupsFunction<String, Row, Row> answer =
        (account, rows) -> new AccountPermissions(rows, organization);
    // All of one collection has one time: its own text keeps the order the same in every run.
    Column[] order = {
      PermissionPieces.KIND.col(), PermissionPieces.TIME.col(), PermissionPieces.PAYLOAD.col()
    };
    return pieces
        .groupByKey(byAccount, Encoders.STRING())
        .flatMapSortedGroups(order, answer, Encoders.row(Permissions.ANSWERS.schema()));
  }

  /** The organization's policies as collected; as many as the organization has, not as the logs have events. */
  static CollectedOrganizations organization(Dataset<Row> inventory, Instant asOf) {
    return CollectedOrganizations.of(CaseResources.known(inventory, asOf)
        .where(Inventory.SERVICE.col().equalTo("organizations"))
        .where(Inventory.OPERATION.col().isin((Object[]) ORGANIZATION))
        .collectAsList()
        .stream()
        .map(Inventory::fromRow)
        .toList());
  }
}
