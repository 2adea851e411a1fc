package dev.tourniquet.sampledata;

/** The policies that matter to the stories, and trust policies. */
final class PolicyDocuments {

  static final String ADMINISTRATOR = allow("'*'");
  static final String READ_ONLY =
      allow("['ec2:Describe*','s3:Get*','s3:List*','iam:Get*','iam:List*','logs:Describe*']");
  /** What the batch may do: on every resource, on no condition. */
  static final String IMAGE_BATCH =
      allow("['ec2:CreateImage','ec2:ModifyImageAttribute','ec2:Describe*','ec2:CreateTags']");

  static final String IMAGE_READER = allow("['ec2:DescribeImages','ec2:DescribeSnapshots']");
  static final String WORKLOAD =
      allow("['ssm:GetParameter','ssm:UpdateInstanceInformation','s3:GetObject']");
  static final String RESPONSE = allow(
      "['ec2:Describe*','ec2:ModifySnapshotAttribute','ec2:ModifyImageAttribute','iam:PutUserPolicy','iam:PutRolePolicy']");

  /** The gist of AWS's policy for administrators of Elastic Beanstalk: the services that an environment is made of. */
  static final String BEANSTALK = allow(
      "['acm:Describe*','acm:List*','autoscaling:Describe*','cloudformation:Describe*','cloudformation:List*',"
          + "'cloudwatch:PutMetricAlarm','ec2:AllocateAddress','ec2:AssociateAddress','ec2:AuthorizeSecurityGroup*',"
          + "'ec2:CreateLaunchTemplate*','ec2:CreateSecurityGroup','ec2:CreateTags','ec2:Describe*',"
          + "'ec2:RevokeSecurityGroup*','ec2:RunInstances','ec2:TerminateInstances','ecs:CreateCluster',"
          + "'elasticbeanstalk:*','elasticloadbalancing:*','iam:GetRole','iam:ListRoles','iam:ListInstanceProfiles',"
          + "'logs:DescribeLogGroups','rds:Describe*','s3:ListAllMyBuckets','sns:ListTopics']");

  /** What the company added to it, wide enough for snapshots of anything. */
  static final String BEANSTALK_UPKEEP = allow(
      "['ec2:*Snapshot*','ec2:*Volume*','ec2:*Image*','ec2:StartInstances','ec2:StopInstances']");

  private PolicyDocuments() {}

  private static String allow(String actions) {
    return Json.fill(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':~,'Resource':'*'}]}",
        actions);
  }

  static String trustingService(String host) {
    return Json.fill(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'~'},'Action':'sts:AssumeRole'}]}",
        host);
  }

  static String trustingPrincipal(String arn, String condition) {
    return Json.fill(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'~'},'Action':'sts:AssumeRole'~}]}",
        arn,
        condition);
  }

  static String trustingProvider(String provider, String action, String condition) {
    return Json.fill(
        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Federated':'~'},'Action':~,'Condition':~}]}",
        provider,
        action,
        condition);
  }
}
