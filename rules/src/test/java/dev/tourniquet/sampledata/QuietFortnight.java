package dev.tourniquet.sampledata;

import java.time.LocalDate;
import java.util.List;

/** Two weeks in which nothing happens, although much is done: the control for every rule. */
final class QuietFortnight {

  private final Scenario scenario = Scenario.between("quiet", "2026-03-16", "2026-03-29");
  private final World world = scenario.world();
  private final Dice dice = world.dice("story");

  private QuietFortnight() {}

  static Scenario tell() {
    QuietFortnight story = new QuietFortnight();
    story.scenario.live(story.people());
    story.newcomer(LocalDate.parse("2026-03-26"));
    story.scenario.expected().quiet("MAYBE", "*", "a fortnight of ordinary life");
    return story.scenario;
  }

  private List<Workday> people() {
    Role prodAdministrator = Role.reserved(Company.CORE_PROD, "AdministratorAccess");
    Role prodReader = Role.reserved(Company.CORE_PROD, "ReadOnlyAccess");
    Role beanstalk = Role.reserved(Company.CORE_PROD, "ElasticBeanstalkAdmin");
    Role stagingDeveloper = Role.reserved(Company.CORE_STAGING, "DeveloperAccess");
    Role stagingReader = Role.reserved(Company.CORE_STAGING, "ReadOnlyAccess");
    Role developer = Role.reserved(Company.CORE_DEV, "DeveloperAccess");
    return List.of(
        scenario.workday(Company.ANNA, prodAdministrator, developer),
        scenario.workday(Company.BEN, stagingDeveloper, developer),
        scenario.workday(Company.CHLOE, prodReader),
        scenario.workday(Company.DAVID, prodAdministrator, stagingReader),
        scenario.workday(Company.ELENA, prodReader, stagingReader),
        scenario.workday(Company.FARID, developer, stagingDeveloper),
        scenario.workday(Company.MARIA, beanstalk));
  }

  /** Grace's first week: she tries to share an image with a mistyped account and is not allowed to. */
  private void newcomer(LocalDate day) {
    Pace pace = new Pace(Pace.at(day, 1405), dice);
    Role role = Role.reserved(Company.CORE_DEV, "ReadOnlyAccess");
    Session session =
        new SignIn(world).commandLine(new Visit(Company.GRACE, Company.HQ, pace), role);
    Caller grace = session.from(Company.HQ, Company.GRACE.commandLine());
    Place place = Instance.DEV_SANDBOX.place();
    world
        .trail()
        .note(pace.after(5, 20), place, grace.command("ec2.describe-images"), Ec2.ownImages(""));
    Image image = new Image(
        "ami-" + dice.hex(17),
        "sandbox",
        Instance.DEV_SANDBOX,
        scenario.start().minusSeconds(900_000));
    world.keep(image);
    Call attempt = Ec2.share(image, "444455556665")
        .refused(
            "Client.UnauthorizedOperation",
            "You are not authorized to perform this operation. User: " + session.arn()
                + " is not authorized to perform: ec2:ModifyImageAttribute on resource: arn:aws:ec2:us-east-1::image/"
                + image.id()
                + " because no identity-based policy allows the ec2:ModifyImageAttribute action.");
    world
        .trail()
        .note(pace.after(60, 200), place, grace.command("ec2.modify-image-attribute"), attempt);
    scenario.expected().quiet("MAYBE", image.id(), "an attempt, refused: nothing was shared");
  }
}
