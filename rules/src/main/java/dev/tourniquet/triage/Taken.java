package dev.tourniquet.triage;

import dev.tourniquet.config.Change;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Grantee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A shared snapshot that somebody took. AWS itself notes that, in the trail of the owner and of whoever took it, and does not
 * always name the account. The note lets in nobody: the shares before it do.
 */
final class Taken {

  private static final Set<String> NOTES =
      Set.of("SharedSnapshotCopyInitiated", "SharedSnapshotVolumeCreated");
  private static final String ATTRIBUTE = "createVolumePermission";

  private Taken() {}

  /** Whether AWS notes by this event that a snapshot was taken. */
  static boolean is(Event event) {
    return event.service().equals("ec2") && NOTES.contains(event.name());
  }

  /**
   * Who may have taken it: whomever a note names, and everyone who was ever let in before the last note. A correlation holds
   * the latest share alone, and one with an account of ours does not speak for an earlier one.
   */
  static List<Grantee> by(Case c) {
    return last(c)
        .map(until -> Stream.of(named(c), added(c, until), in(c, until))
            .flatMap(who -> who)
            .distinct()
            .toList())
        .orElse(List.of());
  }

  /** The answer that only known accounts were let in, where that is enough to know who took it. */
  static Answer told(Case c, Answer cleared) {
    Optional<Instant> until = last(c);
    if (until.isEmpty()) {
      return cleared;
    }
    Optional<String> missing = c.folded().gap();
    if (missing.isPresent()) {
      return Answer.unknown(
          cleared.text() + " Whom else it was shared with before it was taken cannot be told.",
          c.evidence(),
          List.of("destination: " + missing.get()));
    }
    return value(c, until.get()).filter(Value::complete).isPresent()
        ? cleared
        : cleared.withGaps(
            List.of(
                "destination: whom " + c.resource().id()
                    + " was shared with before the logs begin; ec2 describe-snapshot-attribute in the inventory would tell"));
  }

  private static Optional<Instant> last(Case c) {
    return c.effective().stream()
        .filter(Taken::is)
        .flatMap(event -> event.time().stream())
        .max(Instant::compareTo);
  }

  private static Stream<Grantee> named(Case c) {
    return c.effective().stream()
        .filter(Taken::is)
        .filter(event -> !event.text("userIdentity.accountId").equals(event.account()))
        .map(event -> event.text("userIdentity.accountId"))
        .filter(account -> !account.isEmpty())
        .map(Grantee::account);
  }

  /** Of a path such as {@code createVolumePermission[846424999548]}: whether added or taken out, it was in. */
  private static Stream<Grantee> added(Case c, Instant until) {
    return c.folded().changes().stream()
        .filter(change -> !change.time().isAfter(until))
        .map(Change::path)
        .filter(path -> path.startsWith(ATTRIBUTE + "[") && path.endsWith("]"))
        .map(path -> Grantee.named(path.substring(ATTRIBUTE.length() + 1, path.length() - 1)));
  }

  private static Stream<Grantee> in(Case c, Instant until) {
    return value(c, until).stream()
        .flatMap(value -> value.known().valueStream())
        .map(one -> Grantee.named(one.asText()));
  }

  private static Optional<Value> value(Case c, Instant until) {
    return c.folded().at(until).flatMap((State state) -> state.attribute(ATTRIBUTE));
  }
}
