package dev.tourniquet.session;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chooses among the issues that could have opened one session: the best of each kind, and the one to follow. */
public final class BestEdges {

  /** The one to follow first. */
  private static final Comparator<Rivals.Chosen> FOLLOWED = Comparator.comparing(
          (Rivals.Chosen chosen) -> chosen.found().issue().kind().leadsOn())
      .thenComparing(chosen -> chosen.found().told())
      .thenComparing(chosen -> chosen.found().confidence())
      .reversed()
      .thenComparing(chosen -> chosen.found().issue().kind());

  private final Map<IssueKind, Rivals> rivals = new EnumMap<>(IssueKind.class);

  /** Takes one issue that links to the session; each once. */
  public void add(Issue issue, Link link) {
    rivals.computeIfAbsent(issue.kind(), kind -> new Rivals()).add(new LinkedIssue(issue, link));
  }

  /** The edges of the session, the one to follow first. */
  public List<SessionEdge> edges(LocalDate day, String session) {
    List<Rivals.Chosen> ordered =
        rivals.values().stream().map(Rivals::chosen).sorted(FOLLOWED).toList();
    return Stream.iterate(0, i -> i < ordered.size(), i -> i + 1)
        .map(i -> edge(day, session, ordered.get(i), i == 0))
        .toList();
  }

  private static SessionEdge edge(
      LocalDate day, String session, Rivals.Chosen chosen, boolean first) {
    Issue issue = chosen.found().issue();
    boolean followed = first && issue.kind().leadsOn();
    return new SessionEdge(
        day, session, issue, chosen.found().link(), chosen.candidates(), followed);
  }
}
