package dev.tourniquet.session;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The edges among a few events, as the lake works them out among many. */
public final class SessionEdges {

  private SessionEdges() {}

  /** Every edge from a session of a day to a call among these events, in the order the sessions are met. */
  public static List<SessionEdge> among(Collection<Event> events) {
    Map<String, SessionFacts> sessions = new LinkedHashMap<>();
    events.stream()
        .flatMap(event -> SessionFacts.of(event).stream())
        .forEach(facts ->
            sessions.merge(day(facts) + " " + facts.session().value(), facts, SessionFacts::and));
    List<Issue> issues =
        events.stream().flatMap(event -> Issues.of(event).stream()).toList();
    Map<String, Set<Candidate>> byHandle = new LinkedHashMap<>();
    issues.forEach(issue -> index(byHandle, Handles.of(issue), Candidate.of(issue)));
    sessions.values().forEach(facts -> Candidate.ofCaller(facts, day(facts))
        .ifPresent(caller -> index(byHandle, Handles.ofCaller(facts), caller)));
    List<SessionEdge> edges = new ArrayList<>();
    sessions.values().forEach(facts -> edges.addAll(of(facts, byHandle)));
    issues.forEach(issue -> known(issue).ifPresent(edges::add));
    return List.copyOf(edges);
  }

  /** The edge of an issue whose session needs no search. */
  public static Optional<SessionEdge> known(Issue issue) {
    Link link = new Link(Link.Rule.ACCESS_KEY, Confidence.EXACT, 0);
    return issue.knownSession().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SessionEdge(day(issue.call().time()), issue.knownSession(), issue, link, 1, false));
  }

  /** UTC day a session is kept under: of its beginning, or of its use when its credentials do not end. */
  public static LocalDate day(SessionFacts facts) {
    LocalDate used = day(facts.activity().first());
    LocalDate began = day(facts.began());
    // A date that no session can have is not believed: it would be looked for in days that hold
    // nothing of it.
    boolean possible = !began.isAfter(used) && !began.isBefore(used.minusDays(2));
    return possible ? began : used;
  }

  private static List<SessionEdge> of(SessionFacts facts, Map<String, Set<Candidate>> byHandle) {
    LocalDate day = day(facts);
    BestEdges best = new BestEdges();
    Handles.of(facts).stream()
        .flatMap(handle -> byHandle.getOrDefault(handle, Set.of()).stream())
        .filter(candidate -> candidate.isNear(day))
        .map(Candidate::issue)
        .distinct()
        .forEach(issue -> Links.between(issue, facts).ifPresent(link -> best.add(issue, link)));
    return best.edges(day, facts.session().value());
  }

  private static void index(
      Map<String, Set<Candidate>> byHandle, List<String> handles, Candidate candidate) {
    handles.forEach(
        handle -> byHandle.computeIfAbsent(handle, key -> new LinkedHashSet<>()).add(candidate));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
