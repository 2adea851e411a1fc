package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;

import java.util.regex.Pattern;

/** What the name of a role session tells about who uses it. Names are chosen by the caller, so most of it is custom. */
final class SessionName {

  private static final String SERVICE_LINKED = "role/aws-service-role/";
  private static final String IDENTITY_CENTER = "AWSReservedSSO_";

  /** What SDKs and the CLI call a session that nobody named. */
  private static final Pattern UNNAMED = Pattern.compile(
      "(aws-(go-sdk|sdk-(java|js|php|dotnet|ruby|kotlin|rust|cpp)(-session)?)|botocore-session|AWSCLI-Session"
          + "|AssumeRoleProvider|assume-role-from-profile)(-.*)?"
          + "|aws-sdk-.*|(aws-)?(default|temporary)[-_]?session(name)?");

  private static final Pattern INSTANCE = Pattern.compile("i-[0-9A-Za-z]{8,40}");
  private static final Pattern LAMBDA_CHECK = Pattern.compile("awslambda_\\d+_\\d+");
  private static final Pattern TASK = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern POD =
      Pattern.compile("eks-.+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private SessionName() {}

  static Key actor(Identity identity) {
    String linked = serviceLinked(identity.issuerArn());
    if (!linked.isEmpty()) {
      return new Key(
          "service:" + linked + ":" + identity.event().account(), "service-linked-role", STRONG);
    }
    String name = identity.sessionName();
    if (name.isEmpty() || UNNAMED.matcher(name).matches()) {
      return Key.none("unnamed-session");
    }
    if (Arn.roleNameOf(identity.issuerArn()).startsWith(IDENTITY_CENTER)) {
      return new Key("idcname:" + name, "identity-center-session-name", WEAK);
    }
    Key workload = workload(identity, name);
    return workload.present()
        ? workload
        : new Key(scoped("sessionname", identity, name), "session-name", WEAK);
  }

  private static Key workload(Identity identity, String name) {
    if (INSTANCE.matcher(name).matches()) {
      boolean delivered = !Identity.text(identity.context(), "ec2RoleDelivery").isEmpty();
      return new Key(
          scoped("instance", identity, name), "instance-profile", delivered ? STRONG : WEAK);
    }
    if (LAMBDA_CHECK.matcher(name).matches()) {
      return service("lambda.amazonaws.com", identity);
    }
    if (name.equals("AWSCloudFormation")) {
      return service("cloudformation.amazonaws.com", identity);
    }
    if (TASK.matcher(name).matches()) {
      return new Key(scoped("task", identity, name), "ecs-task", WEAK);
    }
    if (POD.matcher(name).matches()) {
      return new Key(scoped("pod", identity, name), "eks-pod", WEAK);
    }
    if (name.startsWith("AWSCodeBuild-")) {
      return new Key(scoped("build", identity, name), "codebuild", WEAK);
    }
    // The run time names its session after the function; the agent says that it is the run time,
    // and can be forged.
    return identity.event().userAgent().contains("exec-env/AWS_Lambda_")
        ? new Key(scoped("function", identity, name), "lambda-function", WEAK)
        : Key.none("no-workload");
  }

  private static Key service(String service, Identity identity) {
    return new Key(
        "service:" + service + ":" + identity.event().account(), "service-session-name", WEAK);
  }

  private static String scoped(String kind, Identity identity, String name) {
    return kind + ":" + identity.account() + ":" + name;
  }

  /** The service of a service-linked role's ARN; empty for any other role. */
  static String serviceLinked(String roleArn) {
    int start = roleArn.indexOf(SERVICE_LINKED);
    int end = start < 0 ? -1 : roleArn.indexOf('/', start + SERVICE_LINKED.length());
    return end < 0 ? "" : roleArn.substring(start + SERVICE_LINKED.length(), end);
  }
}
