package dev.tourniquet.iam;

import dev.tourniquet.iam.ValueTest.Relation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The condition operators without qualifier and {@code IfExists}. Source: IAM User Guide, "IAM JSON policy elements:
 * Condition operators".
 */
enum ConditionOperator {
  STRING_EQUALS("StringEquals"),
  STRING_NOT_EQUALS("StringNotEquals"),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
  STRING_LIKE("StringLike"),
  STRING_NOT_LIKE("StringNotLike"),
  NUMERIC_EQUALS("NumericEquals"),
  NUMERIC_NOT_EQUALS("NumericNotEquals"),
  NUMERIC_LESS_THAN("NumericLessThan"),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
  NUMERIC_GREATER_THAN("NumericGreaterThan"),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
  DATE_EQUALS("DateEquals"),
  DATE_NOT_EQUALS("DateNotEquals"),
  DATE_LESS_THAN("DateLessThan"),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals"),
  DATE_GREATER_THAN("DateGreaterThan"),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals"),
  BOOL("Bool"),
  BINARY_EQUALS("BinaryEquals"),
  IP_ADDRESS("IpAddress"),
  NOT_IP_ADDRESS("NotIpAddress"),
  ARN_EQUALS("ArnEquals"),
  ARN_LIKE("ArnLike"),
  ARN_NOT_EQUALS("ArnNotEquals"),
  ARN_NOT_LIKE("ArnNotLike"),
  NULL("Null"),
  /** An operator newer than this program: nobody can say whether it holds. */
  OTHER("");

  private static final Map<String, ConditionOperator> BY_NAME = Arrays.stream(values())
      .collect(Collectors.toMap(o -> o.spelling.toLowerCase(Locale.ROOT), o -> o));

  private final String spelling;

  ConditionOperator(String spelling) {
    this.spelling = spelling;
  }

  /** The operator of a name in lower case, {@link #OTHER} when there is none. */
  static ConditionOperator named(String foldedName) {
    return BY_NAME.getOrDefault(foldedName, OTHER);
  }

  /** Whether it holds for all values but the given ones, and for a key that is missing. */
  boolean isNegated() {
    return spelling.contains("Not");
  }

  /** Whether stars and question marks in its values are wildcards. */
  boolean hasWildcards() {
    return spelling.endsWith("Like") || spelling.startsWith("Arn");
  }

  /** Prepares the comparison with one value of a policy. */
  ValueTest prepare(Glob wanted) {
    return switch (this) {
      case STRING_EQUALS, STRING_NOT_EQUALS, BINARY_EQUALS, OTHER -> ValueTest.equalTo(wanted);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL, NULL ->
        ValueTest.equalIgnoringCase(wanted);
      case STRING_LIKE, STRING_NOT_LIKE -> ValueTest.like(wanted);
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> ValueTest.arnLike(wanted);
      case IP_ADDRESS, NOT_IP_ADDRESS -> ValueTest.inNetwork(wanted);
      default ->
        spelling.startsWith("Date")
            ? ValueTest.date(wanted, relation())
            : ValueTest.number(wanted, relation());
    };
  }

  private Relation relation() {
    if (spelling.contains("Less")) {
      return spelling.endsWith("Equals") ? Relation.AT_MOST : Relation.LESS;
    }
    if (spelling.contains("Greater")) {
      return spelling.endsWith("Equals") ? Relation.AT_LEAST : Relation.GREATER;
    }
    return Relation.EQUAL;
  }
}
