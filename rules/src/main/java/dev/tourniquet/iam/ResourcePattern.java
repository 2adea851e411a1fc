package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.Template.Resolved;
import java.io.Serializable;
import java.util.Map;

/** One resource of a statement, prepared once unless it depends on the request through a policy variable. */
final class ResourcePattern implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Template template;
  private final ArnPattern prepared;

  ResourcePattern(Template template) {
    this.template = requireNonNull(template, "template is null");
    this.prepared = new ArnPattern(template.resolve(Context.complete(Map.of())).glob());
  }

  /** Whether a resource matches; a variable without a value matches nothing. */
  Match matches(String resource, Context context) {
    if (!template.hasVariables()) {
      return Match.of(prepared.matches(resource));
    }
    Resolved resolved = template.resolve(context);
    return resolved.state().isYes()
        ? Match.of(new ArnPattern(resolved.glob()).matches(resource))
        : resolved.state();
  }

  boolean hasVariables() {
    return template.hasVariables();
  }

  /** The pattern with every variable left empty. */
  ArnPattern pattern() {
    return prepared;
  }

  /** The pattern as the policy writes it. */
  @Override
  public String toString() {
    return template.toString();
  }
}
