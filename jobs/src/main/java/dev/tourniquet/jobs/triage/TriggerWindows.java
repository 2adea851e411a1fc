package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.organization.AddressList;
import dev.tourniquet.organization.Organization;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;

/**
 * What an organization makes of triggers: signals from its own networks, its vendors' and AWS's are none, and those of one
 * caller belong together as long as no week without one lies between.
 */
final class TriggerWindows {
  static final Field SINCE = required(
      "since",
      StringType,
      "Of a signal: instance and first day of the time it belongs to; else empty.");

  /** A caller that was quiet for longer is another story. */
  private static final int QUIET_DAYS = 7;

  private static final String INSTANCE = "instance";
  private static final String BEFORE = "before";
  private static final String START = "start";
  private static final Column OF_INSTANCE =
      regexp_extract(Triggers.SESSION.col(), ":(i-[0-9a-f]{8,17})@", 1);

  private TriggerWindows() {}

  /** triggers → the same, known by then and worth a look, with the time that each belongs to. */
  static Dataset<Row> of(
      Dataset<Row> triggers, Instant asOf, Set<String> onSignals, Organization organization) {
    Dataset<Row> known = worthALook(Candidates.until(triggers, asOf), onSignals, organization);
    Column signal = Triggers.RULE.col().isInCollection(onSignals);
    Dataset<Row> signals = known
        .where(signal)
        .dropDuplicates(new String[] {
          Triggers.RULE.name(),
          Triggers.RESOURCE.name(),
          Triggers.DAY.name(),
          Triggers.ACCOUNT.name(),
          Triggers.EVENT_ID.name()
        })
        .withColumn(INSTANCE, OF_INSTANCE);
    String[] on = {Triggers.RULE.name(), Triggers.RESOURCE.name(), INSTANCE, Triggers.DAY.name()};
    Dataset<Row> windowed = signals.join(windows(signals), on);
    return known
        .where(not(signal))
        .withColumn(SINCE.name(), lit(""))
        .unionByName(windowed.drop(INSTANCE));
  }

  private static Dataset<Row> windows(Dataset<Row> signals) {
    Column[] caller = {Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE)};
    var inOrder = Window.partitionBy(caller).orderBy(Triggers.DAY.col());
    Column begins =
        coalesce(datediff(Triggers.DAY.col(), col(BEFORE)).gt(lit(QUIET_DAYS)), lit(true));
    return signals
        .select(Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE), Triggers.DAY.col())
        .distinct()
        .withColumn(BEFORE, lag(Triggers.DAY.col(), 1).over(inOrder))
        .withColumn(START, max(when(begins, Triggers.DAY.col())).over(inOrder))
        .withColumn(
            SINCE.name(),
            concat_ws(
                " ", when(col(INSTANCE).notEqual(""), col(INSTANCE)), col(START).cast(StringType)))
        .drop(BEFORE, START);
  }

  /** Triggers without signals from places that explain themselves. */
  static Dataset<Row> worthALook(
      Dataset<Row> triggers, Set<String> onSignals, Organization organization) {
    Organization light = organization.withoutDatabases();
    UserDefinedFunction explained =
        udf((UDF1<String, Boolean>) ip -> isExplained(ip, light), BooleanType);
    return triggers.where(not(Triggers.RULE.col().isInCollection(onSignals))
        .or(not(explained.apply(Triggers.IP.col()))));
  }

  private static boolean isExplained(String ip, Organization organization) {
    String address = ip.substring(ip.startsWith("private:") ? ip.indexOf(':', 8) + 1 : 0);
    return ip.isEmpty()
        || ip.startsWith("aws-")
        || (ip.startsWith("private:") && !organization.privateIsPublic())
        || organization.networkOf(address).isPresent()
        || organization.addresses().vendorOf(address).isPresent()
        || organization.addresses().of(address).stream()
            .anyMatch(hit -> hit.kind() == AddressList.Kind.AWS);
  }
}
