package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.arn;
import static dev.tourniquet.iam.AccountBuilder.policyArn;

import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An account collected at hour 10, and calls at other hours of the same day. */
final class Hours {

  private Hours() {}

  static final String ADMIN = AccountBuilder.ADMIN;
  static final String LIST = "{'Effect':'Allow','Action':'s3:ListBucket','Resource':'*'}";
  static final String ADMIN_TEXT =
      "{\\'Statement\\':{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'*\\',\\'Resource\\':\\'*\\'}}";
  static final String PUT_ADMIN =
      "'userName':'ops','policyName':'inline','policyDocument':'" + ADMIN_TEXT + "'";
  static final String ATTACH = "'userName':'ops','policyArn':'" + policyArn("all") + "'";

  static Assessment assess(AccountBuilder of, int hour, String... calls) {
    return new Assessor(at(of, hour, calls)).assess(arn("user/boss"));
  }

  static Outcome may(AccountBuilder of, int hour, String... calls) {
    return Can.ask(at(of, hour, calls), arn("user/boss"), "s3:GetObject", "arn:aws:s3:::b/k")
        .decision()
        .outcome();
  }

  static IamInventory at(AccountBuilder of, int hour, String... calls) {
    return new IamTimeline(Map.of(hour(10), of.inventory()), events(calls))
        .at(hour(hour))
        .inventory();
  }

  static String newVersion(int hour, String id) {
    return call(
            hour,
            "CreatePolicyVersion",
            "'policyArn':'" + policyArn("p") + "','setAsDefault':true,'policyDocument':'"
                + ADMIN_TEXT + "'")
        .replaceFirst("}$", ",'responseElements':{'policyVersion':{'versionId':'" + id + "'}}}");
  }

  static List<Event> events(String... calls) {
    return Arrays.stream(calls)
        .map(call -> Event.parse(call.replace("\\'", "\\\"").replace('\'', '"')))
        .toList();
  }

  static String call(int hour, String name, String parameters) {
    return "{'eventID':'e" + hour + "','eventTime':'" + hour(hour)
        + "','eventSource':'iam.amazonaws.com','eventName':'" + name
        + "','recipientAccountId':'111122223333','requestParameters':{" + parameters + "}}";
  }

  static Instant hour(int hour) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3_600L * hour);
  }
}
