package dev.tourniquet.organization;

/**
 * A scalar of the file.
 *
 * @param key such as {@code accounts[2].id}
 * @param line from 1
 * @param quoted whether it stands in quotes, and so is text whatever it looks like
 */
record Entry(String key, int line, String text, boolean quoted) {

  static Entry absent(String key, int line) {
    return new Entry(key, line, "", true);
  }

  boolean blank() {
    return text.isBlank();
  }
}
