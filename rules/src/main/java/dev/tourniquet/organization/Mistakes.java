package dev.tourniquet.organization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with a file, so that all of it is said at once. */
final class Mistakes {

  private static final int LONGEST = 200;

  private final String file;
  private final List<OrganizationFileError> errors = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(int line, String key, String problem, String mend) {
    errors.add(new OrganizationFileError(file, line, key, problem, mend));
  }

  void add(Entry entry, String problem, String mend) {
    add(entry.line(), entry.key(), problem, mend);
  }

  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new OrganizationFileException(errors.stream()
          .sorted(Comparator.comparingInt(OrganizationFileError::line))
          .toList());
    }
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
