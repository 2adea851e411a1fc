package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/**
 * The second founding case: an Elastic Beanstalk administrator, signed in from the office, makes a snapshot of a
 * production volume public, takes it back, and makes it public again.
 */
final class SnapshotPublic {

  private static final String STRANGER = "505152535455";

  private final Scenario scenario = Scenario.between("snapshot-public", "2026-03-01", "2026-04-14");
  private final World world = scenario.world();
  private final Expected expected = scenario.expected();
  private final Dice dice = world.dice("story");

  private SnapshotPublic() {}

  static Scenario tell() {
    SnapshotPublic story = new SnapshotPublic();
    story.scenario.live(story.people());
    story.website(LocalDate.parse("2026-03-24"));
    story.slip(LocalDate.parse("2026-04-02"));
    story.exposure(LocalDate.parse("2026-04-09"));
    return story.scenario;
  }

  private List<Workday> people() {
    return List.of(
        scenario.workday(Company.MARIA, Role.reserved(Company.CORE_PROD, "ElasticBeanstalkAdmin")),
        scenario.workday(Company.ELENA, Role.reserved(Company.CORE_STAGING, "ReadOnlyAccess")),
        scenario.workday(Company.GRACE, Role.reserved(Company.CORE_DEV, "DeveloperAccess")),
        scenario.workday(
            Company.FARID,
            Role.reserved(Company.CORE_STAGING, "DeveloperAccess"),
            Role.reserved(Company.CORE_DEV, "DeveloperAccess")));
  }

  private void exposure(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 1620), dice);
    Role role = Role.reserved(Company.CORE_PROD, "ElasticBeanstalkAdmin");
    Session session =
        new SignIn(world).commandLine(new Visit(Company.MARIA, Company.HQ, pace), role);
    Caller maria = session.from(Company.HQ, Company.MARIA.commandLine());
    note(pace, maria, "sts.get-caller-identity", Sts.whoAmI());
    Call environments =
        Call.read("elasticbeanstalk", "DescribeEnvironments").asking("{'includeDeleted':false}");
    note(pace, maria, "elasticbeanstalk.describe-environments", environments);
    note(pace, maria, "ec2.describe-instances", Ec2.describeInstances(Instance.SHOP));
    Snapshot snapshot = new Snapshot(
        "snap-" + dice.hex(17),
        "shop before migration",
        Instance.SHOP,
        pace.now().plusSeconds(60));
    world.keep(snapshot);
    pace.after(60, 60);
    world
        .trail()
        .note(
            pace.now(),
            place(),
            maria.command("ec2.create-snapshot"),
            Ec2.createSnapshot(snapshot));
    pace.after(400, 600);
    List<String> triggers = toggle(pace, maria, snapshot);
    expected.finding(snapshot.id(), condition("made public"), answers(role), triggers);
    expected.quiet("MAYBE", "*", "everything else is ordinary life");
  }

  /** Public, private, public. */
  private List<String> toggle(Pace pace, Caller maria, Snapshot snapshot) {
    String command = "ec2.modify-snapshot-attribute";
    String first = note(pace, maria, command, Ec2.publish(snapshot));
    note(pace, maria, "ec2.describe-snapshot-attribute", Ec2.permissionsOf(snapshot));
    pace.after(200, 400);
    note(pace, maria, command, Ec2.unpublish(snapshot));
    pace.after(500, 900);
    String second = note(pace, maria, command, Ec2.publish(snapshot));
    note(pace, maria, "ec2.describe-snapshot-attribute", Ec2.permissionsOf(snapshot));
    return List.of(first, second);
  }

  /** A developer mistypes an account; the responder takes it back half an hour later. */
  private void slip(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 940), dice);
    Role developer = Role.reserved(Company.CORE_STAGING, "DeveloperAccess");
    Session session =
        new SignIn(world).commandLine(new Visit(Company.FARID, Company.HQ, pace), developer);
    Caller farid = session.from(Company.HQ, Company.FARID.commandLine());
    Snapshot snapshot = new Snapshot(
        "snap-" + dice.hex(17), "staging for load test", Instance.STAGING_WEB, pace.after(30, 60));
    world.keep(snapshot);
    Place place = Instance.STAGING_WEB.place();
    world
        .trail()
        .note(
            pace.now(), place, farid.command("ec2.create-snapshot"), Ec2.createSnapshot(snapshot));
    Call share = Ec2.share(snapshot, STRANGER);
    String trigger = world
        .trail()
        .note(pace.after(90, 200), place, farid.command("ec2.modify-snapshot-attribute"), share);
    respond(new Pace(pace.now().plusSeconds(1_800), dice), snapshot);
    expected.finding(
        snapshot.id(),
        condition("shared with 505152535455, then taken back"),
        contained(),
        List.of(trigger));
    expected.quiet(
        "NOT_SICK",
        Company.RESPONDER.arn(),
        "the responder's own un-share is not a finding against it");
  }

  private void respond(Pace pace, Snapshot snapshot) {
    Role reader = Role.reserved(Company.CORE_STAGING, "ReadOnlyAccess");
    Session own = new SignIn(world).commandLine(new Visit(Company.ELENA, Company.HQ, pace), reader);
    Caller elena = own.from(Company.HQ, Company.ELENA.commandLine());
    Session session = new Session(Company.RESPONDER, Company.ELENA.userName(), pace.after(5, 20));
    Place place = snapshot.of().place();
    world
        .trail()
        .note(session.created(), place, elena.command("sts.assume-role"), Sts.assumeRole(session));
    Caller responder = session.from(Company.HQ, Company.ELENA.commandLine());
    Call look = Ec2.permissionsOf(snapshot);
    world
        .trail()
        .note(pace.after(5, 30), place, responder.command("ec2.describe-snapshot-attribute"), look);
    Call unshare = Ec2.unshare(snapshot, STRANGER);
    world
        .trail()
        .note(
            pace.after(5, 30), place, responder.command("ec2.modify-snapshot-attribute"), unshare);
  }

  private void website(LocalDate day) {
    Pipeline pipeline = new Pipeline(world, Company.CORE_PROD);
    Website.publish(pipeline, pipeline.on(day));
    expected.quiet(
        "NOT_SICK",
        "arn:aws:s3:::" + Website.BUCKET,
        "the website's bucket is on the list of what may be public");
  }

  private static Place place() {
    return Instance.SHOP.place();
  }

  private String note(Pace pace, Caller caller, String command, Call call) {
    return world.trail().note(pace.after(5, 40), place(), caller.command(command), call);
  }

  private static String condition(String condition) {
    return Json.fill(
        "{'rule':'Snapshot shared with another account or made public','lifeThreat':'cross-account-sharing',"
            + "'condition':'~','resourceType':'AWS::EC2::Snapshot'}",
        condition);
  }

  private static ObjectNode answers(Role role) {
    return Json.object(
        "{'verdict':['SICK'],'bleeding':['YES'],'stopTheBleed':true,'actor':'~','principal':'~','ip':'~'}",
        Company.MARIA.userName(),
        role.arn(),
        Company.HQ);
  }

  private static ObjectNode contained() {
    return Json.object(
        "{'verdict':['PROBABLY_SICK','SICK'],'bleeding':['PARTLY','CONTAINED'],'stopTheBleed':false,'actor':'~',"
            + "'principal':'~','ip':'~'}",
        Company.FARID.userName(),
        Role.reserved(Company.CORE_STAGING, "DeveloperAccess").arn(),
        Company.HQ);
  }
}
