package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The events of files and folders, one by one with their places. */
record EventFiles(Taker events, Consumer<UnreadEvents> unread) {

  /** In folders; TrailDiscover names its events {@code .json.cloudtrail}. A file that is named itself is always read. */
  private static final Pattern EVENT_FILE =
      Pattern.compile("(?i).+\\.(json|jsonl|ndjson)(\\.gz|\\.cloudtrail)?");

  /** Takes an event. */
  interface Taker {
    void take(JsonNode event, EventPlace place);
  }

  /** Reads every file, and every file of events in every folder. */
  void in(List<Path> paths) {
    FoundFiles found = FoundFiles.below(paths, EVENT_FILE);
    found
        .failures()
        .forEach(f -> unread.accept(new UnreadEvents(f.path().toString(), 0, 0, 0, f.reason())));
    found.files().forEach(this::in);
  }

  private void in(Path file) {
    long[] next = {0};
    new EventFile(file, event -> events.take(event, EventPlace.of(event, file, next[0]++)), unread)
        .read();
  }
}
