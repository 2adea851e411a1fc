package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.Assessor;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.triage.CallerPermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What the caller of each case may do: one account's policies at a time, as they were collected nearest before. */
final class CasePermissions {
  private static final String DETAILS = "get-account-authorization-details";
  private static final Map<String, String> LISTS = Map.of(
      "AWS::IAM::User", "UserDetailList",
      "AWS::IAM::Group", "GroupDetailList",
      "AWS::IAM::Role", "RoleDetailList",
      "AWS::IAM::Policy", "Policies");

  private CasePermissions() {}

  /** candidates × inventory → a part for each caller whose account is in the inventory. */
  static Dataset<Row> parts(Dataset<Row> candidates, Dataset<Row> inventory, Instant asOf) {
    Dataset<Row> callers = candidates
        .where(Triggers.CALLER_ARN.col().notEqual(""))
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.PERMISSIONS.name())),
            CaseParts.OF.is(lit(null)),
            Triggers.CALLER_ARN.col(),
            Triggers.EVENT_TIME.col());
    return assessed(callers, inventory, asOf);
  }

  /** Principals of cases × inventory → a part for each whose account is in the inventory. */
  static Dataset<Row> assessed(Dataset<Row> principals, Dataset<Row> inventory, Instant asOf) {
    MapFunction<Row, String> byPrincipalsAccount =
        row -> accountOf(row.getAs(Triggers.CALLER_ARN.name()));
    MapFunction<Row, String> byAccount = row -> row.getAs(Inventory.ACCOUNT.name());
    CoGroupFunction<String, Row, Row, Row> assess =
        (account, cases, items) -> assess(account, cases, items);
    Dataset<Row> details =
        CaseResources.known(inventory, asOf).where(Inventory.OPERATION.col().equalTo(DETAILS));
    return principals
        .groupByKey(byPrincipalsAccount, Encoders.STRING())
        .cogroup(
            details.groupByKey(byAccount, Encoders.STRING()),
            assess,
            Encoders.row(CaseParts.TABLE.schema()));
  }

  private static Iterator<Row> assess(String account, Iterator<Row> cases, Iterator<Row> items) {
    NavigableMap<Instant, ObjectNode> collected = new TreeMap<>();
    items.forEachRemaining(row -> collect(Inventory.fromRow(row), collected));
    Map<Instant, Assessor> assessors = new HashMap<>();
    List<Row> parts = new ArrayList<>();
    while (!collected.isEmpty() && cases.hasNext()) {
      Row one = cases.next();
      Instant time = one.getAs(Triggers.EVENT_TIME.name());
      Instant taken =
          collected.floorKey(time) == null ? collected.firstKey() : collected.floorKey(time);
      Assessor assessor =
          assessors.computeIfAbsent(taken, key -> assessor(account, collected.get(key)));
      CallerPermissions permissions = CallerPermissions.of(
          assessor.assess(one.<String>getAs(Triggers.CALLER_ARN.name())), age(taken, time));
      parts.add(RowFactory.create(
          one.getAs(CaseParts.CASE.name()),
          one.getAs(CaseParts.PART.name()),
          one.getAs(CaseParts.OF.name()),
          Stored.text(permissions)));
    }
    return parts.iterator();
  }

  private static void collect(InventoryItem item, NavigableMap<Instant, ObjectNode> collected) {
    String list = LISTS.get(item.resourceType());
    if (list != null) {
      ObjectNode details =
          collected.computeIfAbsent(item.takenAt(), key -> JsonNodeFactory.instance.objectNode());
      ArrayNode entries = details.withArrayProperty(list);
      entries.add(item.item());
    }
  }

  private static Assessor assessor(String account, ObjectNode details) {
    IamInventoryReader reader = new IamInventoryReader();
    reader.add(account, "iam-" + DETAILS + ".json", details);
    return new Assessor(reader.inventory());
  }

  private static List<String> age(Instant taken, Instant time) {
    return List.of(
        "policies as collected at %s, %s the call".formatted(taken, distance(taken, time)));
  }

  private static String distance(Instant taken, Instant time) {
    Duration apart = Duration.between(taken, time);
    long hours = apart.abs().toHours();
    String words = hours < 48 ? hours + " hours" : hours / 24 + " days";
    return words + (apart.isNegative() ? " after" : " before");
  }

  /** {@code arn:aws:iam::111122223333:user/name}: the fifth field. */
  private static String accountOf(String arn) {
    String[] fields = arn.split(":", 6);
    return fields.length < 6 ? "" : fields[4];
  }
}
