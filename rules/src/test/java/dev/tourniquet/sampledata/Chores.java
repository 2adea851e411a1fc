package dev.tourniquet.sampledata;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What people do all day: mostly looking, now and then changing something small, now and then being refused. */
final class Chores {

  private static final String FILTER = "'filterSet':{}";
  private static final List<String> BUCKETS =
      List.of("www.example.com", "example-corp-artifacts", "example-corp-reports");

  /** Reads whose request does not depend on the place: service, operation, request. */
  private static final List<Call> READS = List.of(
      look("ec2", "DescribeInstances", "{'maxResults':50,'instancesSet':{}," + FILTER + "}"),
      look("ec2", "DescribeVolumes", "{'maxResults':100,'volumeSet':{}," + FILTER + "}"),
      look(
          "ec2",
          "DescribeSecurityGroups",
          "{'maxResults':1000,'securityGroupSet':{},'securityGroupIdSet':{}," + FILTER + "}"),
      look(
          "ec2",
          "DescribeSnapshots",
          "{'maxResults':1000,'snapshotSet':{},'ownersSet':{'items':[{'owner':'self'}]},'sharedUsersSet':{},"
              + FILTER + "}"),
      look(
          "ec2",
          "DescribeInstanceStatus",
          "{'maxResults':50,'includeAllInstances':true,'instancesSet':{}," + FILTER + "}"),
      Call.read("ec2", "DescribeAccountAttributes"),
      look("monitoring", "DescribeAlarms", "{'maxRecords':100,'alarmTypes':['MetricAlarm']}"),
      look(
          "cloudtrail",
          "LookupEvents",
          "{'maxResults':50,'lookupAttributes':[{'attributeKey':'ReadOnly','attributeValue':'false'}]}"),
      look("rds", "DescribeDBInstances", "{'maxRecords':100}"),
      look("ecs", "DescribeServices", "{'cluster':'shop','services':['storefront']}"),
      look("ecs", "ListClusters", "{'maxResults':100}"),
      look("elasticloadbalancing", "DescribeLoadBalancers", "{'pageSize':200}"),
      look("elasticbeanstalk", "DescribeEnvironments", "{'includeDeleted':false}"),
      look("ssm", "DescribeInstanceInformation", "{'maxResults':50}"),
      Call.read("lambda", "ListFunctions20150331"),
      Call.read("lambda", "GetAccountSettings20160819"),
      look("logs", "DescribeLogGroups", "{'limit':50}").with("apiVersion", Json.read("'20140328'")),
      look("kms", "ListAliases", "{'limit':100}"),
      Call.read("iam", "ListAccountAliases"),
      look("iam", "ListRoles", "{'maxItems':100}"),
      look("health", "DescribeEventAggregates", "{'aggregateField':'eventTypeCategory'}"));

  private final Dice dice;
  private final List<Function<Place, Call>> writes =
      List.of(this::alarm, this::retention, this::label, this::parameter, this::resume);

  Chores(Dice dice) {
    this.dice = dice;
  }

  Call next(Place place) {
    if (dice.chance(0.1)) {
      return refusal(place);
    }
    if (dice.chance(0.12)) {
      return dice.pick(writes).apply(place);
    }
    return dice.chance(0.15) ? bucket(dice.pick(BUCKETS), place) : dice.pick(READS);
  }

  private static Call look(String service, String name, String request) {
    return Call.read(service, name).asking(request);
  }

  private Call refusal(Place place) {
    int kind = dice.between(0, 3);
    if (kind == 0) {
      return look("iam", "GetUser", "{'userName':'svc-mail'}")
          .refused("NoSuchEntityException", "The user with name svc-mail cannot be found.");
    }
    if (kind == 1) {
      return bucket(dice.pick(BUCKETS), place)
          .refused("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
    }
    return kind == 2
        ? Call.read("ce", "GetCostAndUsage").refused("AccessDenied", denial("ce:GetCostAndUsage"))
        : Call.read("secretsmanager", "ListSecrets")
            .refused("AccessDenied", denial("secretsmanager:ListSecrets"));
  }

  private static String denial(String action) {
    return "User is not authorized to perform: " + action
        + " because no identity-based policy allows the action";
  }

  private Call bucket(String bucket, Place place) {
    String operation = dice.pick(List.of(
        "GetBucketLocation", "GetBucketTagging", "GetBucketVersioning", "GetBucketLifecycle"));
    return S3.on(place, bucket, Call.read("s3", operation), "'" + query(operation) + "':''");
  }

  private static String query(String operation) {
    return operation.substring("GetBucket".length()).toLowerCase(Locale.ROOT);
  }

  private Call alarm(Place place) {
    String name = "cpu-high-" + dice.between(1, 9);
    return Call.write("monitoring", "PutMetricAlarm")
        .asking(
            "{'alarmName':'~','namespace':'AWS/EC2','metricName':'CPUUtilization','statistic':'Average','period':300,"
                + "'evaluationPeriods':3,'threshold':~,'comparisonOperator':'GreaterThanThreshold'}",
            name,
            dice.between(70, 95))
        .on(
            place.account(),
            "AWS::CloudWatch::Alarm",
            "arn:aws:cloudwatch:" + place.region() + ":" + place.id() + ":alarm:" + name);
  }

  private Call retention(Place place) {
    return Call.write("logs", "PutRetentionPolicy")
        .asking(
            "{'logGroupName':'/ecs/~','retentionInDays':~}",
            place.account().name(),
            dice.pick(List.of(30, 90, 365)))
        .with("apiVersion", Json.read("'20140328'"));
  }

  private Call label(Place place) {
    Instance instance = dice.pick(Instance.in(place).toList());
    return Ec2.tag(
        instance.id(),
        List.of("PatchWindow=" + dice.pick(List.of("sat-0200", "sun-0300", "wed-0400"))));
  }

  private Call parameter(Place place) {
    String name = "/" + place.account().name() + "/feature/"
        + dice.pick(List.of("banner", "search", "checkout"));
    return Call.write("ssm", "PutParameter")
        .asking(
            "{'name':'~','value':'HIDDEN_DUE_TO_SECURITY_REASONS','type':'String','overwrite':true}",
            name)
        .answered("{'version':~,'tier':'Standard'}", dice.between(2, 60))
        .on(
            place.account(),
            "AWS::SSM::Parameter",
            "arn:aws:ssm:" + place.region() + ":" + place.id() + ":parameter" + name);
  }

  private Call resume(Place place) {
    Instance instance = dice.pick(Instance.in(place).toList());
    String session = "session-" + dice.hex(17);
    return Call.write("ssm", "ResumeSession")
        .asking("{'sessionId':'~'}", session)
        .answered(
            "{'sessionId':'~','streamUrl':'wss://ssmmessages.~.amazonaws.com/v1/data-channel/~',"
                + "'tokenValue':'HIDDEN_DUE_TO_SECURITY_REASONS'}",
            session,
            place.region(),
            instance.id());
  }
}
