package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.inventory.Inventory;
import java.time.Instant;
import java.util.List;
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
  static Dataset<Row> answers(Dataset<Row> pieces, IamInventory organization) {
    MapFunction<Row, String> byAccount = row -> row.getAs(PermissionPieces.ACCOUNT.name());
    FlatMapGroupsFunction<String, Row, Row> answer =
        (account, rows) -> new AccountPermissions(rows, organization);
    Column[] order = {PermissionPieces.KIND.col(), PermissionPieces.TIME.col()};
    return pieces
        .groupByKey(byAccount, Encoders.STRING())
        .flatMapSortedGroups(order, answer, Encoders.row(Permissions.ANSWERS.schema()));
  }

  /** The organization's policies as collected last; as many as the organization has, not as the logs have events. */
  static IamInventory organization(Dataset<Row> inventory, Instant asOf) {
    IamInventoryReader reader = new IamInventoryReader();
    List<InventoryItem> items = CaseResources.known(inventory, asOf)
        .where(Inventory.SERVICE.col().equalTo("organizations"))
        .where(Inventory.OPERATION.col().isin((Object[]) ORGANIZATION))
        .collectAsList()
        .stream()
        .map(Inventory::fromRow)
        .toList();
    Instant newest =
        items.stream().map(InventoryItem::takenAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    items.stream()
        .filter(item -> item.takenAt().equals(newest))
        .forEach(item -> reader.add(
            item.account(),
            "organizations-" + item.operation() + "--" + item.id() + ".json",
            whole(item)));
    return reader.inventory();
  }

  /** The answer as the AWS CLI printed it. */
  private static JsonNode whole(InventoryItem item) {
    return item.operation().equals("describe-organization")
        ? JsonNodeFactory.instance.objectNode().set("Organization", item.item())
        : item.item();
  }
}
