package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.Link;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** From each session to who issued its credentials: one step of the way to the person. */
public final class SessionEdgeRows {
  public static final Field DAY =
      required("day", DateType, "UTC day the session began, or the key was made.");
  public static final Field SESSION = required("session", StringType, "Key of the session.");
  public static final Field HOW =
      required("how", StringType, "What both have in common, such as access-key.");
  public static final Field CONFIDENCE = required(
      "confidence", StringType, "EXACT, STRONG or WEAK: of the link and of the issuer together.");
  static final Field LINK_CONFIDENCE =
      required("linkConfidence", StringType, "The same of the link alone.");
  static final Field SECONDS =
      required("seconds", LongType, "From the issuing call to the session's beginning.");
  static final Field CANDIDATES =
      required("candidates", LongType, "Calls of this kind that could have issued it.");
  public static final Field FOLLOWED = required(
      "followed",
      BooleanType,
      "Whether the way to the person goes over it: one step of a session.");
  public static final Field PARENT = IssueColumns.ISSUER_SESSION.value();
  public static final Field ISSUER = IssueColumns.ISSUER_PRINCIPAL.value();
  public static final Field EVENT_TIME = IssueColumns.EVENT_TIME;
  public static final Field EVENT_ID = IssueColumns.EVENT_ID;
  public static final Field ACCOUNT = IssueColumns.ACCOUNT;

  public static final Table TABLE = Table.daily(
          "session_edges",
          "One step from a session to who issued its credentials.",
          DAY,
          IssueColumns.after(
              SESSION, HOW, CONFIDENCE, LINK_CONFIDENCE, SECONDS, CANDIDATES, FOLLOWED))
      .searchedBy(SESSION, PARENT, EVENT_TIME);

  private SessionEdgeRows() {}

  static Row row(SessionEdge edge) {
    List<Object> values = new ArrayList<>(List.of(
        edge.day(),
        edge.session(),
        edge.link().rule().text(),
        edge.confidence().name(),
        edge.link().confidence().name(),
        edge.link().seconds(),
        edge.candidates(),
        edge.followed()));
    values.addAll(IssueColumns.values(edge.issue()));
    return RowFactory.create(values.toArray());
  }

  /** The edge in a row of the table. */
  public static SessionEdge edge(Row row) {
    return new SessionEdge(
        row.getAs(DAY.name()),
        row.getAs(SESSION.name()),
        IssueColumns.issue(row),
        new Link(
            Link.Rule.of(row.getAs(HOW.name())),
            Confidence.valueOf(row.getAs(LINK_CONFIDENCE.name())),
            row.<Long>getAs(SECONDS.name())),
        row.<Long>getAs(CANDIDATES.name()),
        row.<Boolean>getAs(FOLLOWED.name()));
  }
}
