package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a condition narrows "anyone" to someone: a key that tells callers apart, with fixed values. */
final class Narrowing {

  private static final Set<String> KEYS = Set.of(
      "aws:principalorgid",
      "aws:principalorgpaths",
      "aws:principalaccount",
      "aws:principalarn",
      "aws:userid",
      "aws:sourceaccount",
      "aws:sourceowner",
      "aws:sourcearn",
      "aws:sourceorgid",
      "aws:sourceorgpaths",
      "aws:sourcevpc",
      "aws:sourcevpce",
      "aws:vpceaccount",
      "aws:vpceorgid",
      "s3:dataaccesspointarn",
      "s3:dataaccesspointaccount",
      "kms:calleraccount");
  private static final Set<String> POSITIVE = Set.of(
      "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress");
  /** Wider than these is as good as everyone. */
  private static final int WIDEST_IPV4 = 8;

  private static final int WIDEST_IPV6 = 32;

  private Narrowing() {}

  static boolean narrows(JsonNode condition) {
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      String name = operator.getKey().toLowerCase(Locale.ROOT).replace("foranyvalue:", "");
      if (POSITIVE.contains(name) && anyKeyNarrows(operator.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a role trusts every subject of the provider, or every repository: as good as anyone with an account there. */
  static boolean anySubject(String provider, JsonNode condition) {
    if (!provider.contains("oidc-provider/")) {
      return false;
    }
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (key.getKey().endsWith(":sub") && fixed(key.getValue())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean anyKeyNarrows(JsonNode keys) {
    for (Map.Entry<String, JsonNode> entry : keys.properties()) {
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      if ((KEYS.contains(key) && fixed(entry.getValue()))
          || (key.equals("aws:sourceip") && narrow(entry.getValue()))) {
        return true;
      }
    }
    return false;
  }

  /** A value that begins with a wildcard, or is a repository pattern for everyone, is not fixed. */
  private static boolean fixed(JsonNode values) {
    List<JsonNode> all = PolicyReach.list(values);
    return !all.isEmpty()
        && all.stream()
            .map(JsonNode::asText)
            .noneMatch(text -> text.isEmpty()
                || text.startsWith("*")
                || text.equals("repo:*")
                || text.startsWith("arn:aws:*")
                || text.contains("::*:")
                || text.contains("*:*:*"));
  }

  private static boolean narrow(JsonNode ranges) {
    List<JsonNode> all = PolicyReach.list(ranges);
    return !all.isEmpty() && all.stream().allMatch(range -> isNarrow(range.asText()));
  }

  private static boolean isNarrow(String range) {
    IPAddress address = new IPAddressString(range).getAddress();
    if (address == null) {
      return false;
    }
    Integer prefix = address.getNetworkPrefixLength();
    return prefix == null || prefix > (address.isIPv4() ? WIDEST_IPV4 : WIDEST_IPV6);
  }
}
