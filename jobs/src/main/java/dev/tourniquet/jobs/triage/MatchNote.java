package dev.tourniquet.jobs.triage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The note of the triggers table: up to which batch, and with which rules, it was matched. */
record MatchNote(long batch, String rules) {
  private static final Pattern TEXT =
      Pattern.compile("\\{\"batch\": (\\d{1,18}), \"rules\": \"([0-9a-f]+)\"\\}");

  String text() {
    return "{\"batch\": " + batch + ", \"rules\": \"" + rules + "\"}";
  }

  static MatchNote of(Optional<String> note) {
    Matcher match = TEXT.matcher(note.orElse(""));
    return match.matches()
        ? new MatchNote(Long.parseLong(match.group(1)), match.group(2))
        : new MatchNote(0, "");
  }
}
