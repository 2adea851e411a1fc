package dev.tourniquet.jobs.triage;

import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.SessionArn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * A question about what a principal could do.
 *
 * @param part PERMISSIONS for the caller of the case, CARRIED for a role that its resource runs as
 * @param of key of that role, or null
 * @param principal ARN of the user or role; {@code ext:<account>:<id>} of one that the logs of another account tell by its id
 * @param session ARN of the session that acted for it, or empty
 * @param time when
 * @param credential access key id of the call, or empty
 * @param succeeded actions it was seen doing until then
 * @param issuing calls that may have issued its session
 */
record PermissionAsk(
    String ofCase,
    String part,
    String of,
    String account,
    String principal,
    String session,
    Instant time,
    String credential,
    Set<String> succeeded,
    List<Event> issuing) {
  PermissionAsk {
    succeeded = Set.copyOf(succeeded);
    issuing = List.copyOf(issuing);
  }

  static PermissionAsk of(Row row) {
    return new PermissionAsk(
        row.getAs(PermissionPieces.CASE.name()),
        row.getAs(PermissionPieces.PART.name()),
        row.getAs(PermissionPieces.OF.name()),
        row.getAs(PermissionPieces.ACCOUNT.name()),
        row.getAs(PermissionPieces.ARN.name()),
        session(row),
        row.getAs(PermissionPieces.TIME.name()),
        row.getAs(PermissionPieces.CREDENTIAL.name()),
        Set.copyOf(texts(row, PermissionPieces.SUCCEEDED.name())),
        texts(row, PermissionPieces.ISSUING.name()).stream().map(Event::parse).toList());
  }

  /** The same of who has the id by the inventory; itself where the ARN is known, or nothing tells it. */
  PermissionAsk named(IamInventory inventory) {
    return isById()
        ? inventory
            .arnOf(account, principal.substring(principal.lastIndexOf(':') + 1))
            .map(this::of)
            .orElse(this)
        : this;
  }

  private PermissionAsk of(String arn) {
    return new PermissionAsk(
        ofCase,
        part,
        of,
        account,
        arn,
        SessionArn.of(arn, session),
        time,
        credential,
        succeeded,
        issuing);
  }

  /** Whether only an id is known. */
  boolean isById() {
    return principal.startsWith(PermissionAsks.BY_ID);
  }

  /** Who is asked about: the session, which may do less than its role, else the principal. */
  String arn() {
    return session.isEmpty() ? principal : session;
  }

  private static String session(Row row) {
    String key = row.getAs(PermissionPieces.SESSION.name());
    return key == null ? "" : SessionArn.of(row.getAs(PermissionPieces.ARN.name()), key);
  }

  private static List<String> texts(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : row.getList(index);
  }
}
