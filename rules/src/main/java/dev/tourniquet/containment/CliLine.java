package dev.tourniquet.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An AWS CLI line that is safe to paste. Names in logs are chosen by attackers: all parameters go into one JSON argument
 * in single quotes, everything but printable ASCII escaped.
 */
final class CliLine {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  /** The CLI has the bucket calls of S3 and all of AWS Config under other names: {@code s3} and {@code configure} are its own. */
  private static final Map<String, String> NAMES = Map.of("s3", "s3api", "config", "configservice");

  private static final Pattern BEFORE_WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern BEFORE_CAPITAL = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

  private CliLine() {}

  static String of(Call call, String region) {
    return "aws " + service(call.service()) + " " + command(call.operation())
        + (REGION.matcher(region).matches() ? " --region " + region : "")
        + " --cli-input-json " + quoted(json(call));
  }

  private static String service(String service) {
    return NAMES.getOrDefault(service, service);
  }

  /** {@code ModifyDBSnapshotAttribute} is {@code modify-db-snapshot-attribute}: the rule of the CLI itself. */
  static String command(String operation) {
    String words = BEFORE_WORD.matcher(operation).replaceAll("$1-$2");
    return BEFORE_CAPITAL.matcher(words).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** DEL is ASCII and not printable: the writer leaves it raw, and it stands only in texts. */
  private static String json(Call call) {
    try {
      return JSON.writeValueAsString(call.parameters()).replace("\u007f", "\\u007F");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write parameters of " + call.operation(), e);
    }
  }
}
