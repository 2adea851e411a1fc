package dev.tourniquet.trail;

/**
 * One line of {@code resource-types.tsv}.
 *
 * @param arn how its ARN is put together
 * @param regional whether the same id can exist once in each region
 * @param owned whether the key holds the owner: not where the id is unique without it
 */
record ResourceType(String name, Template arn, IdForm form, boolean regional, boolean owned) {

  private static final String NO_ARN = "-";
  private static final String GLOBAL = "- global";

  /**
   * An ARN up to the id, which comes last: it may itself hold what looks like a variable.
   *
   * @param head with {@code {p} {r} {a}}; empty when there is no ARN
   * @param prefix what the ARN's last part begins with, such as {@code role/}
   * @param written whether an ARN can be built, or only be read
   */
  record Template(String head, String service, String prefix, boolean written) {

    /** Characters of a variable such as {@code {p}}. */
    private static final int VARIABLE = 3;

    static final Template NONE = new Template("", "", "", false);

    static Template of(String text) {
      boolean written = !text.startsWith("?");
      String head = text.substring(written ? 0 : 1, text.length() - "{v}".length());
      String[] parts = head.split(":", 6);
      return new Template(head, parts[2], parts[5], written);
    }

    private String of(ResourceKey key) {
      StringBuilder arn = new StringBuilder();
      int from = 0;
      for (int open = head.indexOf('{'); open >= 0; open = head.indexOf('{', from)) {
        arn.append(head, from, open).append(variable(head.charAt(open + 1), key));
        from = open + VARIABLE;
      }
      return arn.append(head, from, head.length()).append(key.id()).toString();
    }

    private static String variable(char name, ResourceKey key) {
      return switch (name) {
        case 'p' -> key.partition();
        case 'r' -> key.region();
        default -> key.account();
      };
    }
  }

  static ResourceType of(String... row) {
    IdForm form = IdForm.parse(row[2]);
    if (row[1].startsWith(NO_ARN)) {
      boolean regional = !row[1].equals(GLOBAL);
      return new ResourceType(row[0], Template.NONE, form, regional, regional);
    }
    return new ResourceType(
        row[0], Template.of(row[1]), form, row[1].contains("{r}"), row[1].contains("{a}"));
  }

  /** The ARN of a key of this type; empty when it cannot be built. */
  String arn(ResourceKey key) {
    if (!arn.written()
        || (owned && key.account().isEmpty())
        || (regional && key.region().isEmpty())) {
      return "";
    }
    return arn.of(key);
  }
}
