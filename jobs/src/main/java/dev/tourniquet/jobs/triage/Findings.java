package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.find_in_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split_part;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Triage;
import dev.tourniquet.triage.Verdict;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** Every finding as judged last, with the whole investigation. */
public final class Findings {
  public static final Field ID = required("id", StringType, "Stable from run to run.");
  public static final Field RULE = required("rule", StringType, "Id of the rule.");
  public static final Field TITLE = required("title", StringType, "Title of the rule.");
  public static final Field LIFE_THREAT =
      optional("lifeThreat", StringType, "Kind of life threat, if it is one.");
  public static final Field VERDICT =
      required("verdict", StringType, "SICK, PROBABLY_SICK, MAYBE or NOT_SICK.");
  public static final Field BLEEDING =
      required("bleeding", StringType, "YES, PARTLY, CONTAINED, NO or UNKNOWN.");
  public static final Field STOP =
      required("stopTheBleed", BooleanType, "Whether to contain before anything else.");
  public static final Field ACCOUNT = optional("account", StringType, "Account of the resource.");
  public static final Field REGION = optional("region", StringType, "Region of the resource.");
  public static final Field RESOURCE = required("resource", StringType, "Key of the resource.");
  public static final Field PRINCIPAL = optional("principal", StringType, "Key of the caller.");
  public static final Field IP = optional("ip", StringType, "Address as written.");
  public static final Field FIRST_SEEN =
      required("firstSeen", TimestampType, "First event that met the rule.");
  public static final Field LAST_SEEN =
      required("lastSeen", TimestampType, "Last event that met the rule.");
  public static final Field AS_OF =
      required("asOf", TimestampType, "Time the verdict was taken for.");
  public static final Field SINCE = required(
      "since",
      StringType,
      "Of a finding about signals: instance, and the day on which it began when it was found first; else empty.");
  public static final Field RESTS_ON = required(
      "restsOn",
      DataTypes.createArrayType(DataTypes.createArrayType(StringType)),
      "Ways in which it is SICK by other findings: principals that must be sick for it; none where it is sick by itself.");
  public static final Field FINDING = required("finding", StringType, "The finding as JSON.");
  public static final Field INVESTIGATION =
      required("investigation", StringType, "The investigation as JSON.");

  public static final Table TABLE = Table.whole(
          "findings",
          "One condition on one resource, judged.",
          ID,
          RULE,
          TITLE,
          LIFE_THREAT,
          VERDICT,
          BLEEDING,
          STOP,
          ACCOUNT,
          REGION,
          RESOURCE,
          PRINCIPAL,
          IP,
          FIRST_SEEN,
          LAST_SEEN,
          AS_OF,
          SINCE,
          RESTS_ON,
          FINDING,
          INVESTIGATION)
      .searchedBy(ID, RULE, VERDICT, BLEEDING, RESOURCE, FIRST_SEEN, LAST_SEEN);

  private static final String WORST_FIRST = Stream.of(Verdict.values())
      .sorted(Comparator.reverseOrder())
      .map(Verdict::name)
      .collect(Collectors.joining(","));

  private Findings() {}

  /** Place of a finding's verdict among all, worst first, from 1. */
  public static Column rank() {
    return find_in_set(VERDICT.col(), lit(WORST_FIRST));
  }

  /** The verdict of a {@link #rank}. */
  static Column verdict(Column rank) {
    return split_part(lit(WORST_FIRST), lit(","), rank);
  }

  /**
   * A finding as a row.
   *
   * @param file what it was judged by
   */
  static Row row(Investigation investigation, CaseFile file) {
    Finding finding = investigation.finding();
    return RowFactory.create(
        finding.id(),
        finding.rule().id(),
        finding.rule().title(),
        finding.rule().lifeThreat(),
        finding.verdict().name(),
        finding.bleeding().name(),
        finding.stopTheBleed(),
        finding.resource().account(),
        finding.resource().region(),
        finding.resource().key(),
        finding.actor().principal(),
        finding.source().ip(),
        finding.firstSeen(),
        finding.lastSeen(),
        file.asOf(),
        file.since(),
        Triage.restsOn(file, finding.verdict()).stream()
            .map(way -> way.toArray(String[]::new))
            .toArray(String[][]::new),
        Stored.text(finding),
        Stored.text(investigation));
  }
}
