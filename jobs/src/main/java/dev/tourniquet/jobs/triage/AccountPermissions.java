package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.Assessment;
import dev.tourniquet.iam.Assessor;
import dev.tourniquet.iam.Caller;
import dev.tourniquet.iam.Gap;
import dev.tourniquet.iam.GapCode;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.iam.IamTimeline;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.CallerPermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Answers the questions about one account on an executor: its pieces come first, then the questions. */
final class AccountPermissions implements Iterator<Row> {
  private static final String DETAILS = "get-account-authorization-details";
  private static final Map<String, String> LISTS = Map.of(
      "AWS::IAM::User", "UserDetailList",
      "AWS::IAM::Group", "GroupDetailList",
      "AWS::IAM::Role", "RoleDetailList",
      "AWS::IAM::Policy", "Policies");

  private final Iterator<Row> pieces;
  private final CollectedOrganizations organization;
  private final NavigableMap<Instant, ObjectNode> collected = new TreeMap<>();
  private final List<Event> calls = new ArrayList<>();
  private final Map<Instant, Judged> judged = new HashMap<>();
  private IamTimeline timeline;
  private long leftOut;
  private PermissionAsk next;

  AccountPermissions(Iterator<Row> pieces, CollectedOrganizations organization) {
    this.pieces = pieces;
    this.organization = organization;
  }

  private record Judged(IamTimeline.AsOf then, Assessor assessor) {}

  @Override
  public boolean hasNext() {
    while (next == null && pieces.hasNext()) {
      take(pieces.next());
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException();
    }
    PermissionAsk ask = next;
    next = null;
    return answer(ask);
  }

  private void take(Row piece) {
    int kind = piece.getAs(PermissionPieces.KIND.name());
    String payload = piece.getAs(PermissionPieces.PAYLOAD.name());
    if (kind == PermissionPieces.ITEM) {
      collect(Inventory.fromJson(Stored.read(payload, JsonNode.class)));
    } else if (kind == PermissionPieces.CALL) {
      calls.add(Event.parse(payload));
      Long rest = piece.getAs(PermissionPieces.LEFT_OUT.name());
      leftOut = Math.max(leftOut, rest == null ? 0 : rest);
    } else {
      next = PermissionAsk.of(piece);
    }
  }

  private Row answer(PermissionAsk asked) {
    Judged at = judged.computeIfAbsent(asked.time(), time -> {
      IamTimeline.AsOf then = timeline(asked.account()).at(time);
      IamInventory under = then.inventory().under(organization.at(time));
      return new Judged(then, new Assessor(leftOut == 0 ? under : under.with(leftOut(asked))));
    });
    PermissionAsk ask = asked.named(at.then().inventory());
    if (ask.isById()) {
      return Permissions.answer(ask, null, CallerPermissions.UNKNOWN);
    }
    if (collected.isEmpty() && !at.then().inventory().holds(ask.principal())) {
      return Permissions.answer(ask, null, CallerPermissions.UNKNOWN);
    }
    Assessment assessment = at.assessor()
        .assess(
            Caller.of(ask.principal()).inSession(ask.session()),
            at.assessor()
                .seen(ask.arn(), ask.credential(), ask.issuing())
                .calling(ask.succeeded()));
    return Permissions.answer(
        ask,
        collected.isEmpty() ? null : at.then().taken(),
        CallerPermissions.of(assessment, age(at.then(), ask.time())));
  }

  private Gap leftOut(PermissionAsk ask) {
    return new Gap(
        GapCode.CALLS_NOT_FOLLOWED,
        leftOut + " of the calls to IAM in account " + ask.account() + ", beyond the newest "
            + PermissionPieces.MOST_CALLS + ",");
  }

  private IamTimeline timeline(String account) {
    if (timeline == null) {
      Map<Instant, IamInventory> inventories = new HashMap<>();
      collected.forEach((taken, details) -> inventories.put(taken, inventory(account, details)));
      timeline = inventories.isEmpty()
          ? IamTimeline.ofCallsAlone(account, IamInventory.EMPTY, calls)
          : new IamTimeline(inventories, calls);
    }
    return timeline;
  }

  private IamInventory inventory(String account, ObjectNode details) {
    IamInventoryReader reader = new IamInventoryReader();
    reader.add(account, "iam-" + DETAILS + ".json", details);
    return reader.inventory();
  }

  private void collect(InventoryItem item) {
    String list = LISTS.get(item.resourceType());
    if (list != null) {
      ObjectNode details =
          collected.computeIfAbsent(item.takenAt(), key -> JsonNodeFactory.instance.objectNode());
      ArrayNode entries = details.withArrayProperty(list);
      entries.add(item.item());
    }
  }

  private List<String> age(IamTimeline.AsOf then, Instant time) {
    if (collected.isEmpty()) {
      return List.of();
    }
    String followed = then.followed() == 0
        ? ""
        : "; calls to IAM in between that were followed: " + then.followed();
    return List.of("policies as of %s: collected %s, at %s%s"
        .formatted(
            time.truncatedTo(ChronoUnit.SECONDS),
            distance(then.taken(), time),
            then.taken(),
            followed));
  }

  private static String distance(Instant taken, Instant time) {
    Duration apart = Duration.between(taken, time);
    long hours = apart.abs().toHours();
    String words = hours < 48 ? hours + " hours" : hours / 24 + " days";
    return words + (apart.isNegative() ? " later" : " earlier");
  }
}
