package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of ARNs. The six fields between colons are compared one by one and with letter case, so that a wildcard
 * never leaves its field; only the last field may hold colons. A pattern of fewer fields must end in {@code *}, which
 * then stands for all the rest.
 */
final class ArnPattern implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIELDS = 6;
  private static final int PARTITION = 1;

  private final Glob whole;
  private final Glob[] fields;

  ArnPattern(Glob whole) {
    this.whole = whole;
    this.fields = fieldsOf(whole.symbols());
  }

  static ArnPattern of(String text) {
    return new ArnPattern(Glob.wildcards(text));
  }

  /** Whether every resource matches. */
  boolean isEverything() {
    return whole.isEverything();
  }

  /** Whether some ARN matches both patterns. */
  boolean overlaps(ArnPattern other) {
    if (fields.length < FIELDS || other.fields.length < FIELDS) {
      return whole.overlaps(other.whole);
    }
    for (int i = 0; i < FIELDS; i++) {
      if (!fields[i].overlaps(other.fields[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether every ARN that matches the other matches this one; no as well where that is hard to see. */
  boolean covers(ArnPattern other) {
    if (isEverything()) {
      return true;
    }
    int last = fields.length - 1;
    if (other.fields.length <= last || (fields.length < FIELDS && !whole.endsInRun())) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (!Containment.of(fields[i], other.fields[i])) {
        return false;
      }
    }
    return Containment.of(fields[last], other.from(last));
  }

  private Glob from(int field) {
    List<Glob> rest = new ArrayList<>(List.of(fields[field]));
    for (int i = field + 1; i < fields.length; i++) {
      rest.add(Glob.literal(":"));
      rest.add(fields[i]);
    }
    return Glob.joined(rest);
  }

  /** Whether the ARN matches but for its region and account. */
  boolean coversNames(String arn) {
    String[] parts = arn.split(":", FIELDS);
    return fields.length == FIELDS
        && parts.length == FIELDS
        && fields[2].matches(parts[2])
        && fields[FIELDS - 1].matches(parts[FIELDS - 1]);
  }

  /** The service of every ARN that matches, when there is only one. */
  Optional<String> service() {
    boolean one = fields.length > 3 && fields[2].isLiteral();
    return one ? Optional.of(fields[2].toString()) : Optional.empty();
  }

  boolean matches(String arn) {
    return matches(arn, false);
  }

  /** Whether the ARN matches once it lies in the partition that the pattern names. */
  boolean matchesInItsPartition(String arn) {
    return matches(arn, true);
  }

  private boolean matches(String arn, boolean anyPartition) {
    if (isEverything()) {
      return true;
    }
    if (fields.length < FIELDS && !whole.endsInRun()) {
      // Also a resource that is no ARN at all, such as the "*" of calls without a resource.
      return whole.isLiteral() && whole.matches(arn);
    }
    int begin = 0;
    for (int i = 0; i < fields.length - 1; i++) {
      int colon = arn.indexOf(':', begin);
      boolean passed = anyPartition && i == PARTITION;
      if (colon < 0 || (!passed && !fields[i].matches(arn, begin, colon))) {
        return false;
      }
      begin = colon + 1;
    }
    return fields[fields.length - 1].matches(arn, begin, arn.length());
  }

  private static Glob[] fieldsOf(int[] symbols) {
    List<Glob> fields = new ArrayList<>(FIELDS);
    int begin = 0;
    for (int i = 0; i < symbols.length && fields.size() < FIELDS - 1; i++) {
      if (symbols[i] == ':') {
        fields.add(new Glob(Arrays.copyOfRange(symbols, begin, i)));
        begin = i + 1;
      }
    }
    fields.add(new Glob(Arrays.copyOfRange(symbols, begin, symbols.length)));
    return fields.toArray(new Glob[0]);
  }

  @Override
  public String toString() {
    return whole.toString();
  }
}
