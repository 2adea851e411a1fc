package dev.tourniquet.jobs.lake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The note of a commit that says up to which ingest batch a table has come. */
public record BatchNote(long batch) {
  private static final Pattern TEXT = Pattern.compile("\\{\"batch\": (\\d{1,18})\\}");

  /** The note as it is written. */
  public String text() {
    return "{\"batch\": " + batch + "}";
  }

  /** Reads a table's newest note; batch 0 when there is none. */
  public static BatchNote of(Optional<String> note) {
    Matcher match = TEXT.matcher(note.orElse(""));
    return new BatchNote(match.matches() ? Long.parseLong(match.group(1)) : 0);
  }
}
