package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.triage.CallerPermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;

/** What the callers of findings, and the roles that their resources carry, could do at that time. */
public final class Permissions {
  private static final ArrayType TEXTS = new ArrayType(StringType, false);

  public static final Field PRINCIPAL =
      required("principal", StringType, "ARN of the user, role or session.");
  public static final Field ACCOUNT = required("account", StringType, "Its account; may be empty.");
  public static final Field TIME = required(
      "asOf",
      TimestampType,
      "Time of the call that leads the finding: policies as of just before.");
  public static final Field TAKEN = optional(
      "takenAt",
      TimestampType,
      "When the collection it rests on was made; calls to IAM in between are followed.");
  public static final Field CLASS = required(
      "class", StringType, "ADMIN, ESCALATES, MAY_ESCALATE, WIDE_BOUNDED and so on; UNKNOWN.");
  public static final Field AT_LEAST = optional(
      "atLeast", StringType, "Class it certainly has, by model or by calls that succeeded.");
  public static final Field AT_MOST =
      optional("atMost", StringType, "Class it cannot exceed, whatever was not collected.");
  public static final Field SENTENCE =
      required("sentence", StringType, "All of it in a sentence or two.");
  public static final Field FLAGS =
      required("flags", TEXTS, "noResourceConstraint, exposureActions: … and so on.");
  public static final Field STATEMENTS =
      required("statements", TEXTS, "Statements that prove it, as JSON, with their policy.");
  public static final Field PATHS = required(
      "paths", TEXTS, "Ways to more privileges: PROVEN, POSSIBLE or BLOCKED, and what they take.");
  public static final Field GAPS = required("gaps", TEXTS, "What is not known, by code.");

  public static final Table TABLE = Table.whole(
          "permissions",
          "One principal that leads a finding, or a role that its resource carries, at the time of the finding's call; a"
              + " role or a user that is the resource itself, as of the triage.",
          PRINCIPAL,
          ACCOUNT,
          TIME,
          TAKEN,
          CLASS,
          AT_LEAST,
          AT_MOST,
          SENTENCE,
          FLAGS,
          STATEMENTS,
          PATHS,
          GAPS)
      .searchedBy(PRINCIPAL, ACCOUNT, TIME, CLASS);

  /** The answer to one question of one case. */
  static final Field PAYLOAD = CaseParts.PAYLOAD;

  static final Table ANSWERS = Table.whole(
      "permission_answers",
      "One answer.",
      Stream.of(
              Stream.of(CaseParts.CASE, CaseParts.PART, CaseParts.OF),
              TABLE.fields().stream(),
              Stream.of(PAYLOAD))
          .flatMap(Function.identity())
          .toArray(Field[]::new));

  private Permissions() {}

  static Row answer(PermissionAsk ask, Instant taken, CallerPermissions found) {
    return RowFactory.create(
        ask.ofCase(),
        ask.part(),
        ask.of(),
        ask.arn(),
        ask.account(),
        ask.time(),
        taken,
        found.permissionClass(),
        found.atLeast(),
        found.atMost(),
        found.sentence(),
        array(found.flags()),
        array(found.statements().stream().map(JsonNode::toString).toList()),
        array(found.paths()),
        array(found.gaps()),
        Stored.text(found));
  }

  private static Object array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  /** answers → permissions. */
  static Dataset<Row> fromAnswers(Dataset<Row> answers) {
    return answers
        .select(TABLE.columns())
        .dropDuplicates(new String[] {PRINCIPAL.name(), TIME.name()});
  }

  /** answers → parts of case files; of accounts that nobody collected only those that calls tell of. */
  static Dataset<Row> parts(Dataset<Row> answers) {
    return answers
        .where(TAKEN.col().isNotNull().or(CLASS.col().notEqual("UNKNOWN")))
        .select(CaseParts.TABLE.columns());
  }
}
