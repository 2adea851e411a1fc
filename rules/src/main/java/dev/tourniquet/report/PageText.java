package dev.tourniquet.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.triage.Finding.Step;
import gg.jte.Content;

/** Longer text that stands in a page as a whole: JSON and commands. */
public final class PageText {
  private PageText() {}

  /** JSON of the logs, indented, its strings bounded. */
  public static Content json(JsonNode value) {
    return JsonView.pretty(value);
  }

  /** The command of a step, or its call and parameters when it has no command. */
  public static Content doing(Step step) {
    return command(step.cli(), step.operation(), step.parameters());
  }

  /** The command that undoes a step. */
  public static Content undoing(Step step) {
    return step.inverse() == null
        ? new WholeText("Cannot be undone by one call.")
        : command(step.inverseCli(), step.inverse().operation(), step.inverse().parameters());
  }

  private static Content command(String cli, String operation, JsonNode parameters) {
    if (cli != null) {
      return new WholeText(cli);
    }
    return new WholeText(
        parameters == null ? operation : operation + " " + JsonView.text(parameters));
  }
}
