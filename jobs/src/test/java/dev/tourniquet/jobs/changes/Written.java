package dev.tourniquet.jobs.changes;

import dev.tourniquet.jobs.ingest.Logs;
import java.time.Instant;

/** Calls and items of AWS Config as they are written: of one bucket, one snapshot and one instance. */
final class Written {

  private Written() {}

  static String call(String id, String day, String service, String name, String request) {
    return Logs.event(id, day, ",\"readOnly\":false,\"requestParameters\":" + request)
        .replace("ec2.amazonaws.com", service + ".amazonaws.com")
        .replace("DescribeInstances", name);
  }

  static String share(String operation) {
    return "{\"snapshotId\":\"snap-0123456789abcdef0\",\"createVolumePermission\":{\"" + operation
        + "\":{\"items\":[{\"group\":\"all\"}]}}}";
  }

  static String ownership(String value) {
    return "{\"bucketName\":\"b\",\"OwnershipControls\":{\"Rule\":{\"ObjectOwnership\":\"" + value
        + "\"}}}";
  }

  static String items(String... items) {
    return "{\"fileVersion\":\"1.0\",\"configurationItems\":[" + String.join(",", items) + "]}";
  }

  static String bucket(String captured, String ownership) {
    return item(
        "AWS::S3::Bucket",
        "b",
        captured,
        "{\"name\":\"b\"}",
        "{\"OwnershipControls\":{\"rules\":[{\"objectOwnership\":\"" + ownership + "\"}]}}");
  }

  static String instance(String captured, String type) {
    return item(
        "AWS::EC2::Instance",
        "i-0123456789abcdef0",
        captured,
        "{\"instanceType\":\"" + type + "\"}",
        "{}");
  }

  private static String item(
      String type, String id, String captured, String configuration, String supplement) {
    return "{\"configurationItemVersion\":\"1.3\",\"configurationItemCaptureTime\":\"" + captured
        + "\",\"configurationStateId\":" + Instant.parse(captured).toEpochMilli()
        + ",\"awsAccountId\":\"111122223333\",\"configurationItemStatus\":\"OK\",\"resourceType\":\""
        + type
        + "\",\"resourceId\":\"" + id + "\",\"awsRegion\":\"us-east-1\",\"configuration\":"
        + configuration
        + ",\"supplementaryConfiguration\":" + supplement + "}";
  }
}
