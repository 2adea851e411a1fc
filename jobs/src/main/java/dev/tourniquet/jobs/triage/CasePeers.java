package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.sessions.Identities;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/**
 * Who is like whom: roles of one permission set, roles of an account whose names differ only in what was added to keep
 * them apart, and users of one group.
 */
final class CasePeers {
  static final Field PRINCIPAL = Identities.PRINCIPAL;
  static final Field KIND = required("kind", StringType, "What peers have in common.");

  /** Identity Center ends the names of its roles with a number of its own, one in each account. */
  private static final String PERMISSION_SET = "^AWSReservedSSO_(.+)_[0-9a-f]{16}$";
  /** CloudFormation ends names with twelve or thirteen letters and digits; people number them. */
  private static final String ADDED = "(?<=.)(-(?=[A-Za-z]*[0-9])[A-Za-z0-9]{12,13}|[-_]?[0-9]+)$";

  private static final ArrayType GROUPS = new ArrayType(StringType, true);

  private CasePeers() {}

  /** identities and inventory → each identity with every kind it is of. */
  static Dataset<Row> kinds(Dataset<Row> identities, Dataset<Row> inventory) {
    return roles(identities).union(users(inventory)).distinct();
  }

  private static Dataset<Row> roles(Dataset<Row> identities) {
    Column name = Identities.NAME.col();
    Column set = regexp_extract(name, PERMISSION_SET, 1);
    Column stem = regexp_replace(name, ADDED, "");
    return identities
        .where(PRINCIPAL.col().startsWith("role:").and(name.notEqual("")))
        .select(
            PRINCIPAL.col(),
            KIND.is(when(set.notEqual(""), concat(lit("set "), set))
                .otherwise(concat_ws(" ", lit("role"), Identities.ACCOUNT.col(), stem))));
  }

  private static Dataset<Row> users(Dataset<Row> inventory) {
    Column groups = from_json(get_json_object(Inventory.ITEM.col(), "$.GroupList"), GROUPS);
    return inventory
        .where(Inventory.TYPE.col().equalTo("AWS::IAM::User"))
        .select(
            Inventory.ACCOUNT.col(),
            Inventory.ID.is(get_json_object(Inventory.ITEM.col(), "$.UserId")),
            explode(groups).as(KIND.name()))
        .select(
            PRINCIPAL.is(
                concat_ws(":", lit("iamuser"), Inventory.ACCOUNT.col(), Inventory.ID.col())),
            KIND.is(concat_ws(" ", lit("group"), Inventory.ACCOUNT.col(), KIND.col())));
  }
}
