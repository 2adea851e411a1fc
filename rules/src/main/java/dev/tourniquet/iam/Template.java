package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of a policy that may hold wildcards and policy variables: <code>${aws:username}</code>,
 * <code>${aws:PrincipalTag/team, 'none'}</code>, and the literals <code>${*}</code>, <code>${?}</code>,
 * <code>${$}</code>. A value that a variable brings in is never read as a wildcard.
 */
final class Template implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final List<Part> parts;
  private final Glob fixed;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.fixed =
        hasVariables() ? null : Glob.joined(parts.stream().map(Part::glob).toList());
  }

  /** Reads a text by the rules of the policy's version and of the place it stands in. */
  static Template of(String text, Syntax syntax) {
    return new Template(text, new TemplateParser(text, syntax).parts());
  }

  /** Whether the pattern depends on the request. */
  boolean hasVariables() {
    return parts.stream().anyMatch(part -> !part.key().isEmpty());
  }

  /** The pattern for one request. */
  Resolved resolve(Context context) {
    return fixed != null ? new Resolved(Match.YES, fixed) : glue(context);
  }

  /** The pattern where a variable may stand for anything: matches all that any request could make it match. */
  Glob widest() {
    Glob anything = new Glob(new int[] {Glob.RUN});
    return Glob.joined(parts.stream()
        .map(part -> part.key().isEmpty() ? part.glob() : anything)
        .toList());
  }

  private Resolved glue(Context context) {
    Match state = Match.YES;
    List<Glob> pieces = new ArrayList<>();
    for (Part part : parts) {
      Resolved piece = part.resolve(context);
      state = state.and(piece.state());
      pieces.add(piece.glob());
    }
    return new Resolved(state, Glob.joined(pieces));
  }

  @Override
  public String toString() {
    return text;
  }

  /** Where the text stands and in which version of the language. */
  enum Syntax {
    /** Stars and question marks are wildcards; version 2008-10-17 knows no variables. */
    WILDCARDS(true, false),
    WILDCARDS_AND_VARIABLES(true, true),
    PLAIN(false, false),
    VARIABLES(false, true);

    final boolean wildcards;
    final boolean variables;

    Syntax(boolean wildcards, boolean variables) {
      this.wildcards = wildcards;
      this.variables = variables;
    }
  }

  /** A pattern after its variables were filled in; when the state is not yes, a variable had no (known) value. */
  record Resolved(Match state, Glob glob) {
    Resolved {
      requireNonNull(state, "state is null");
      requireNonNull(glob, "glob is null");
    }
  }

  /**
   * A run of symbols, or one variable.
   *
   * @param key the condition key of a variable, or the empty string for a run of symbols
   * @param glob the run, or the default of the variable
   * @param standsAlone whether the glob holds when the key has no value: for runs, and for variables with a default
   */
  record Part(String key, Glob glob, boolean standsAlone) implements Serializable {
    Part {
      requireNonNull(key, "key is null");
      requireNonNull(glob, "glob is null");
    }

    Resolved resolve(Context context) {
      if (key.isEmpty()) {
        return new Resolved(Match.YES, glob);
      }
      Context.Values found = context.values(Context.fold(key));
      if (found.presence() == Context.Presence.UNKNOWN) {
        return new Resolved(Match.maybe(key), glob);
      }
      if (found.values().size() == 1) {
        return new Resolved(Match.YES, Glob.literal(found.values().get(0)));
      }
      // No value, or several: a variable stands for exactly one.
      return new Resolved(Match.of(standsAlone), glob);
    }
  }
}
