package dev.tourniquet.trail;

import java.util.Locale;

/** What part of a name, or of the last part of an ARN, is the id of a resource. Named as in {@code resource-types.tsv}. */
enum IdForm {
  /** All of it. */
  WHOLE,
  /** What follows the last slash: IAM names are unique in an account whatever their path. */
  NAME,
  /** What comes before the first slash: a stack's name without its UUID, a table without its index. */
  SLASH,
  /** What comes before the first colon: a function without its qualifier, a log group without {@code :*}. */
  COLON,
  /** All of it in lower case, as RDS and Redshift keep their identifiers. */
  LOWER,
  /** Both {@link #NAME} and {@link #LOWER}. */
  LOWERNAME,
  /** A secret's name without the six random characters that its ARN ends with. */
  SECRET,
  /** A parameter's name without the slash that its ARN swallows, and without its version. */
  PARAMETER;

  private static final int RANDOM = 6;
  private static final String PARTIAL_ARN = ":function:";

  static IdForm parse(String text) {
    return text.isEmpty() ? WHOLE : valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The id in the last part of an ARN. */
  String ofArn(String part) {
    return this == SECRET ? withoutRandom(part) : ofName(part);
  }

  /** The id in a parameter's value. */
  String ofName(String value) {
    return switch (this) {
      case WHOLE, SECRET -> value;
      case NAME -> Arn.lastSegment(value);
      case SLASH -> before('/', value);
      case COLON -> before(':', value.substring(afterPartialArn(value)));
      case LOWER -> value.toLowerCase(Locale.ROOT);
      case LOWERNAME -> Arn.lastSegment(value).toLowerCase(Locale.ROOT);
      case PARAMETER -> before(':', value.startsWith("/") ? value.substring(1) : value);
    };
  }

  /** Lambda also takes {@code 111122223333:function:name:qualifier}. */
  private static int afterPartialArn(String value) {
    int at = value.indexOf(PARTIAL_ARN);
    return at < 0 ? 0 : at + PARTIAL_ARN.length();
  }

  private static String before(char separator, String value) {
    int at = value.indexOf(separator);
    return at <= 0 ? value : value.substring(0, at);
  }

  private static String withoutRandom(String name) {
    int dash = name.length() - RANDOM - 1;
    return dash > 0 && name.charAt(dash) == '-' && name.indexOf('-', dash + 1) < 0
        ? name.substring(0, dash)
        : name;
  }
}
