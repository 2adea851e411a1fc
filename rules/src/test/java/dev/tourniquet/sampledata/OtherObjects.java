package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Objects that lie in the same bucket and are no logs: a digest, an insight, a configuration snapshot. */
final class OtherObjects {

  private static final String ACCOUNT = Company.CORE_PROD.id();

  private OtherObjects() {}

  static Map<String, JsonNode> in(World world) {
    Dice dice = world.dice("other objects");
    Map<String, JsonNode> objects = new TreeMap<>();
    objects.put(
        Json.fill(
            "AWSLogs/~/~/CloudTrail-Digest/us-east-1/2026/03/18/~_CloudTrail-Digest_us-east-1_org-trail_us-east-1_20260318T001144Z.json.gz",
            Company.ORGANIZATION,
            ACCOUNT,
            ACCOUNT),
        digest(dice));
    objects.put(
        Json.fill(
            "AWSLogs/~/~/CloudTrail-Insight/us-east-1/2026/03/19/~_CloudTrail-Insight_us-east-1_20260319T1415Z_~.json.gz",
            Company.ORGANIZATION,
            ACCOUNT,
            ACCOUNT,
            dice.alphanumeric(16)),
        insight(dice));
    objects.put(
        Json.fill(
            "AWSLogs/~/Config/us-east-1/2026/3/18/ConfigSnapshot/~_Config_us-east-1_ConfigSnapshot_20260318T060512Z_~.json.gz",
            ACCOUNT,
            ACCOUNT,
            dice.uuid()),
        configuration(dice));
    return objects;
  }

  private static JsonNode digest(Dice dice) {
    return Json.object(
        "{'awsAccountId':'~','digestStartTime':'2026-03-17T23:11:44Z','digestEndTime':'2026-03-18T00:11:44Z',"
            + "'digestS3Bucket':'example-org-trail','digestS3Object':'AWSLogs/~/CloudTrail-Digest/EXAMPLE.json.gz',"
            + "'digestPublicKeyFingerprint':'~','digestSignatureAlgorithm':'SHA256withRSA','newestEventTime':null,"
            + "'oldestEventTime':null,'previousDigestS3Bucket':null,'previousDigestS3Object':null,"
            + "'previousDigestHashValue':null,'previousDigestHashAlgorithm':null,'previousDigestSignature':null,"
            + "'logFiles':[]}",
        ACCOUNT,
        ACCOUNT,
        dice.hex(32));
  }

  private static JsonNode insight(Dice dice) {
    return Json.object(
        "{'Records':[{'eventVersion':'1.11','eventTime':'2026-03-19T14:02:00Z','awsRegion':'us-east-1','eventID':'~',"
            + "'eventType':'AwsCloudTrailInsight','recipientAccountId':'~','sharedEventID':'~','insightDetails':"
            + "{'state':'Start','eventSource':'ssm.amazonaws.com','eventName':'GetParameter','insightType':"
            + "'ApiCallRateInsight','insightContext':{'statistics':{'baseline':{'average':0.4},'insight':{'average':9.2}}}},"
            + "'eventCategory':'Insight'}]}",
        dice.uuid(),
        ACCOUNT,
        dice.uuid());
  }

  private static JsonNode configuration(Dice dice) {
    Instance instance = Instance.PROD_WEB;
    return Json.object(
        "{'fileVersion':'1.0','configSnapshotId':'~','configurationItems':[{'configurationItemVersion':'1.3',"
            + "'configurationItemCaptureTime':'~','configurationStateId':1773813902000,'awsAccountId':'~',"
            + "'configurationItemStatus':'OK','resourceType':'AWS::EC2::Instance','resourceId':'~','ARN':"
            + "'arn:aws:ec2:us-east-1:~:instance/~','awsRegion':'us-east-1','tags':{'Name':'~'},'relatedEvents':[],"
            + "'relationships':[{'resourceId':'~','resourceType':'AWS::EC2::Volume','name':'Is attached to Volume'}],"
            + "'configuration':{'instanceId':'~','imageId':'~'},'supplementaryConfiguration':{}}]}",
        dice.uuid(),
        Instant.parse("2026-03-18T06:05:02Z"),
        ACCOUNT,
        instance.id(),
        ACCOUNT,
        instance.id(),
        instance.name(),
        instance.volume(),
        instance.id(),
        instance.image());
  }
}
