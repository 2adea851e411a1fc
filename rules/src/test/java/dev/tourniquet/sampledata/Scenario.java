package dev.tourniquet.sampledata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One world from its first day to its last, and what is to be found in it. */
record Scenario(World world, LocalDate first, LocalDate last, Expected expected) {

  static Scenario between(String name, String first, String last) {
    return new Scenario(
        new World(name), LocalDate.parse(first), LocalDate.parse(last), new Expected());
  }

  static List<Scenario> all() {
    return List.of(ImageShared.tell(), SnapshotPublic.tell(), QuietFortnight.tell());
  }

  String name() {
    return world.name();
  }

  void live(List<Workday> people) {
    OrdinaryLife life = new OrdinaryLife(world, people);
    first.datesUntil(last.plusDays(1)).forEach(life::on);
  }

  Workday workday(Person person, Role... roles) {
    return new Workday(world, person, List.of(roles));
  }

  /** Before anything happened. */
  Instant start() {
    return Pace.at(first, 0);
  }

  /** After the last event. */
  Instant end() {
    return Pace.at(last.plusDays(1), 0);
  }
}
