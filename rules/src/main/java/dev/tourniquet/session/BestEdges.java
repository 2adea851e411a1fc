package dev.tourniquet.session;

import dev.tourniquet.trail.Confidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses among the issues that could have opened one session: the best of each kind, and the one to follow. Holds one of
 * each kind, however many it is shown.
 */
public final class BestEdges {

  /** Kinds whose link is a mere coincidence in time, which a second candidate breaks. */
  private static final Set<IssueKind> COINCIDENCE =
      Set.of(IssueKind.IDENTITY_CENTER_ROLE, IssueKind.IDENTITY_CENTER_SIGN_IN);

  /**
   * A copy of the call in the trail of the role's account tells nothing of a caller from another account; the copy in the
   * caller's does, even where it is joined less surely.
   */
  private static final Comparator<Found> SURER = Comparator.comparing(Found::told)
      .thenComparing(found -> found.link().confidence())
      .thenComparing(found -> found.link().rule(), Comparator.reverseOrder())
      .thenComparing(found -> Math.abs(found.link().seconds()), Comparator.reverseOrder())
      .thenComparing(found -> found.issue().call().time(), Comparator.reverseOrder())
      .thenComparing(found -> found.issue().call().eventId(), Comparator.reverseOrder());

  private final Map<IssueKind, Found> best = new EnumMap<>(IssueKind.class);
  private final Map<IssueKind, Long> candidates = new EnumMap<>(IssueKind.class);

  /** Takes one issue that links to the session. */
  public void add(Issue issue, Link link) {
    Found found = new Found(issue, link);
    Found known = best.get(issue.kind());
    if (known == null || known.link().confidence() != link.confidence()) {
      candidates.merge(issue.kind(), 1L, (a, b) -> found.better(known) ? 1 : a);
    } else if (!known.issue().call().eventId().equals(issue.call().eventId())) {
      candidates.merge(issue.kind(), 1L, Long::sum);
    }
    best.merge(issue.kind(), found, (a, b) -> SURER.compare(b, a) > 0 ? b : a);
  }

  /** The edges of the session, the one to follow first. */
  public List<SessionEdge> edges(LocalDate day, String session) {
    List<Found> ordered = best.values().stream()
        .map(this::doubted)
        .sorted(Comparator.comparing((Found found) -> found.issue().kind().leadsOn())
            .thenComparing(Found::told)
            .thenComparing(found -> found.link().confidence())
            .reversed()
            .thenComparing(found -> found.issue().kind()))
        .toList();
    return Stream.iterate(0, i -> i < ordered.size(), i -> i + 1)
        .map(i -> edge(day, session, ordered.get(i), i == 0))
        .toList();
  }

  private Found doubted(Found found) {
    IssueKind kind = found.issue().kind();
    return COINCIDENCE.contains(kind) && candidates.get(kind) > 1
        ? new Found(found.issue(), found.link().weak())
        : found;
  }

  private SessionEdge edge(LocalDate day, String session, Found found, boolean first) {
    IssueKind kind = found.issue().kind();
    return new SessionEdge(
        day, session, found.issue(), found.link(), candidates.get(kind), first && kind.leadsOn());
  }

  private record Found(Issue issue, Link link) {

    boolean told() {
      return !issue.issuer().foreign() && link.confidence().compareTo(Confidence.STRONG) >= 0;
    }

    boolean better(Found other) {
      return SURER.compare(this, other) > 0;
    }
  }
}
