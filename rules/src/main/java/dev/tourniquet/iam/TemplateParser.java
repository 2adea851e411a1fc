package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text of a policy into runs of symbols and variables. */
final class TemplateParser {

  private final String text;
  private final Template.Syntax syntax;
  private final List<Template.Part> parts = new ArrayList<>();
  private List<Integer> run = new ArrayList<>();

  TemplateParser(String text, Template.Syntax syntax) {
    this.text = text;
    this.syntax = syntax;
  }

  List<Template.Part> parts() {
    int at = 0;
    while (at < text.length()) {
      int end = syntax.variables && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end > 0) {
        variable(text.substring(at + 2, end));
        at = end + 1;
      } else {
        run.add(symbol(text.charAt(at++)));
      }
    }
    endRun();
    return parts;
  }

  private void variable(String inside) {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      run.add((int) inside.charAt(0));
      return;
    }
    endRun();
    int comma = inside.indexOf(',');
    String key = comma < 0 ? inside : inside.substring(0, comma);
    String fallback = comma < 0 ? "" : unquoted(inside.substring(comma + 1).strip());
    parts.add(new Template.Part(key.strip(), Glob.literal(fallback), comma >= 0));
  }

  private int symbol(char c) {
    if (!syntax.wildcards) {
      return c;
    }
    return c == '*' ? Glob.RUN : c == '?' ? Glob.ONE : c;
  }

  private void endRun() {
    if (!run.isEmpty()) {
      parts.add(new Template.Part("", new Glob(run.stream().mapToInt(i -> i).toArray()), true));
      run = new ArrayList<>();
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
