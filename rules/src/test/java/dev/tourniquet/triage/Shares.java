package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.ACCOUNT;
import static dev.tourniquet.triage.Story.event;

import dev.tourniquet.trail.Event;

/** Events of the two founding cases and their twins, in the shapes that CloudTrail gives them. */
final class Shares {

  static final String IMAGE = "ami-0a1b2c3d4e5f60718";
  static final String SNAPSHOT = "snap-046281ab24d756c50";
  static final String INSTANCE = "i-0f00dfeed00000001";
  static final String BUILDER = """
      {"type": "IAMUser", "principalId": "AIDAQQQQQQQQQQQQQQQQ1", "accountId": "111122223333",
       "arn": "arn:aws:iam::111122223333:user/ImageBuilder", "userName": "ImageBuilder",
       "accessKeyId": "AKIAQQQQQQQQQQQQQQQQ"}""";
  static final String PERSON = """
      {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com",
       "arn": "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef/jane@example.com",
       "accountId": "111122223333", "accessKeyId": "ASIAQQQQQQQQQQQQQQQQ",
       "sessionContext": {"attributes": {"creationDate": "2026-03-01T13:50:00Z", "mfaAuthenticated": "false"},
        "sessionIssuer": {"type": "Role", "principalId": "AROAQQQQQQQQQQQQQQQQ2", "accountId": "111122223333",
         "userName": "AWSReservedSSO_BeanstalkAdmin_0123456789abcdef",
         "arn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef"}}}""";
  static final String RESPONDER = """
      {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQ3:case-7",
       "arn": "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7",
       "accountId": "111122223333", "accessKeyId": "ASIAQQQQQQQQQQQQQQQ3",
       "sessionContext": {"attributes": {"creationDate": "2026-03-01T14:30:00Z"},
        "sessionIssuer": {"type": "Role", "principalId": "AROAQQQQQQQQQQQQQQQQ3", "accountId": "111122223333",
         "userName": "IncidentResponse", "arn": "arn:aws:iam::111122223333:role/IncidentResponse"}}}""";

  private Shares() {}

  static Event image(String id, int minutes, String ip, String change) {
    return image(id, minutes, ip, change, BUILDER);
  }

  static Event image(String id, int minutes, String ip, String change, String who) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "readOnly": false,
         "sourceIPAddress": "%s", "userAgent": "Boto3/1.34", "userIdentity": %s,
         "requestParameters": {"imageId": "%s", "attributeType": "launchPermission",
           "launchPermission": %s},
         "responseElements": {"requestId": "r", "_return": true}}""".formatted(ip, who, IMAGE, change));
  }

  static Event snapshot(String id, int minutes, String change, String who) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifySnapshotAttribute", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userAgent": "console.amazonaws.com", "userIdentity": %s,
         "requestParameters": {"snapshotId": "%s", "attributeType": "CREATE_VOLUME_PERMISSION",
           "createVolumePermission": %s},
         "responseElements": {"requestId": "r", "_return": true}}""".formatted(who, SNAPSHOT, change));
  }

  static String add(String account) {
    return "{\"add\": {\"items\": [{\"userId\": \"%s\"}]}}".formatted(account);
  }

  static String remove(String account) {
    return "{\"remove\": {\"items\": [{\"userId\": \"%s\"}]}}".formatted(account);
  }

  static final String PUBLISH = "{\"add\": {\"items\": [{\"group\": \"all\"}]}}";
  static final String TAKE_BACK = "{\"remove\": {\"items\": [{\"group\": \"all\"}]}}";

  static Event createImage(String id, int minutes, String ip) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateImage", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"instanceId": "%s", "name": "nightly"},
         "responseElements": {"requestId": "r", "imageId": "%s"}}""".formatted(ip, BUILDER, INSTANCE, IMAGE));
  }

  static Event tagInstance(String id, int minutes, String name) {
    return event(id, minutes, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "CreateTags", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"resourcesSet": {"items": [{"resourceId": "%s"}]},
           "tagSet": {"items": [{"key": "Name", "value": "%s"}]}},
         "responseElements": {"_return": true}}""".formatted(RESPONDER, INSTANCE, name));
  }

  static Event denyBuilder(String id, int minutes) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "PutUserPolicy", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s,
         "requestParameters": {"userName": "ImageBuilder", "policyName": "TourniquetDenyAll",
           "policyDocument": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\"}]}"},
         "responseElements": null}""".formatted(RESPONDER));
  }

  static String instanceKey() {
    return "AWS::EC2::Instance|aws|%s|us-east-1|%s".formatted(ACCOUNT, INSTANCE);
  }

  static String snapshotKey() {
    return "AWS::EC2::Snapshot|aws||us-east-1|" + SNAPSHOT;
  }
}
