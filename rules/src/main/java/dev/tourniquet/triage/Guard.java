package dev.tourniquet.triage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Change;
import dev.tourniquet.config.GuardProof;
import dev.tourniquet.config.Guards;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.organization.Standing;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.Grantee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a second setting keeps the public out although the first one lets them in. Only buckets have one: a
 * successful public policy proves that {@code BlockPublicPolicy} was off, not that {@code RestrictPublicBuckets} was.
 *
 * @param open whether nothing is known to have stood between, when they were let in or at any time since
 * @param shut the setting that keeps them out as of the triage; empty where it is off or not known
 */
record Guard(boolean open, Optional<Value> shut, String text, List<String> gaps) {

  private static final Guard NONE = new Guard(true, Optional.empty(), "", List.of());
  private static final String BLOCK = "publicAccessBlock";

  Guard {
    gaps = List.copyOf(gaps);
  }

  /** Where every call was refused nobody was let in: AWS answers so to a public policy while a block is on. */
  static Guard of(Case c) {
    if (c.effective().isEmpty()
        || !c.resource().type().equals("AWS::S3::Bucket")
        || c.exposure().added().stream().noneMatch(Grantee::isPublic)) {
      return NONE;
    }
    return switch (c.exposure().attribute()) {
      case "policy" ->
        letsInByName(c)
            ? new Guard(true, shut(c, "RestrictPublicBuckets"), "", List.of())
            : ofBucket(c, "RestrictPublicBuckets");
      case "acl", "objectAcl" -> ofBucket(c, "IgnorePublicAcls");
      default -> NONE;
    };
  }

  /**
   * A policy that names its strangers is not public: AWS takes it while every block is on, and {@code
   * RestrictPublicBuckets} keeps nobody out of it (S3 User Guide, "Blocking public access").
   */
  private static boolean letsInByName(Case c) {
    return c.effective().stream()
        .map(event -> Exposure.of(event).added())
        .filter(added -> added.stream().noneMatch(Grantee::isPublic))
        .flatMap(List::stream)
        .anyMatch(one -> Destination.standing(c, one) == Standing.UNKNOWN);
  }

  private static Optional<Value> shut(Case c, String flag) {
    return block(c, c.file().asOf())
        .filter(value -> disproved(c, value).isEmpty() && isOn(value, flag));
  }

  private static Guard ofBucket(Case c, String flag) {
    Optional<Value> held = block(c, c.file().asOf());
    Optional<GuardProof> proof = held.flatMap(value -> disproved(c, value));
    Optional<Value> now = held.filter(value -> proof.isEmpty());
    Optional<Value> shut = shut(c, flag);
    if (wasOpen(c, flag)) {
      return new Guard(
          true,
          shut,
          shut.map(value -> "%s keeps them out since %s.".formatted(flag, Words.time(value.asOf())))
              .orElse(""),
          List.of("public access block of the account: no inventory held tells whether " + flag
              + " is on there"));
    }
    return now.isEmpty()
        ? new Guard(
            false,
            shut,
            "Whether " + flag + " keeps them out is not known.",
            List.of("public access block of bucket " + c.resource().id() + ": "
                + proof.map(Guard::contradiction).orElse("no event or inventory held tells it")
                + "; s3api get-public-access-block would"))
        : new Guard(
            false,
            shut,
            shut.isPresent()
                ? flag + " is on and keeps them out."
                : flag + " may have kept them out.",
            List.of(
                shut.isPresent()
                    ? "who could read before " + flag + " was on"
                    : "whether " + flag + " was on as long as they were let in"));
  }

  /** Off when they were let in; or at a time since, unless it is known that they were no longer let in then. */
  private static boolean wasOpen(Case c, String flag) {
    List<Event> letIn = c.effective().stream()
        .filter(event -> !Exposure.of(event).added().isEmpty())
        .toList();
    return letIn.stream().anyMatch(event -> isOff(c, event.time().orElseThrow(), flag))
        || later(c, letIn.get(0).time().orElseThrow())
            .filter(moment -> isOff(c, moment, flag))
            .anyMatch(moment -> !c.folded().isClosedToAll(moment, c.exposure()));
  }

  private static Stream<Instant> later(Case c, Instant first) {
    return Stream.concat(
            c.folded().changes().stream()
                .filter(change -> change.path().startsWith(BLOCK))
                .map(Change::time)
                .filter(time -> time.isAfter(first)),
            Stream.of(c.file().asOf()))
        .distinct();
  }

  /** A call that AWS took since, and would have refused had the block been as it is held to be. */
  private static Optional<GuardProof> disproved(Case c, Value block) {
    return c.effective().stream()
        .flatMap(event -> Guards.off(event).stream())
        .filter(proof -> proof.resource().equals(c.resource()))
        .filter(proof -> proof.guard().startsWith(BLOCK + "."))
        .filter(proof -> proof.time().isAfter(block.asOf()))
        .filter(proof -> isOn(block, flag(proof)))
        .findFirst();
  }

  private static String contradiction(GuardProof proof) {
    return "%s while %s was on by the logs held, which do not tell what changed it"
        .formatted(proof.because(), flag(proof));
  }

  private static String flag(GuardProof proof) {
    return proof.guard().substring(BLOCK.length() + 1);
  }

  private static boolean isOff(Case c, Instant moment, String flag) {
    return block(c, moment).filter(value -> !isOn(value, flag)).isPresent();
  }

  private static boolean isOn(Value block, String flag) {
    JsonNode flags = block.known();
    return flags.path(flag).asBoolean(false);
  }

  /** Calls within one second have no order: what they leave is not known. */
  private static Optional<Value> block(Case c, Instant moment) {
    return c.folded()
        .at(moment)
        .flatMap((State state) -> state.attribute(BLOCK))
        .filter(value -> value.readable() && !value.ambiguousOrder());
  }
}
