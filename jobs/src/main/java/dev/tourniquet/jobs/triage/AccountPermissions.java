package dev.tourniquet.jobs.triage;

import dev.tourniquet.iam.Assessment;
import dev.tourniquet.iam.Assessor;
import dev.tourniquet.iam.Caller;
import dev.tourniquet.iam.Gap;
import dev.tourniquet.iam.GapCode;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.iam.IamTimeline;
import dev.tourniquet.triage.CallerPermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Answers the questions about one account on an executor, one after another. */
final class AccountPermissions implements Iterator<Row> {
  private static final String DETAILS = "get-account-authorization-details";

  private final AccountPieces pieces;
  private final CollectedOrganizations organization;
  private Instant taken;
  private IamTimeline timeline;
  private Judged judged;
  private Optional<PermissionAsk> next = Optional.empty();

  AccountPermissions(Iterator<Row> pieces, CollectedOrganizations organization) {
    this.pieces = new AccountPieces(pieces);
    this.organization = organization;
  }

  private record Judged(Instant time, IamTimeline.AsOf then, Assessor assessor) {}

  @Override
  public boolean hasNext() {
    if (next.isEmpty()) {
      next = pieces.next();
    }
    return next.isPresent();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException();
    }
    PermissionAsk ask = next.orElseThrow();
    next = Optional.empty();
    return answer(ask);
  }

  private Row answer(PermissionAsk asked) {
    Judged at = at(asked);
    PermissionAsk ask = asked.named(at.then().inventory());
    boolean collected = pieces.taken().isPresent();
    if (ask.isById() || (!collected && !at.then().inventory().holds(ask.principal()))) {
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
        collected ? at.then().taken() : null,
        CallerPermissions.of(
            assessment, collected ? List.of(age(at.then(), ask.time())) : List.of()));
  }

  /** Questions about one time follow each other: one answer is kept, since each holds all policies of the account. */
  private Judged at(PermissionAsk ask) {
    IamTimeline along = timeline(ask.account());
    if (judged == null || !judged.time().equals(ask.time())) {
      IamTimeline.AsOf then = along.at(ask.time());
      IamInventory under = then.inventory().under(organization.at(ask.time()));
      judged = new Judged(
          ask.time(), then, new Assessor(pieces.leftOut() == 0 ? under : under.with(leftOut(ask))));
    }
    return judged;
  }

  private Gap leftOut(PermissionAsk ask) {
    return new Gap(
        GapCode.CALLS_NOT_FOLLOWED,
        pieces.leftOut() + " of the calls to IAM in account " + ask.account()
            + ", beyond the newest " + PermissionPieces.MOST_CALLS + ",");
  }

  /** Along the collection that was taken last. */
  private IamTimeline timeline(String account) {
    Instant newest = pieces.taken().orElse(null);
    if (timeline == null || !Objects.equals(newest, taken)) {
      timeline = newest == null
          ? IamTimeline.ofCallsAlone(account, IamInventory.EMPTY, pieces.calls())
          : new IamTimeline(Map.of(newest, inventory(account)), pieces.calls());
      taken = newest;
      judged = null;
    }
    return timeline;
  }

  private IamInventory inventory(String account) {
    IamInventoryReader reader = new IamInventoryReader();
    reader.add(account, "iam-" + DETAILS + ".json", pieces.details());
    return reader.inventory();
  }

  private static String age(IamTimeline.AsOf then, Instant time) {
    String followed = then.followed() == 0
        ? ""
        : "; calls to IAM in between that were followed: " + then.followed();
    return "policies as of %s: collected %s, at %s%s"
        .formatted(
            time.truncatedTo(ChronoUnit.SECONDS),
            distance(then.taken(), time),
            then.taken(),
            followed);
  }

  private static String distance(Instant taken, Instant time) {
    Duration apart = Duration.between(taken, time);
    long hours = apart.abs().toHours();
    String words = hours < 48 ? hours + " hours" : hours / 24 + " days";
    return words + (apart.isNegative() ? " later" : " earlier");
  }
}
