package dev.tourniquet.sampledata;

import java.time.LocalDate;
import java.util.List;

/** What runs by itself in an account: instances, a function, backups, and AWS's own housekeeping. */
final class Machines {

  private final World world;
  private final Account account;
  private final Dice dice;
  private final Place home;

  Machines(World world, Account account) {
    this.world = world;
    this.account = account;
    home = account.in("us-east-1");
    dice = world.dice("machines/" + account.name());
  }

  void on(LocalDate day) {
    for (Instance instance : Instance.ALL) {
      if (instance.place().account().equals(account) && dice.chance(0.45)) {
        instance(day, instance);
      }
    }
    if (account.equals(Company.CORE_PROD) || dice.chance(0.5)) {
      function(day);
      housekeeping(day);
    }
  }

  /** Credentials by the metadata service, then the agent's heartbeat and the application's own reads. */
  private void instance(LocalDate day, Instance instance) {
    Pace pace = start(day, 0, 80_000);
    Session session = new Session(instance.role(), instance.id(), pace.now());
    service(pace, instance.place(), "ec2.amazonaws.com", shared(Sts.assumeRoleForService(session)));
    Caller agent = InstanceCaller.of(
        session,
        instance,
        "aws-sdk-go/1.55.8 (go1.25.5; linux; amd64) amazon-ssm-agent/3.3.3270.0");
    note(pace, instance.place(), agent, heartbeat(instance));
    if (dice.chance(0.5)) {
      Caller application = InstanceCaller.of(
          session, instance, "aws-sdk-java/2.40.13 md/io#sync md/http#Apache ua/2.1 os/Linux");
      Call read = configuration(instance);
      note(
          pace,
          instance.place(),
          application,
          dice.chance(0.1) ? read.refused("ParameterNotFound", "Parameter not found.") : read);
    }
  }

  private static Call heartbeat(Instance instance) {
    return Call.write("ssm", "UpdateInstanceInformation")
        .asking(
            "{'instanceId':'~','agentVersion':'3.3.3270.0','agentStatus':'Active','platformType':'Linux',"
                + "'platformName':'Amazon Linux','platformVersion':'2023','iPAddress':'~','agentName':'amazon-ssm-agent'}",
            instance.id(),
            instance.privateIp());
  }

  private static Call configuration(Instance instance) {
    String name = "/" + instance.profile() + "/config";
    Place place = instance.place();
    return Call.read("ssm", "GetParameter")
        .asking("{'name':'~','withDecryption':true}", name)
        .on(
            place.account(),
            "AWS::SSM::Parameter",
            "arn:aws:ssm:" + place.region() + ":" + place.id() + ":parameter" + name);
  }

  /** A function that wakes, opens its log and reads a secret; KMS is called on with the function's identity. */
  private void function(LocalDate day) {
    Role role = new Role(account, "/service-role/", "orders-export-role");
    Pace pace = start(day, 18_000, 20_000);
    Session session = new Session(role, "orders-export", pace.now());
    service(pace, home, "lambda.amazonaws.com", shared(Sts.assumeRoleForService(session)));
    Caller caller = session.from(
        Company.NAT_GATEWAY,
        "Boto3/1.40.4 md/Botocore#1.40.4 ua/2.1 os/linux lang/python#3.13.11 exec-env/AWS_Lambda_python3.13");
    note(pace, home, caller, logStream(day));
    String secret = "arn:aws:secretsmanager:us-east-1:" + account.id() + ":secret:orders/db-EXAMPL";
    note(
        pace,
        home,
        caller,
        Call.read("secretsmanager", "GetSecretValue").asking("{'secretId':'~'}", secret));
    note(pace, home, caller.through("secretsmanager.amazonaws.com"), decrypt(secret));
  }

  private Call logStream(LocalDate day) {
    String stream = day.toString().replace('-', '/') + "/[$LATEST]" + dice.hex(32);
    return Call.write("logs", "CreateLogStream")
        .asking("{'logGroupName':'/aws/lambda/orders-export','logStreamName':'~'}", stream)
        .with("apiVersion", Json.read("'20140328'"));
  }

  private Call decrypt(String secret) {
    return Call.read("kms", "Decrypt")
        .asking(
            "{'encryptionAlgorithm':'SYMMETRIC_DEFAULT','encryptionContext':{'SecretARN':'~','SecretVersionId':'~'}}",
            secret,
            Dice.named(secret).uuid())
        .on(account, "AWS::KMS::Key", key("secrets"));
  }

  private void housekeeping(LocalDate day) {
    Pace pace = start(day, 10_000, 60_000);
    service(pace, home, "cloudtrail.amazonaws.com", shared(dataKey()));
    Role recorder = Role.serviceLinked(account, "config", "AWSServiceRoleForConfig");
    Session session = new Session(recorder, "configLambdaExecution", pace.now());
    Caller config = session
        .from("config.amazonaws.com", "config.amazonaws.com")
        .through("config.amazonaws.com");
    for (String operation :
        List.of("DescribeInstances", "DescribeVolumes", "DescribeNetworkInterfaces")) {
      if (dice.chance(0.6)) {
        note(pace, home, config, Call.read("ec2", operation).asking("{'filterSet':{}}"));
      }
    }
    if (account.equals(Company.CORE_PROD)) {
      new Backup(world, dice).on(start(day, 4_000, 600));
    }
  }

  private Call dataKey() {
    return Call.read("kms", "GenerateDataKey")
        .asking(
            "{'keyId':'~','keySpec':'AES_256','encryptionContext':{'aws:cloudtrail:arn':"
                + "'arn:aws:cloudtrail:us-east-1:~:trail/org-trail'}}",
            key("trail"),
            Company.MANAGEMENT.id())
        .on(account, "AWS::KMS::Key", key("trail"));
  }

  private String key(String purpose) {
    return "arn:aws:kms:us-east-1:" + account.id() + ":key/"
        + Dice.named("key/" + account.id() + purpose).uuid();
  }

  private Call shared(Call call) {
    return call.with("sharedEventID", Json.read("'" + dice.uuid() + "'"));
  }

  private Pace start(LocalDate day, int afterSeconds, int within) {
    Pace pace = new Pace(Pace.at(day, 0), dice);
    pace.after(afterSeconds, afterSeconds + within);
    return pace;
  }

  private void service(Pace pace, Place place, String host, Call call) {
    world.trail().note(pace.now(), place, Caller.service(host), call);
  }

  private void note(Pace pace, Place place, Caller caller, Call call) {
    world.trail().note(pace.after(1, 40), place, caller, call);
  }
}
