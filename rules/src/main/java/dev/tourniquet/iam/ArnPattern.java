package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern of ARNs. The six fields between colons are compared one by one and with letter case, so that a wildcard
 * never leaves its field; only the last field may hold colons. A pattern of fewer fields must end in {@code *}, which
 * then stands for all the rest.
 */
final class ArnPattern implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIELDS = 6;

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

  /** One of the six fields counted from 0; the last written one when the pattern has fewer. */
  Glob field(int index) {
    return fields[Math.min(index, fields.length - 1)];
  }

  int fieldCount() {
    return fields.length;
  }

  boolean matches(String arn) {
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
      if (colon < 0 || !fields[i].matches(arn, begin, colon)) {
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
