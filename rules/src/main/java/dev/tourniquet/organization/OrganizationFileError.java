package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

/**
 * One mistake in an organization file.
 *
 * @param line from 1; 0 when it concerns the file as a whole
 * @param key such as {@code accounts[2].id}; empty when it concerns no key
 * @param problem what is wrong
 * @param mend what to write instead
 */
public record OrganizationFileError(
    String file, int line, String key, String problem, String mend) {

  public OrganizationFileError {
    requireNonNull(file, "file is null");
    requireNonNull(key, "key is null");
    requireNonNull(problem, "problem is null");
    requireNonNull(mend, "mend is null");
  }

  /** {@code org.yml:7: accounts[2].id: Invalid account id: 1234. Write twelve digits in quotes}. */
  public String message() {
    String where = line == 0 ? file : file + ":" + line;
    return where + ": " + (key.isEmpty() ? "" : key + ": ") + problem + ". " + mend;
  }
}
