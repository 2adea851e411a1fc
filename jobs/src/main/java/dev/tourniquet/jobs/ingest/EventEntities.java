package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.Mention;
import dev.tourniquet.trail.Mentions;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.trail.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who, from where and what: a row for each event and each thing it names, laid out so that a pivot reads little. */
public final class EventEntities {
  public static final Field DAY = Events.DAY;
  public static final Field KIND = required(
      "kind", StringType, "identity, session, actor, credential, ip, resource or grantee.");
  public static final Field KEY =
      required("key", StringType, "Normalised key: the same however it was written.");
  public static final Field LABEL = required("label", StringType, "What a person calls it.");
  public static final Field ARN = optional("arn", StringType, "Its ARN, where the event tells.");
  public static final Field EVENT_TIME = Events.EVENT_TIME;
  public static final Field EVENT_ID = Events.EVENT_ID;
  public static final Field ACCOUNT = Events.ACCOUNT;
  public static final Field AWS_REGION = Events.AWS_REGION;
  public static final Field EVENT_SOURCE = Events.EVENT_SOURCE;
  public static final Field EVENT_NAME = Events.EVENT_NAME;
  public static final Field OUTCOME = required("outcome", StringType, "OK, DENIED or FAILED.");
  public static final Field ERROR_CODE = Events.ERROR_CODE;
  public static final Field READ_ONLY =
      required("readOnly", BooleanType, "Whether the call only reads.");
  public static final Field DIRECT = required(
      "direct", BooleanType, "False when a service called, or called on with someone's identity.");
  public static final Field RELATION = optional(
      "relation", StringType, "How the call treats a resource: CREATED, TARGET, READ and so on.");
  public static final Field HOW = required("how", StringType, "Rule that made the key.");
  public static final Field CONFIDENCE =
      required("confidence", StringType, "EXACT, STRONG, WEAK or NONE.");
  public static final Field PRINCIPAL = required("principal", StringType, "Key of the caller.");
  public static final Field IP = required("ip", StringType, "Key of the address; may be empty.");

  /** Searched for one by one: a search reads a few pages, not a dictionary. */
  static final List<Field> IDS = List.of(KEY, LABEL, ARN, EVENT_ID);

  public static final Table TABLE = Table.daily(
          "event_entities",
          "One event and one thing it names: the pivot table.",
          DAY,
          KIND,
          KEY,
          LABEL,
          ARN,
          EVENT_TIME,
          EVENT_ID,
          ACCOUNT,
          AWS_REGION,
          EVENT_SOURCE,
          EVENT_NAME,
          OUTCOME,
          ERROR_CODE,
          READ_ONLY,
          DIRECT,
          RELATION,
          HOW,
          CONFIDENCE,
          PRINCIPAL,
          IP)
      .searchedBy(KIND, KEY, LABEL, ARN, EVENT_TIME)
      .withIds(IDS, Set.of(EVENT_ID));

  private EventEntities() {}

  /** Who called, in each sense, and from where. */
  static List<Entity> ofCaller(EventKeys keys, PrincipalName name) {
    List<Entity> found = new ArrayList<>();
    add(
        found,
        "identity",
        keys.principal(),
        first(name.name(), keys.principal().value()),
        name.arn());
    add(found, "session", keys.session(), first(name.session(), keys.session().value()), "");
    add(found, "actor", keys.actor(), keys.actor().value(), "");
    add(found, "credential", keys.credential(), keys.credential().value(), "");
    return found;
  }

  /** From where the call came. */
  static List<Entity> ofSource(Event event, Key source) {
    List<Entity> found = new ArrayList<>();
    add(found, "ip", source, event.sourceAddress(), "");
    return found;
  }

  /** What the call was about. */
  static List<Entity> ofMentions(Event event) {
    List<Entity> found = new ArrayList<>();
    strongest(Mentions.of(event).all()).forEach(mention -> found.add(Entity.of(mention)));
    return found;
  }

  private static void add(List<Entity> found, String kind, Key key, String label, String arn) {
    if (key.present()) {
      found.add(new Entity(
          kind, key.value(), label, arn, null, key.how(), key.confidence().name()));
    }
  }

  /** One mention of each resource: the one that says most of what the call does to it. */
  private static Iterable<Mention> strongest(List<Mention> mentions) {
    if (mentions.size() < 2) {
      return mentions;
    }
    Map<String, Mention> best = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      String kind = Entity.kind(mention) + mention.resource().text();
      best.merge(
          kind,
          mention,
          (a, b) -> Comparator.comparing(Mention::relation).compare(a, b) <= 0 ? a : b);
    }
    return best.values();
  }

  private static String first(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** One thing that an event names. */
  record Entity(
      String kind,
      String key,
      String label,
      String arn,
      String relation,
      String how,
      String confidence) {
    /** Of the two texts that tell nearly all apart; the hashes of texts are remembered. */
    @Override
    public int hashCode() {
      return 31 * key.hashCode() + label.hashCode();
    }

    static Entity of(Mention mention) {
      return new Entity(
          kind(mention),
          mention.resource().text(),
          mention.raw(),
          mention.arn(),
          mention.relation().name(),
          mention.how(),
          mention.confidence().name());
    }

    static String kind(Mention mention) {
      boolean grantee =
          mention.relation() == Relation.GRANTEE || mention.relation() == Relation.REVOKED;
      return grantee ? "grantee" : "resource";
    }
  }
}
