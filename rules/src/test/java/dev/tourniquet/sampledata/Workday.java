package dev.tourniquet.sampledata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** A person's ordinary day: into the console in the morning, sometimes onto the command line after lunch. */
final class Workday {

  private final World world;
  private final Person person;
  private final List<Role> roles;
  private final Dice dice;
  private final Chores chores;

  Workday(World world, Person person, List<Role> roles) {
    this.world = world;
    this.person = person;
    this.roles = List.copyOf(roles);
    dice = world.dice("workday/" + person.userName());
    chores = new Chores(dice);
  }

  /** Works that day if it is a day for work, and not only meetings. */
  void on(LocalDate day) {
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    if (weekend || dice.chance(0.45)) {
      return;
    }
    String ip = dice.chance(0.15) ? person.homeIp() : Company.HQ;
    Pace pace = new Pace(Pace.at(day, 730), dice);
    pace.after(0, 9_000);
    morning(new Visit(person, ip, pace));
    if (dice.chance(0.3)) {
      pace.after(7_200, 10_800);
      afternoon(new Visit(person, ip, pace));
    }
  }

  private void morning(Visit visit) {
    Role role = dice.pick(roles);
    Session session = new SignIn(world).console(visit, role);
    int calls = dice.between(3, 11);
    for (int call = 0; call < calls; call++) {
      Caller caller = session.inConsole("page " + call / 2, visit.ip(), person.browser());
      visit.pace().after(2, 240);
      note(visit, caller, role);
    }
  }

  private void afternoon(Visit visit) {
    Role role = dice.pick(roles);
    Session session = new SignIn(world).commandLine(visit, role);
    Caller caller = session.from(visit.ip(), person.commandLine());
    Place place = place(role);
    world
        .trail()
        .note(
            visit.pace().after(1, 3),
            place,
            caller.command("sts.get-caller-identity"),
            Sts.whoAmI());
    int calls = dice.between(2, 6);
    for (int call = 0; call < calls; call++) {
      visit.pace().after(3, 400);
      note(visit, caller, role);
    }
  }

  private void note(Visit visit, Caller caller, Role role) {
    Place place = place(role);
    world.trail().note(visit.pace().now(), place, caller, chores.next(place));
  }

  private Place place(Role role) {
    boolean abroad = role.account().equals(Company.CORE_PROD) && dice.chance(0.15);
    return role.account().in(abroad ? "eu-west-1" : "us-east-1");
  }
}
