package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Matches rules against files of events, streaming.
 *
 * @param rules the rules to match
 * @param matches takes each match, in the order of files, events and rules
 * @param unread takes each place that could not be read; reading goes on after it where it can
 */
public record RuleMatches(
    RuleIndex rules, Consumer<RuleMatch> matches, Consumer<UnreadEvents> unread) {

  /** In folders; TrailDiscover names its events {@code .json.cloudtrail}. A file that is named itself is always read. */
  private static final Pattern EVENT_FILE =
      Pattern.compile("(?i).+\\.(json|jsonl|ndjson)(\\.gz|\\.cloudtrail)?");

  public RuleMatches {
    requireNonNull(rules, "rules is null");
    requireNonNull(matches, "matches is null");
    requireNonNull(unread, "unread is null");
  }

  /** Reads every file, and every file of events in every folder. */
  public void in(List<Path> paths) {
    FoundFiles found = FoundFiles.below(paths, EVENT_FILE);
    found
        .failures()
        .forEach(f -> unread.accept(new UnreadEvents(f.path().toString(), 0, 0, 0, f.reason())));
    found.files().forEach(this::in);
  }

  private void in(Path file) {
    long[] next = {0};
    new EventFile(file, event -> match(event, file, next[0]++), unread).read();
  }

  private void match(JsonNode event, Path file, long index) {
    JsonNode id = event.path("eventID");
    String eventID = id.isValueNode() && !id.isNull() ? id.asText() : null;
    rules
        .match(event)
        .forEach(rule -> matches.accept(new RuleMatch(rule.id(), file.toString(), index, eventID)));
  }
}
