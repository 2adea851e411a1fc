package dev.tourniquet.sampledata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** On Sundays the backup vendor looks, with a role of ours, for the image that was shared with it. */
final class VendorVisit {

  static final Role ROLE = new Role(Company.CORE_PROD, "/vendors/", "BackupVendorAccess");

  private static final String IP = "198.51.100.220";
  private static final String AGENT =
      "Boto3/1.40.9 md/Botocore#1.40.9 ua/2.1 os/linux lang/python#3.12.11";

  private final World world;
  private final Dice dice;

  VendorVisit(World world) {
    this.world = world;
    dice = world.dice("vendor");
  }

  void on(LocalDate day) {
    if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
      return;
    }
    Pace pace = new Pace(Pace.at(day, 500), dice);
    Session session = new Session(ROLE, "copy-" + day, pace.after(0, 900));
    Place place = Company.CORE_PROD.in("us-east-1");
    ObjectNode stranger = Json.object(
        "{'type':'AWSAccount','principalId':'~:copier','accountId':'~'}",
        Dice.named("vendor role").uniqueId("AROA", Company.VENDOR),
        Company.VENDOR);
    Call assume = Sts.assumeRoleAsVendor(session, "example-corp-7f3a")
        .with("sharedEventID", Json.read("'" + dice.uuid() + "'"));
    world.trail().note(session.created(), place, Caller.over(stranger, IP, AGENT), assume);
    world.trail().note(pace.after(1, 4), place, session.from(IP, AGENT), Ec2.ownImages(""));
  }
}
