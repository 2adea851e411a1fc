package dev.tourniquet.sampledata;

import java.util.List;

/** AWS Backup's nightly snapshots in {@code core-prod}, made under the service's role. */
final class Backup {

  private static final String HOST = "backup.amazonaws.com";
  private static final Place PLACE = Company.CORE_PROD.in("us-east-1");

  private final World world;
  private final Dice dice;

  Backup(World world, Dice dice) {
    this.world = world;
    this.dice = dice;
  }

  void on(Pace pace) {
    Role role = new Role(PLACE.account(), "/service-role/", "AWSBackupDefaultServiceRole");
    Session session = new Session(role, "AWSBackup-AWSBackupDefaultServiceRole", pace.now());
    Call assume =
        Sts.assumeRoleForService(session).with("sharedEventID", Json.read("'" + dice.uuid() + "'"));
    world.trail().note(pace.now(), PLACE, Caller.service(HOST), assume);
    Caller backup = session.from(HOST, HOST).through(HOST);
    for (Instance instance : List.of(Instance.PROD_PAYMENTS_DB, Instance.SHOP)) {
      Snapshot snapshot = new Snapshot(
          "snap-" + dice.hex(17),
          "This snapshot is created by the AWS Backup service.",
          instance,
          pace.after(2, 9));
      world.trail().note(pace.now(), PLACE, backup, Ec2.createSnapshot(snapshot));
      world.keep(snapshot);
    }
  }
}
