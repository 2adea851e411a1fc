package dev.tourniquet.sampledata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Everything that happens anyway: people, pipelines, machines, the nightly batch and the vendor's Sunday. */
final class OrdinaryLife {

  private final List<Workday> people;
  private final List<Machines> machines;
  private final List<Pipeline> pipelines;
  private final List<Terraform> plans;
  private final Scaling scaling;
  private final NightlyBatch batch;
  private final VendorVisit vendor;
  private final Dice dice;

  OrdinaryLife(World world, List<Workday> people) {
    this.people = List.copyOf(people);
    List<Account> working = List.of(Company.CORE_PROD, Company.CORE_STAGING, Company.CORE_DEV);
    machines = working.stream().map(account -> new Machines(world, account)).toList();
    pipelines =
        List.of(new Pipeline(world, Company.CORE_PROD), new Pipeline(world, Company.CORE_STAGING));
    plans = working.stream().map(account -> new Terraform(world, account)).toList();
    scaling = new Scaling(world);
    batch = new NightlyBatch(world);
    vendor = new VendorVisit(world);
    dice = world.dice("days");
  }

  void on(LocalDate day) {
    batch.on(day);
    vendor.on(day);
    machines.forEach(account -> account.on(day));
    people.forEach(person -> person.on(day));
    if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
      deploy(day);
    }
  }

  private void deploy(LocalDate day) {
    scaling.on(day);
    pipelines.stream().filter(pipeline -> dice.chance(0.4)).forEach(pipeline -> pipeline.on(day));
    plans.stream().filter(plan -> dice.chance(0.25)).forEach(plan -> plan.on(day));
  }
}
