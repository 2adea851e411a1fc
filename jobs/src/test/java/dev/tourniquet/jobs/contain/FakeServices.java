package dev.tourniquet.jobs.contain;

import dev.tourniquet.jobs.contain.FakeAws.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state behind {@link FakeAws}, and what each operation does to it. */
final class FakeServices {

  final FakeHosts hosts = new FakeHosts();
  final Map<String, String> keys = new TreeMap<>(Map.of("AKIAQQQQQQQQQQQQQQQQ", "Active"));
  final Map<String, String> userPolicies = new TreeMap<>();
  final TreeSet<String> snapshotSharedWith = new TreeSet<>();
  final Map<String, String> organizationPolicies = new LinkedHashMap<>();
  private final Map<String, String> policyNames = new LinkedHashMap<>();
  final TreeSet<String> attached = new TreeSet<>();
  String snapshotGuard = "unblocked";
  String bucketBlock = "";
  String bucketPolicy = "";
  String accountBlock = "";
  String keyPolicy = "{}";
  Integer concurrency;

  /** Everything that can change, to compare before and after. */
  String state() {
    return List.of(
            keys,
            userPolicies,
            snapshotSharedWith,
            organizationPolicies,
            attached,
            snapshotGuard,
            bucketBlock,
            bucketPolicy,
            accountBlock,
            keyPolicy,
            String.valueOf(concurrency),
            hosts.state())
        .toString();
  }

  Reply answer(FakeRequest request) {
    return switch (request.service()) {
      case "sts" ->
        result(
            request,
            "<Arn>arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7</Arn>"
                + "<UserId>AROAQ:case-7</UserId><Account>111122223333</Account>");
      case "iam" -> iam(request);
      case "autoscaling" -> hosts.scaling(request);
      case "ec2" -> FakeHosts.knows(request.operation()) ? hosts.ec2(request) : ec2(request);
      case "kms" -> kms(request);
      case "organizations" -> organizations(request);
      case "lambda" -> lambda(request);
      case "s3control" -> accountBlock(request);
      default -> s3(request);
    };
  }

  private Reply iam(FakeRequest request) {
    switch (request.operation()) {
      case "ListAccessKeys" -> {
        StringBuilder members =
            new StringBuilder("<IsTruncated>false</IsTruncated><AccessKeyMetadata>");
        keys.forEach(
            (id, status) -> members.append("<member><UserName>ImageBuilder</UserName><AccessKeyId>"
                + id + "</AccessKeyId><Status>" + status + "</Status></member>"));
        return result(request, members + "</AccessKeyMetadata>");
      }
      case "UpdateAccessKey" ->
        keys.put(request.parameter("AccessKeyId"), request.parameter("Status"));
      case "GetUserPolicy" -> {
        String document = userPolicies.get(request.parameter("PolicyName"));
        return document == null
            ? error(request, 404, "NoSuchEntity")
            : result(
                request,
                "<UserName>ImageBuilder</UserName><PolicyDocument>"
                    + URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20")
                    + "</PolicyDocument>");
      }
      case "PutUserPolicy" ->
        userPolicies.put(request.parameter("PolicyName"), request.parameter("PolicyDocument"));
      case "DeleteUserPolicy" -> {
        if (userPolicies.remove(request.parameter("PolicyName")) == null) {
          return error(request, 404, "NoSuchEntity");
        }
      }
      default -> {
        return result(request, "<IsTruncated>false</IsTruncated>");
      }
    }
    return result(request, "");
  }

  private Reply ec2(FakeRequest request) {
    switch (request.operation()) {
      case "DescribeSnapshotAttribute" -> {
        StringBuilder items =
            new StringBuilder("<snapshotId>snap-1</snapshotId><createVolumePermission>");
        snapshotSharedWith.forEach(who -> items.append(
            who.equals("all")
                ? "<item><group>all</group></item>"
                : "<item><userId>" + who + "</userId></item>"));
        return result(request, items + "</createVolumePermission>");
      }
      case "ModifySnapshotAttribute" -> share(request);
      case "GetSnapshotBlockPublicAccessState" -> {
        return result(request, "<state>" + snapshotGuard + "</state>");
      }
      case "EnableSnapshotBlockPublicAccess" -> snapshotGuard = request.parameter("State");
      default -> snapshotGuard = "unblocked";
    }
    return result(request, "<return>true</return>");
  }

  private void share(FakeRequest request) {
    List<String> who = new ArrayList<>();
    request.parameters().forEach((name, value) -> {
      if (name.startsWith("UserId.") || name.startsWith("UserGroup.")) {
        who.add(value);
      }
    });
    if (request.parameter("OperationType").equals("remove")) {
      snapshotSharedWith.removeAll(who);
    } else {
      snapshotSharedWith.addAll(who);
    }
  }

  private Reply kms(FakeRequest request) {
    if (request.operation().equals("PutKeyPolicy")) {
      keyPolicy = field(request.body(), "Policy");
      return new Reply(200, "{}");
    }
    return new Reply(
        200,
        "{\"Policy\": \"" + keyPolicy.replace("\"", "\\\"") + "\", \"PolicyName\": \"default\"}");
  }

  private Reply organizations(FakeRequest request) {
    String id = field(request.body(), "PolicyId");
    switch (request.operation()) {
      case "CreatePolicy" -> {
        String made = "p-" + (organizationPolicies.size() + 1000);
        if (policyNames.containsValue(field(request.body(), "Name"))) {
          return error(request, 400, "DuplicatePolicyException");
        }
        policyNames.put(made, field(request.body(), "Name"));
        organizationPolicies.put(made, field(request.body(), "Content"));
        return new Reply(200, "{\"Policy\": {\"PolicySummary\": {\"Id\": \"" + made + "\"}}}");
      }
      case "AttachPolicy" -> attached.add(id + " " + field(request.body(), "TargetId"));
      case "DetachPolicy" -> attached.remove(id + " " + field(request.body(), "TargetId"));
      case "DeletePolicy" -> {
        organizationPolicies.remove(id);
        policyNames.remove(id);
      }
      case "ListPolicies" -> {
        return policies(request.body().contains("NextToken"));
      }
      default -> {
        return new Reply(200, "{\"Policies\": []}");
      }
    }
    return new Reply(200, "{}");
  }

  /** Two pages: AWS's own policies first. */
  private Reply policies(boolean second) {
    StringBuilder listed = new StringBuilder();
    policyNames.forEach((id, name) -> listed
        .append(listed.isEmpty() ? "" : ",")
        .append("{\"Id\": \"" + id + "\", \"Name\": \"" + name + "\"}"));
    return new Reply(
        200,
        second
            ? "{\"Policies\": [" + listed + "]}"
            : "{\"Policies\": [{\"Id\": \"p-Full\", \"Name\": \"FullAWSAccess\"}], \"NextToken\": \"2\"}");
  }

  private Reply lambda(FakeRequest request) {
    switch (request.operation()) {
      case "PutFunctionConcurrency" ->
        concurrency = Integer.valueOf(request.body().replaceAll("\\D", ""));
      case "DeleteFunctionConcurrency" -> {
        concurrency = null;
        return new Reply(204, "");
      }
      default -> {}
    }
    return new Reply(
        200,
        concurrency == null ? "{}" : "{\"ReservedConcurrentExecutions\": " + concurrency + "}");
  }

  private Reply accountBlock(FakeRequest request) {
    switch (request.operation()) {
      case "PutPublicAccessBlock" -> accountBlock = request.body();
      case "DeletePublicAccessBlock" -> accountBlock = "";
      default -> {
        return accountBlock.isEmpty()
            ? error(request, 404, "NoSuchPublicAccessBlockConfiguration")
            : new Reply(200, accountBlock);
      }
    }
    return new Reply(200, "");
  }

  private Reply s3(FakeRequest request) {
    switch (request.operation()) {
      case "PutPublicAccessBlock" -> bucketBlock = request.body();
      case "DeletePublicAccessBlock" -> bucketBlock = "";
      case "GetPublicAccessBlock" -> {
        return bucketBlock.isEmpty()
            ? error(request, 404, "NoSuchPublicAccessBlockConfiguration")
            : new Reply(200, bucketBlock);
      }
      case "PutBucketPolicy" -> bucketPolicy = request.body();
      case "DeleteBucketPolicy" -> bucketPolicy = "";
      case "GetBucketPolicy" -> {
        return bucketPolicy.isEmpty()
            ? error(request, 404, "NoSuchBucketPolicy")
            : new Reply(200, bucketPolicy);
      }
      default -> {
        return new Reply(
            200,
            "<AccessControlPolicy><Owner><ID>o</ID></Owner><AccessControlList/></AccessControlPolicy>");
      }
    }
    return new Reply(200, "");
  }

  static Reply result(FakeRequest request, String inside) {
    String operation = request.operation();
    return new Reply(
        200,
        request.protocol().equals("ec2")
            ? "<" + operation + "Response><requestId>r-1</requestId>" + inside + "</" + operation
                + "Response>"
            : "<" + operation + "Response><" + operation + "Result>" + inside + "</" + operation
                + "Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></"
                + operation
                + "Response>");
  }

  /** An error in the form of the protocol. */
  static Reply error(FakeRequest request, int status, String code) {
    String error = "<Error><Code>" + code + "</Code><Message>not today</Message></Error>";
    return new Reply(
        status,
        switch (request.protocol()) {
          case "ec2" ->
            "<Response><Errors>" + error + "</Errors><RequestID>r-1</RequestID></Response>";
          case "query" -> "<ErrorResponse>" + error + "<RequestId>r-1</RequestId></ErrorResponse>";
          case "rest-xml" ->
            request.service().equals("s3control")
                ? "<ErrorResponse>" + error + "</ErrorResponse>"
                : error;
          default -> "{\"__type\": \"" + code + "\", \"message\": \"not today\"}";
        });
  }

  private static String field(String json, String name) {
    Matcher match =
        Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
    return match.find() ? match.group(1).replace("\\\"", "\"") : "";
  }
}
