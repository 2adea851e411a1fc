package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the policies of one layer say to one request. */
final class Tally {

  // Enough to prove the point; a policy may hold thousands of statements that all match.
  private static final int MOST_CITED = 20;

  private final Layer layer;
  private final Map<Standing, Match> allowed = new EnumMap<>(Standing.class);
  private final Cited allowing = new Cited();
  private final Cited denying = new Cited();
  private Match denied = Match.NO;

  private Tally(Layer layer) {
    this.layer = layer;
  }

  static Tally of(Layer layer, List<Policy> policies, Request request) {
    Tally tally = new Tally(layer);
    for (Policy policy : policies) {
      for (Statement statement : policy.statements()) {
        Match match = statement.matches(request);
        if (!match.isNo()) {
          tally.add(statement, match, statement.principals().standing(request.caller()));
        }
      }
    }
    return tally;
  }

  private void add(Statement statement, Match match, Standing standing) {
    boolean deny = statement.effect() == Effect.DENY;
    (deny ? denying : allowing).add(statement.source(), match);
    if (deny) {
      denied = denied.or(match);
    } else {
      allowed.merge(standing, match, Match::or);
    }
  }

  Layer layer() {
    return layer;
  }

  Match denied() {
    return denied;
  }

  /** Whether a statement allows it that names the caller at least this closely. */
  Match allowed(Standing atLeast) {
    Match result = Match.NO;
    for (Map.Entry<Standing, Match> entry : allowed.entrySet()) {
      result = entry.getKey().compareTo(atLeast) >= 0 ? result.or(entry.getValue()) : result;
    }
    return result;
  }

  List<StatementSource> allowing() {
    return allowing.best();
  }

  List<StatementSource> denying() {
    return denying.best();
  }

  /** Matching statements: those that certainly match, or else those that may. */
  private static final class Cited {
    private final List<StatementSource> certain = new ArrayList<>();
    private final List<StatementSource> possible = new ArrayList<>();

    void add(StatementSource source, Match match) {
      List<StatementSource> list = match.isYes() ? certain : possible;
      if (list.size() < MOST_CITED) {
        list.add(source);
      }
    }

    List<StatementSource> best() {
      return certain.isEmpty() ? possible : certain;
    }
  }
}
