package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * Text that must reach the page uncut, such as a command to be copied: it is handed over in pieces below the length at
 * which a page cuts a string, each escaped like any other.
 */
record WholeText(String text) implements Content {
  WholeText {
    requireNonNull(text, "text is null");
  }

  @Override
  public void writeTo(TemplateOutput output) {
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + Visible.LONGEST);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      output.writeUserContent(text.substring(from, to));
      from = to;
    }
  }
}
