package dev.tourniquet.trail;

/** The way from the record to a value, written out only when someone asks. An index of -1 marks a field. */
record Trace(Trace parent, String name, int index) {

  static Trace section(String name) {
    return new Trace(null, name, -1);
  }

  Trace field(String child) {
    return new Trace(this, child, -1);
  }

  Trace element(int position) {
    return new Trace(this, name, position);
  }

  /** The path as a reader would write it: {@code requestParameters.instancesSet.items[0].instanceId}. */
  String path() {
    if (index >= 0) {
      return parent.path() + "[" + index + "]";
    }
    return parent == null ? name : parent.path() + "." + name;
  }

  /** The nearest name that means something, with its first letter in lower case; empty in a section itself. */
  String leaf() {
    Trace named = named();
    return named == null ? "" : lowerFirst(named.name);
  }

  /** Whether the meaningful names end in these, given last name first. */
  boolean endsWith(Iterable<String> lastFirst) {
    Trace at = this;
    for (String expected : lastFirst) {
      at = at == null ? null : at.named();
      if (at == null || !lowerFirst(at.name).equals(expected)) {
        return false;
      }
      at = at.parent;
    }
    return true;
  }

  /** Whether any name on the way begins with this, in either case of its first letter. */
  boolean passes(String prefix) {
    for (Trace at = this; at.parent != null; at = at.parent) {
      if (lowerFirst(at.name).startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The section this is in. */
  String section() {
    return parent == null ? name : parent.section();
  }

  /** Lists come as {@code items} or {@code item}, newer EC2 calls put every value into a {@code content}. */
  private Trace named() {
    Trace at = this;
    while (at.parent != null && (at.index >= 0 || isWrapper(at.name))) {
      at = at.parent;
    }
    return at.parent == null ? null : at;
  }

  private static boolean isWrapper(String name) {
    return name.equals("items") || name.equals("item") || name.equals("content");
  }

  private static String lowerFirst(String name) {
    return name.isEmpty() || !Character.isUpperCase(name.charAt(0))
        ? name
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
