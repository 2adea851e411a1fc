package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.ingest.EventRecords;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.sigma.RuleIndex;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.trail.CallerResource;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.trail.Sha256;
import dev.tourniquet.triage.CaseResource;
import dev.tourniquet.triage.Lead;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which rule fired on which event, and what the finding is about. */
public final class Triggers {
  public static final Field DAY = Events.DAY;
  public static final Field RULE = required("rule", StringType, "Id of the rule.");
  public static final Field RESOURCE =
      required("resource", StringType, "Key of what the finding is about.");
  public static final Field EVENT_TIME = Events.EVENT_TIME;
  public static final Field EVENT_ID = Events.EVENT_ID;
  public static final Field ACCOUNT = Events.ACCOUNT;
  public static final Field EVENT_SOURCE = Events.EVENT_SOURCE;
  public static final Field EVENT_NAME = Events.EVENT_NAME;
  public static final Field AWS_REGION = Events.AWS_REGION;
  public static final Field OK = required("ok", BooleanType, "Whether the call took effect.");
  public static final Field OPENS = required(
      "opens",
      BooleanType,
      "Whether the call asked to let in someone from outside, does not tell, or is not about access.");
  public static final Field PRINCIPAL = required("principal", StringType, "Key of the caller.");
  public static final Field CALLER =
      required("principalArn", StringType, "ARN of the caller; may be empty.");
  public static final Field CALLER_ARN =
      required("callerArn", StringType, "ARN of the caller; may be empty.");
  public static final Field SESSION =
      required("session", StringType, "Key of the session; may be empty.");
  public static final Field SESSION_START =
      optional("sessionStart", TimestampType, "When the session's credentials were issued.");
  public static final Field CREDENTIAL =
      required("credential", StringType, "Access key id; may be empty.");
  public static final Field IP = required("ip", StringType, "Key of the address; may be empty.");
  public static final Field ASKED = required(
      "asked",
      StringType,
      "Digest of who called what with which parameters; a case holds one event of each first.");
  public static final Field KNOWN_AT = required(
      "knownAt",
      TimestampType,
      "When the rule fired: the event's time, or that of the event that completed a correlation.");
  public static final Field BEGINS = required(
      "begins",
      BooleanType,
      "Whether this is a hit of its own: of a correlation, only the event that completed it is.");

  /** What a row tells of the event. */
  static final List<Field> OF_EVENT = List.of(
      DAY,
      RULE,
      RESOURCE,
      EVENT_TIME,
      EVENT_ID,
      ACCOUNT,
      OK,
      OPENS,
      PRINCIPAL,
      CALLER,
      CALLER_ARN,
      SESSION,
      SESSION_START,
      CREDENTIAL,
      IP,
      EVENT_SOURCE,
      EVENT_NAME,
      AWS_REGION,
      ASKED);

  public static final Table TABLE = Table.daily(
          "triggers",
          "One rule that fired on one event, or on several of which this is one.",
          DAY,
          ofEventAnd(KNOWN_AT, BEGINS))
      .searchedBy(RULE, RESOURCE, EVENT_TIME);

  private Triggers() {}

  /** What a row tells of the event, its day apart, and more. */
  static Field[] ofEventAnd(Field... more) {
    return Stream.concat(OF_EVENT.stream().filter(field -> !field.equals(DAY)), Stream.of(more))
        .toArray(Field[]::new);
  }

  /** events → triggers: only events that a rule could match are put together and tried. */
  static Dataset<Row> fromEvents(Dataset<Row> events, RuleSet rules) {
    RuleIndex index = rules.index();
    FlatMapFunction<Row, Row> match = row -> match(row, index);
    return events.where(couldMatch(index)).flatMap(match, Encoders.row(TABLE.schema()));
  }

  static Column couldMatch(RuleIndex index) {
    if (!index.unindexable().isEmpty()) {
      return org.apache.spark.sql.functions.lit(true);
    }
    Column named = lower(Events.EVENT_NAME.col()).isInCollection(index.names());
    return named.or(lower(Events.EVENT_SOURCE.col()).isInCollection(index.sources()));
  }

  private static Iterator<Row> match(Row row, RuleIndex index) {
    Event event = EventRecords.event(row);
    return index.match(event.record()).stream()
        .map(rule -> row(row, event, rule))
        .iterator();
  }

  private static Row row(Row source, Event event, SigmaRule rule) {
    List<Object> values = new ArrayList<>(ofEvent(source, event, rule));
    values.add(source.getAs(Events.EVENT_TIME.name()));
    values.add(true);
    return RowFactory.create(values.toArray());
  }

  /** The values of {@link #OF_EVENT}. */
  static List<Object> ofEvent(Row source, Event event, SigmaRule rule) {
    EventKeys keys = EventKeys.of(event);
    return Arrays.asList(
        source.getAs(Events.DAY.name()),
        rule.id(),
        CaseResource.of(event, RuleSet.triage(rule).resource()).text(),
        source.getAs(Events.EVENT_TIME.name()),
        event.id(),
        source.getAs(Events.ACCOUNT.name()),
        event.succeeded(),
        Lead.mayOpen(event),
        keys.principal().value(),
        CallerResource.of(event).map(ResourceKey::text).orElse(""),
        PrincipalName.of(event).arn(),
        keys.session().value(),
        sessionStart(event),
        keys.credential().value(),
        keys.source().value(),
        source.getAs(Events.EVENT_SOURCE.name()),
        source.getAs(Events.EVENT_NAME.name()),
        source.getAs(Events.AWS_REGION.name()),
        Sha256.shortOf(Lead.asked(event)));
  }

  private static Instant sessionStart(Event event) {
    try {
      return Instant.parse(event.text("userIdentity.sessionContext.attributes.creationDate"));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
