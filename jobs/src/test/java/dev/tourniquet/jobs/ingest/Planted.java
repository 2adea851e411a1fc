package dev.tourniquet.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * An event as it was before anything happened to it.
 *
 * @param parameters its request parameters, as they must come back to the byte
 */
record Planted(String id, String text, String parameters) {
  private static final String[] VALUES = {
    "\"plain\"",
    "\"é ü 漢字 \uD83D\uDE00 \\u00e9 \\\" \\\\ \\/ \\n\"",
    "{ \"nested\" : [ 1, -2.50e3, null, true, {\"deep\":[[],{}]} ] }",
    "\"{\\\"eventVersion\\\":\\\"1.0\\\",\\\"eventID\\\":\\\"quoted\\\"}\"",
    "[\"}\",\"{\",\"]\",\"[\",\",\",\"\\\\\"]",
    "123456789012345678901234567890",
    "{\"Records\":[{\"a\":1}],\"eventID\":\"inner\"}",
  };

  /** An event like those CloudTrail writes; one in four with its fields in alphabetical order. */
  static Planted of(String id, Random random) {
    String parameters = parameters(random);
    return new Planted(id, text(id, parameters, random), parameters);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String parameters(Random random) {
    var out = new StringBuilder("{");
    for (int i = 0; i <= random.nextInt(6); i++) {
      out.append(i == 0 ? "\"k" : ", \"k").append(i).append("\":");
      out.append(VALUES[random.nextInt(VALUES.length)]);
    }
    return out.append("}").toString();
  }

  private static String text(String id, String parameters, Random random) {
    String day = "%02d".formatted(1 + random.nextInt(28));
    return random.nextInt(4) == 0
        ? """
            {"awsRegion":"us-east-1","eventID":"%s","eventName":"RunInstances","eventSource":"ec2.amazonaws.com",\
            "eventTime":"2026-02-%sT10:00:00Z","eventVersion":"1.11","recipientAccountId":"111122223333",\
            "requestParameters":%s,"sourceIPAddress":"203.0.113.9"}""".formatted(id, day, parameters)
        : """
            {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice",\
            "accountId":"111122223333","userName":"alice"},"eventTime":"2026-02-%sT10:00:00Z","eventSource":\
            "ec2.amazonaws.com","eventName":"RunInstances","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.9",\
            "requestParameters":%s,"eventID":"%s","readOnly":false,"recipientAccountId":"111122223333"}""".formatted(day, parameters, id);
  }
}
