package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Matches single-event rules against files of events, streaming.
 *
 * @param rules the rules to match
 * @param matches takes each match, in the order of files, events and rules
 * @param unread takes each place that could not be read; reading goes on after it where it can
 */
public record RuleMatches(
    RuleIndex rules, Consumer<RuleMatch> matches, Consumer<UnreadEvents> unread) {

  public RuleMatches {
    requireNonNull(rules, "rules is null");
    requireNonNull(matches, "matches is null");
    requireNonNull(unread, "unread is null");
  }

  /** Reads every file, and every file of events in every folder. */
  public void in(List<Path> paths) {
    new EventFiles(
            (event, place) ->
                rules.match(event).forEach(rule -> matches.accept(RuleMatch.of(rule, place))),
            unread)
        .in(paths);
  }
}
