package dev.tourniquet.triage;

import dev.tourniquet.organization.AccountStanding;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Standing;
import dev.tourniquet.triage.exposure.Grantee;
import java.util.List;
import java.util.stream.Stream;

/** Who was let in? Ours and vendors with a purpose are quiet; everyone, and an account nobody registered, are not. */
final class Destination implements Question {

  @Override
  public String name() {
    return "destination";
  }

  @Override
  public Answer ask(Case c) {
    if (c.exposure().added().isEmpty()) {
      return c.exposure().onlyRemoves()
          ? Answer.notSick(Weight.NOTE, "Nobody was let in.", c.evidence())
          : namesNobody(c);
    }
    List<Grantee> to = Stream.concat(c.exposure().added().stream(), Taken.by(c).stream())
        .distinct()
        .toList();
    List<Grantee> named = to.stream().filter(one -> !one.isPublic()).toList();
    Answer answer = named.size() == to.size() ? named(c, to) : everyone(c, named);
    return answer.weights().contains(Weight.CLEARED) ? unlessUntold(c, answer) : answer;
  }

  /** Who is known does not speak for whomever else the same calls let in. */
  private static Answer unlessUntold(Case c, Answer cleared) {
    List<String> places = UnknownPlaces.of(c);
    if (!places.isEmpty()) {
      String words = UnknownPlaces.words(places);
      return Answer.unknown(
          cleared.text() + " It lets in whoever comes from or is " + words + " as well.",
          c.evidence(),
          List.of(UnknownPlaces.gap(words)));
    }
    long leftOut = c.file().all().leftOut();
    if (leftOut > 0) {
      return Answer.unknown(
          cleared.text() + " Whom the calls let in that the case does not hold is not known.",
          c.evidence(),
          List.of(
              "destination: the rule was met by %s more than the case holds; pivot on %s shows them"
                  .formatted(Words.count(leftOut, "other call"), c.resource().id())));
    }
    return PublicAllowed.isWhollyTold(c)
        ? Taken.told(c, cleared)
        : Answer.unknown(
            cleared.text() + " Whom else the calls let in cannot be told.",
            c.evidence(),
            List.of(
                "destination: a call names nobody, or not the account of each destination, or was logged without what it asked for"));
  }

  private static Answer everyone(Case c, List<Grantee> named) {
    PublicAllowed allowed = PublicAllowed.of(c);
    if (!allowed.clears()) {
      return Answer.sick(Weight.LIFE_THREAT, allowed.text(), c.evidence());
    }
    if (named.isEmpty()) {
      return Answer.notSick(Weight.CLEARED, allowed.text(), c.evidence());
    }
    Answer rest = named(c, named);
    return new Answer(
        allowed.text() + " " + rest.text(),
        rest.reading(),
        rest.weights(),
        rest.evidence(),
        rest.gaps());
  }

  private static Answer namesNobody(Case c) {
    return PublicAllowed.ofLifted(c)
        .map(allowed -> lifted(c, allowed))
        .orElseGet(() -> Answer.unknown(
            "The request names nobody.",
            c.evidence(),
            List.of("destination: the request names nobody; what else lets someone in decides")));
  }

  private static Answer lifted(Case c, PublicAllowed allowed) {
    if (allowed.reading() == Reading.UNKNOWN) {
      return Answer.unknown(
          allowed.text(),
          c.evidence(),
          List.of("destination: no event or inventory held tells the whole policy of "
              + c.resource().id()));
    }
    return allowed.clears()
        ? Answer.notSick(Weight.CLEARED, allowed.text(), c.evidence())
        : Answer.sick(Weight.LIFE_THREAT, allowed.text(), c.evidence());
  }

  private static Answer named(Case c, List<Grantee> to) {
    List<Grantee> strangers =
        to.stream().filter(one -> standing(c, one) == Standing.UNKNOWN).toList();
    if (!strangers.isEmpty() && strangers.stream().allMatch(one -> mayBeOurs(c, one))) {
      return Answer.unknown(
          "Shared with %s; which organization is ours is not known."
              .formatted(Words.list(strangers.stream().map(Object::toString).toList())),
          c.evidence(),
          List.of("destination: the organization file does not name our organization"));
    }
    if (!strangers.isEmpty()) {
      return Answer.sick(
              Weight.LIFE_THREAT,
              "Shared with %s: no account of ours and no vendor."
                  .formatted(Words.list(strangers.stream().map(Object::toString).toList())),
              c.evidence())
          .withGaps(
              List.of(
                  "owner of " + Words.list(strangers.stream().map(Grantee::id).toList())
                      + ": compare with the organization's account list; if it is not there, only AWS can tell"));
    }
    List<Grantee> purposeless =
        to.stream().filter(one -> isVendorWithoutPurpose(c.organization(), one)).toList();
    return purposeless.isEmpty()
        ? Answer.notSick(
            Weight.CLEARED,
            "Shared only with accounts we know: %s."
                .formatted(Words.list(to.stream().map(one -> known(c, one)).toList())),
            c.evidence())
        : Answer.maybe(
            Weight.NOTE,
            "Shared with a vendor, but the organization file gives no purpose: %s."
                .formatted(Words.list(purposeless.stream().map(Grantee::id).toList())),
            c.evidence());
  }

  private static boolean mayBeOurs(Case c, Grantee one) {
    return one.kind() == Grantee.Kind.ORGANIZATION && c.organization().id().isEmpty();
  }

  static Standing standing(Case c, Grantee one) {
    return switch (one.kind()) {
      case ACCOUNT -> account(c, one.id());
      case ORGANIZATION -> c.organization().owns(one.id()) ? Standing.OWN : Standing.UNKNOWN;
      case PUBLIC, FEDERATED -> Standing.UNKNOWN;
    };
  }

  /**
   * AWS's own accounts deliver logs into buckets. Nowhere else do they need access, and who shares something with one of
   * them hides behind it.
   */
  private static Standing account(Case c, String id) {
    Standing standing = c.organization().standingAt(id, c.time()).standing();
    boolean bucket = c.resource().type().equals("AWS::S3::Bucket");
    return standing == Standing.AWS_SERVICE && !bucket ? Standing.UNKNOWN : standing;
  }

  private static boolean isVendorWithoutPurpose(Organization organization, Grantee one) {
    return organization
        .vendor(one.id())
        .filter(vendor -> vendor.purpose().isBlank())
        .isPresent();
  }

  private static String known(Case c, Grantee one) {
    if (one.kind() != Grantee.Kind.ACCOUNT) {
      return one.toString();
    }
    AccountStanding standing = c.organization().standingAt(one.id(), c.time());
    String name = standing.name().isEmpty() ? one.id() : standing.name() + " (" + one.id() + ")";
    return name + ", " + standing.reason();
  }
}
