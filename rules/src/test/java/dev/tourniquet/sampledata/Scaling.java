package dev.tourniquet.sampledata;

import java.time.Instant;
import java.time.LocalDate;

/** A machine more for the day, one less at night: the service's own role starts and ends it. */
final class Scaling {

  private static final String HOST = "autoscaling.amazonaws.com";
  private static final Place PLACE = Company.CORE_PROD.in("us-east-1");

  private final World world;
  private final Dice dice;

  Scaling(World world) {
    this.world = world;
    dice = world.dice("scaling");
  }

  void on(LocalDate day) {
    if (dice.chance(0.5)) {
      String instance = "i-" + dice.hex(17);
      borrow(act(Pace.at(day, 640), launch(instance)).plusSeconds(2));
      act(Pace.at(day, 1910), terminate(instance));
    }
  }

  private Instant act(Instant about, Call call) {
    Pace pace = new Pace(about, dice);
    Role role = Role.serviceLinked(PLACE.account(), "autoscaling", "AWSServiceRoleForAutoScaling");
    Session session = new Session(role, "AutoScaling", pace.after(0, 900));
    Call assume =
        Sts.assumeRoleForService(session).with("sharedEventID", Json.read("'" + dice.uuid() + "'"));
    world.trail().note(session.created(), PLACE, Caller.service(HOST), assume);
    world.trail().note(pace.after(1, 3), PLACE, session.from(HOST, HOST).through(HOST), call);
    return pace.now();
  }

  /** AWS tells the consumer as well when a volume is made of somebody else's snapshot, as with a public image. */
  private void borrow(Instant time) {
    Caller ec2 = new Caller(
        Json.object("{'accountId':'~','invokedBy':'ec2.amazonaws.com'}", PLACE.id()),
        "ec2.amazonaws.com",
        "ec2.amazonaws.com",
        Caller.Way.SERVICE);
    Call event = Call.write("ec2", "SharedSnapshotVolumeCreated")
        .with("eventType", Json.read("'AwsServiceEvent'"))
        .with("sharedEventID", Json.read("'" + dice.uuid() + "'"))
        .with("serviceEventDetails", Json.object("{'snapshotId':'snap-0a1b2c3d4e5f60718'}"));
    world.trail().note(time, PLACE, ec2, event);
  }

  private Call launch(String instance) {
    String template = Instance.PROD_WEB.image();
    return Call.write("ec2", "RunInstances")
        .asking(
            "{'instancesSet':{'items':[{'minCount':1,'maxCount':1}]},'blockDeviceMapping':{},'monitoring':{'enabled':true},"
                + "'disableApiTermination':false,'clientToken':'~','launchTemplate':{'launchTemplateId':'lt-0f6b2c9a4d7e81350',"
                + "'version':'14'},'tagSpecificationSet':{'items':[{'resourceType':'instance','tags':[{'key':'Name','value':"
                + "'Prod-Web-asg'},{'key':'aws:autoscaling:groupName','value':'storefront-web'}]}]}}",
            dice.uuid())
        .answered(
            "{'requestId':'','reservationId':'r-~','ownerId':'~','groupSet':{},'instancesSet':{'items':[{'instanceId':'~',"
                + "'imageId':'~','instanceState':{'code':0,'name':'pending'},'instanceType':'m7i.large','subnetId':'~',"
                + "'vpcId':'~','blockDeviceMapping':{}}]}}",
            dice.hex(17),
            PLACE.id(),
            instance,
            template,
            Instance.PROD_WEB.subnet(),
            Instance.PROD_WEB.vpc());
  }

  private static Call terminate(String instance) {
    return Call.write("ec2", "TerminateInstances")
        .asking("{'instancesSet':{'items':[{'instanceId':'~'}]}}", instance)
        .answered(
            "{'requestId':'','instancesSet':{'items':[{'instanceId':'~','currentState':{'code':32,'name':'shutting-down'},"
                + "'previousState':{'code':16,'name':'running'}}]}}",
            instance);
  }
}
