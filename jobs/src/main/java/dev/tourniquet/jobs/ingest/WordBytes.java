package dev.tourniquet.jobs.ingest;

import java.util.Collection;

/** Looks for words of plain small letters in JSON as it is written, in whatever case. */
final class WordBytes {
  private static final int SMALL = 0x20;

  private WordBytes() {}

  /** Whether one of the words may stand there: also when a letter is escaped, since it may be one of theirs. */
  static boolean any(Collection<String> words, byte[] json, int from, int to) {
    for (int at = from; at < to; at++) {
      if (json[at] == '\\' && at + 1 < to) {
        at++;
        if (json[at] == 'u') {
          return true;
        }
        continue;
      }
      for (String word : words) {
        if ((json[at] | SMALL) == word.charAt(0) && stands(word, json, at, to)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean stands(String word, byte[] json, int at, int to) {
    if (at + word.length() > to) {
      return false;
    }
    for (int i = 1; i < word.length(); i++) {
      if ((json[at + i] | SMALL) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
