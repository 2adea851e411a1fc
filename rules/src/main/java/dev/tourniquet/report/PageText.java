package dev.tourniquet.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.triage.Finding.Read;
import dev.tourniquet.triage.Finding.Step;
import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Longer text that stands in a page as a whole: JSON and commands. */
public final class PageText {
  /** A command that is cut must not be run, so one that is too long for a page is not shown at all. */
  static final int LONGEST_COMMAND = 32 * 1024;

  private PageText() {}

  /** JSON of the logs, indented, its strings bounded. */
  public static Content json(JsonNode value) {
    return JsonView.pretty(value);
  }

  /** The command of a step. */
  public static Content doing(Step step) {
    return command(step.cli());
  }

  /** The command that undoes a step. */
  public static Content undoing(Step step) {
    return command(step.inverseCli());
  }

  /** The command that puts back what one change changed. */
  public static Content reverting(HistoryView.Revert revert) {
    return command(revert.cli());
  }

  /** The call that saves a state. */
  public static Content reading(Read read) {
    return command(read.cli());
  }

  private static Content command(String cli) {
    return cli.length() <= LONGEST_COMMAND
        ? new Command(cli)
        : new WholeText("The command has " + Words.count(cli.length(), "character")
            + ": take it from the data file of the finding.");
  }

  /** A command line, each word whole: a browser would break a line after the hyphens of an option. */
  private record Command(String line) implements Content {
    @Override
    public void writeTo(TemplateOutput output) {
      String space = "";
      for (String word : line.split(" ", -1)) {
        output.writeContent(space + "<span class=\"word\">");
        new WholeText(word).writeTo(output);
        output.writeContent("</span>");
        space = " ";
      }
    }
  }
}
