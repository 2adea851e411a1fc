package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
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
 * What an organization makes of triggers: signals from its own networks and its vendors' are none, and those of one
 * caller belong together as long as no week without one lies between.
 */
final class TriggerWindows {
  static final Field SINCE = required(
      "since",
      StringType,
      "Of a signal: instance, and the day on which what it belongs to began when it was found first; else empty.");

  /** A caller that was quiet for longer is another story. */
  private static final int QUIET_DAYS = 7;

  private static final String INSTANCE = "instance";
  private static final String BEFORE = "before";
  private static final String START = "start";
  private static final String END = "end";
  private static final String NAMED = "named";
  private static final Column OF_INSTANCE =
      regexp_extract(Triggers.SESSION.col(), ":(i-[0-9a-f]{8,17})@", 1);

  private TriggerWindows() {}

  /**
   * triggers known by then → the same that are worth a look, with the time that each belongs to.
   *
   * @param named as {@link #named} has them: late logs may move where a time begins, and its findings keep their ids
   */
  static Dataset<Row> of(
      Dataset<Row> triggers, Dataset<Row> named, Set<String> onSignals, Organization organization) {
    Dataset<Row> known = worthALook(triggers, onSignals, organization);
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
    Dataset<Row> windowed = signals.join(windows(signals, named), on);
    return known
        .where(not(signal))
        .withColumn(SINCE.name(), lit(""))
        .unionByName(windowed.drop(INSTANCE));
  }

  /** findings of the run before → the times that their signals belong to, by the day that each is named by. */
  static Dataset<Row> named(Dataset<Row> findings, Instant asOf) {
    Column since = Findings.SINCE.col();
    return findings
        .where(since.notEqual("").and(Findings.AS_OF.col().leq(lit(asOf))))
        .select(
            Findings.RULE.col(),
            Findings.RESOURCE.col(),
            regexp_extract(since, "^(.+) [0-9-]{10}$", 1).as(INSTANCE),
            regexp_extract(since, "([0-9-]{10})$", 1).cast(DateType).as(NAMED));
  }

  private static Dataset<Row> windows(Dataset<Row> signals, Dataset<Row> named) {
    Column[] caller = {Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE)};
    var inOrder = Window.partitionBy(caller).orderBy(Triggers.DAY.col());
    Column[] window = {Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE), col(START)};
    Column begins =
        coalesce(datediff(Triggers.DAY.col(), col(BEFORE)).gt(lit(QUIET_DAYS)), lit(true));
    Dataset<Row> days = signals
        .select(Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE), Triggers.DAY.col())
        .distinct()
        .withColumn(BEFORE, lag(Triggers.DAY.col(), 1).over(inOrder))
        .withColumn(START, max(when(begins, Triggers.DAY.col())).over(inOrder))
        .withColumn(END, max(Triggers.DAY.col()).over(Window.partitionBy(window)));
    String[] on = {Triggers.RULE.name(), Triggers.RESOURCE.name(), INSTANCE};
    Column[] day = {
      Triggers.RULE.col(), Triggers.RESOURCE.col(), col(INSTANCE), Triggers.DAY.col(), col(START)
    };
    return days.join(named, on, "left")
        .groupBy(day)
        .agg(min(when(isWithin(), col(NAMED))).as(NAMED))
        .withColumn(
            SINCE.name(),
            concat_ws(
                " ",
                when(col(INSTANCE).notEqual(""), col(INSTANCE)),
                coalesce(col(NAMED), col(START)).cast(StringType)))
        .drop(NAMED, START);
  }

  /** Whether the day of a name lies in the time, or so near before it that a signal there would belong to it. */
  private static Column isWithin() {
    return col(NAMED).leq(col(END)).and(col(NAMED).geq(date_sub(col(START), QUIET_DAYS)));
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

  /** An address of AWS's is that of some customer, as a thief may be: only the calls tell. */
  private static boolean isExplained(String ip, Organization organization) {
    String address = ip.substring(ip.startsWith("private:") ? ip.indexOf(':', 8) + 1 : 0);
    return ip.isEmpty()
        || ip.startsWith("aws-")
        || (ip.startsWith("private:") && !organization.privateIsPublic())
        || organization.networkOf(address).isPresent()
        || organization.addresses().vendorOf(address).isPresent();
  }
}
