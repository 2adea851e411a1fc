package dev.tourniquet.trail;

/** The way from the record to a value, written out only when someone asks. */
final class Trace {

  private static final int FIELD = -1;

  private final Trace parent;
  private final String name;
  private final int index;
  private final Trace named;
  private final String leaf;

  private Trace(Trace parent, String name, int index) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    boolean means = parent != null && index == FIELD && !isWrapper(name);
    named = means || parent == null ? this : parent.named;
    leaf = means ? lowerFirst(name) : parent == null ? "" : parent.leaf;
  }

  static Trace section(String name) {
    return new Trace(null, name, FIELD);
  }

  Trace field(String child) {
    return new Trace(this, child, FIELD);
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
    return leaf;
  }

  /** Whether the meaningful names end in these, given last name first. */
  boolean endsWith(Iterable<String> lastFirst) {
    Trace at = this;
    for (String expected : lastFirst) {
      if (at == null || !at.leaf.equals(expected)) {
        return false;
      }
      at = at.named.parent;
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
  private static boolean isWrapper(String name) {
    return name.equals("items") || name.equals("item") || name.equals("content");
  }

  private static String lowerFirst(String name) {
    return name.isEmpty() || !Character.isUpperCase(name.charAt(0))
        ? name
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
