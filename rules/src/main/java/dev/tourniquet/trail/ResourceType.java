package dev.tourniquet.trail;

/**
 * One line of {@code resource-types.tsv}.
 *
 * @param template the ARN with {@code {p} {r} {a} {v}}, or a text that begins with {@code -} when there is none
 * @param written whether an ARN can be built from the template
 */
record ResourceType(String name, String template, boolean written, IdForm form) {

  private static final String NO_ARN = "-";
  private static final String GLOBAL = "- global";

  static ResourceType of(String... row) {
    boolean readOnly = row[1].startsWith("?");
    String template = readOnly ? row[1].substring(1) : row[1];
    return new ResourceType(
        row[0], template, !readOnly && !template.startsWith(NO_ARN), IdForm.parse(row[2]));
  }

  boolean hasTemplate() {
    return !template.startsWith(NO_ARN);
  }

  /** Whether the same id can exist once in each region. */
  boolean regional() {
    return hasTemplate() ? template.contains("{r}") : !template.equals(GLOBAL);
  }

  /** Whether the key holds the owner: not where the id is unique without it. */
  boolean owned() {
    return hasTemplate() ? template.contains("{a}") : !template.equals(GLOBAL);
  }

  /** The service in the ARN. */
  String service() {
    return hasTemplate() ? template.split(":", 6)[2] : "";
  }

  /** What comes before the id in the ARN's last part, such as {@code role/}. */
  String prefix() {
    return hasTemplate() ? template.split(":", 6)[5].replace("{v}", "") : "";
  }

  /** The ARN of a key of this type; empty when it cannot be built. */
  String arn(ResourceKey key) {
    if (!written) {
      return "";
    }
    // The id comes last: it may itself hold what looks like a variable.
    return template
            .substring(0, template.length() - "{v}".length())
            .replace("{p}", key.partition())
            .replace("{r}", key.region())
            .replace("{a}", key.account())
        + key.id();
  }
}
