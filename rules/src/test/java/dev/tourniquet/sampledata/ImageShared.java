package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/**
 * The first founding case: after 42 nights from one host, the image batch's key is used from elsewhere on a Sunday
 * evening, makes an image of a production database and shares it with an account that nobody knows.
 */
final class ImageShared {

  private static final String STRANGER = "846424999548";
  private static final String THIEF_IP = "192.0.2.66";
  private static final String THIEF_AGENT =
      "aws-cli/2.31.1 md/awscrt#0.27.6 ua/2.1 os/linux#6.12.38-amd64 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython";

  private final Scenario scenario = Scenario.between("image-shared", "2026-03-01", "2026-04-14");
  private final World world = scenario.world();
  private final Expected expected = scenario.expected();
  private final Dice dice = world.dice("story");

  private ImageShared() {}

  static Scenario tell() {
    ImageShared story = new ImageShared();
    story.scenario.live(story.people());
    story.twins();
    story.developer(LocalDate.parse("2026-03-18"));
    story.theft(LocalDate.parse("2026-04-12"));
    return story.scenario;
  }

  private List<Workday> people() {
    return List.of(
        scenario.workday(Company.ANNA, Role.reserved(Company.CORE_PROD, "AdministratorAccess")),
        scenario.workday(Company.DAVID, Role.reserved(Company.CORE_PROD, "ReadOnlyAccess")),
        scenario.workday(Company.BEN, Role.reserved(Company.CORE_STAGING, "DeveloperAccess")),
        scenario.workday(
            Company.FARID,
            Role.reserved(Company.CORE_DEV, "DeveloperAccess"),
            Role.reserved(Company.CORE_STAGING, "DeveloperAccess")));
  }

  private void twins() {
    world.images().stream()
        .filter(image -> image.of().equals(Instance.PROD_WEB))
        .forEach(image -> expected.quiet(
            "NOT_SICK", image.id(), "the batch shared it with our own core-staging"));
    world.images().stream()
        .filter(image -> image.of().equals(Instance.PROD_PAYMENTS_DB))
        .filter(image -> Pace.isSunday(image.created()))
        .forEach(image -> expected.quiet(
            "NOT_SICK", image.id(), "the batch shared it with the registered vendor"));
  }

  private void developer(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 1315), dice);
    Role role = Role.reserved(Company.CORE_DEV, "DeveloperAccess");
    Session session =
        new SignIn(world).commandLine(new Visit(Company.FARID, Company.HQ, pace), role);
    Caller farid = session.from(Company.HQ, Company.FARID.commandLine());
    Image image = new Image(
        "ami-" + dice.hex(17), "sandbox-for-staging", Instance.DEV_SANDBOX, pace.after(20, 60));
    Place place = Instance.DEV_SANDBOX.place();
    world.keep(image);
    world
        .trail()
        .note(pace.now(), place, farid.command("ec2.create-image"), Ec2.createImage(image));
    Call share = Ec2.share(image, Company.CORE_STAGING.id());
    world
        .trail()
        .note(pace.after(300, 500), place, farid.command("ec2.modify-image-attribute"), share);
    expected.quiet(
        "NOT_SICK",
        image.id(),
        "a developer shared an image of a sandbox with our own core-staging");
  }

  private void theft(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 2136), dice);
    Caller thief = Company.IMAGE_BUILDER.from(THIEF_IP, THIEF_AGENT);
    Image image = new Image(
        "ami-" + dice.hex(17),
        "Prod-Payments-DB-copy",
        Instance.PROD_PAYMENTS_DB,
        Pace.at(day, 2139));
    world.keep(image);
    Place place = image.of().place();
    Call look = Call.read("ec2", "DescribeInstances").asking("{'instancesSet':{},'filterSet':{}}");
    world.trail().note(pace.after(5, 30), place, thief.command("ec2.describe-instances"), look);
    world
        .trail()
        .note(image.created(), place, thief.command("ec2.create-image"), Ec2.createImage(image));
    Pace later = new Pace(Pace.at(day, 2147), dice);
    Call state = Ec2.describeImage(image.id());
    world.trail().note(later.after(1, 20), place, thief.command("ec2.describe-images"), state);
    Call share = Ec2.share(image, STRANGER);
    String trigger = world
        .trail()
        .note(later.after(20, 50), place, thief.command("ec2.modify-image-attribute"), share);
    expected.finding(image.id(), condition(), answers(), List.of(trigger));
    expected.quiet("MAYBE", "*", "everything else is ordinary life");
  }

  private static String condition() {
    return "{'rule':'Image shared with another account','lifeThreat':'cross-account-sharing',"
        + "'condition':'shared with 846424999548, no account of ours and no vendor','resourceType':'AWS::EC2::Image'}";
  }

  private static ObjectNode answers() {
    return Json.object(
        "{'verdict':['SICK'],'bleeding':['YES'],'stopTheBleed':true,'actor':'ImageBuilder','principal':'~','ip':'~'}",
        Company.IMAGE_BUILDER.arn(),
        THIEF_IP);
  }
}
