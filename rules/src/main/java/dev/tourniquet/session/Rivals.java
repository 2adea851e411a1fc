package dev.tourniquet.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The issues of one kind that link to one session, of which one opened it. Holds one of each key and issuer. */
final class Rivals {

  /** Kinds whose link is a mere coincidence in time, which a second candidate breaks. */
  private static final Set<IssueKind> COINCIDENCE =
      Set.of(IssueKind.IDENTITY_CENTER_ROLE, IssueKind.IDENTITY_CENTER_SIGN_IN);

  private final Map<String, Rival> rivals = new TreeMap<>();

  /** The issue that opened the session, as sure as that is, and how many could have. */
  record Chosen(LinkedIssue found, long candidates) {}

  void add(LinkedIssue found) {
    rivals.merge(id(found), new Rival(found, 1), Rival::and);
  }

  /** What one key was issued by is one issue, in however many trails. */
  private static String id(LinkedIssue found) {
    Issuer issuer = found.issue().issuer();
    return found.key().isEmpty()
        ? "by " + issuer.principal().value() + " " + issuer.actor().value()
        : found.key();
  }

  Chosen chosen() {
    LinkedIssue best = best();
    List<Rival> others = new ArrayList<>(rivals.values().stream()
        .filter(rival -> rival.best().confidence() == best.confidence())
        .filter(rival -> !best.rulesOut(rival.best()))
        .toList());
    others.stream()
        .filter(rival -> rival.best().mayBeCopyOf(best))
        .findFirst()
        .ifPresent(others::remove);
    long candidates = others.stream().mapToLong(Rival::issues).sum();
    boolean oneIssuer = others.stream().allMatch(rival -> rival.best().ofSameIssuer(best));
    boolean doubted =
        !oneIssuer || (candidates > 1 && COINCIDENCE.contains(best.issue().kind()));
    return new Chosen(doubted ? best.weak() : best, candidates);
  }

  /** Issues of two keys are two issues, and the surer opened it; what tells no key may be a copy of the one that did. */
  private LinkedIssue best() {
    return Stream.concat(of(true).max(LinkedIssue.SURER).stream(), of(false))
        .max(LinkedIssue.TELLS_MORE)
        .orElseThrow();
  }

  private Stream<LinkedIssue> of(boolean withKey) {
    return rivals.values().stream()
        .map(Rival::best)
        .filter(found -> found.key().isEmpty() != withKey);
  }

  /**
   * One issue, or several by one issuer.
   *
   * @param issues how many there are of the best one's confidence
   */
  private record Rival(LinkedIssue best, long issues) {

    Rival and(Rival other) {
      Rival surer = LinkedIssue.TELLS_MORE.compare(best, other.best) >= 0 ? this : other;
      boolean more = best.key().isEmpty() && best.confidence() == other.best.confidence();
      return more ? new Rival(surer.best, issues + other.issues) : surer;
    }
  }
}
