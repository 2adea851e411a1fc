package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.Template.Resolved;
import java.io.Serializable;

/** One resource of a statement, prepared once unless it depends on the request through a policy variable. */
final class ResourcePattern implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Template template;
  private final ArnPattern widest;

  ResourcePattern(Template template) {
    this.template = requireNonNull(template, "template is null");
    this.widest = new ArnPattern(template.widest());
  }

  /** Whether a resource matches; a variable without a value matches nothing. */
  Match matches(String resource, Context context) {
    if (!template.hasVariables()) {
      return Match.of(widest.matches(resource));
    }
    Resolved resolved = template.resolve(context);
    return resolved.state().isYes()
        ? Match.of(new ArnPattern(resolved.glob()).matches(resource))
        : resolved.state();
  }

  /**
   * Whether every resource that the other can match, whoever asks, matches this one. A pattern with a variable covers nothing:
   * what it stands for is another thing for each caller, and the caller may choose it.
   */
  boolean covers(ResourcePattern other) {
    return !hasVariables() && widest.covers(other.widest);
  }

  boolean hasVariables() {
    return template.hasVariables();
  }

  /** The pattern where a variable may stand for anything. */
  ArnPattern widest() {
    return widest;
  }

  /** The pattern as the policy writes it. */
  @Override
  public String toString() {
    return template.toString();
  }
}
