package dev.tourniquet.jobs.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The note of a commit that says from what the states were folded.
 *
 * @param batch ingest batch of the newest event
 * @param inventory digest of the inventory's own note
 * @param recorded load of the newest file of AWS Config
 */
record FoldNote(long batch, String inventory, long recorded) {
  private static final Pattern TEXT = Pattern.compile(
      "\\{\"batch\": (\\d{1,18}), \"inventory\": \"([^\"]*)\", \"recorded\": (\\d{1,18})\\}");

  static final FoldNote NOTHING = new FoldNote(0, "", 0);

  String text() {
    return "{\"batch\": %d, \"inventory\": \"%s\", \"recorded\": %d}"
        .formatted(batch, inventory, recorded);
  }

  static FoldNote of(Optional<String> note) {
    Matcher match = TEXT.matcher(note.orElse(""));
    return match.matches()
        ? new FoldNote(
            Long.parseLong(match.group(1)), match.group(2), Long.parseLong(match.group(3)))
        : NOTHING;
  }
}
