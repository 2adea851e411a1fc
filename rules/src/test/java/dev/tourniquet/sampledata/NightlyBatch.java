package dev.tourniquet.sampledata;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * The image job: every night from one host it makes images of two production machines, shares one with our own staging
 * account and, on Sundays, the other with the backup vendor.
 */
final class NightlyBatch {

  static final String AGENT =
      "Boto3/1.42.21 md/Botocore#1.42.21 ua/2.1 os/linux#6.1.158 md/arch#x86_64 lang/python#3.11.14 md/pyimpl#CPython"
          + " cfg/retry-mode#legacy Botocore/1.42.21";

  private static final Place PLACE = Company.CORE_PROD.in("us-east-1");
  private final World world;
  private final Dice dice;
  private final Caller caller = Company.IMAGE_BUILDER.from(Company.BATCH_HOST, AGENT);

  NightlyBatch(World world) {
    this.world = world;
    dice = world.dice("nightly batch");
  }

  void on(LocalDate night) {
    Pace pace = new Pace(Pace.at(night, 210), dice);
    pace.after(0, 150);
    note(pace, Ec2.ownImages(""));
    if (night.getDayOfMonth() > 20) {
      note(pace, Ec2.ownImages(dice.alphanumeric(40)));
    }
    share(pace, image(pace, Instance.PROD_WEB, night), Company.CORE_STAGING.id());
    Image payments = image(pace, Instance.PROD_PAYMENTS_DB, night);
    if (night.getDayOfWeek() == DayOfWeek.SUNDAY) {
      share(pace, payments, Company.VENDOR);
    }
  }

  private Image image(Pace pace, Instance instance, LocalDate night) {
    note(pace, Ec2.describeInstances(instance));
    Image image = new Image(
        "ami-" + dice.hex(17),
        "nightly-" + instance.name() + "-" + night,
        instance,
        pace.after(2, 6));
    world.trail().note(pace.now(), PLACE, caller, Ec2.createImage(image));
    world.keep(image);
    note(pace, Ec2.tag(image.id(), List.of("Name=" + image.name(), "CreatedBy=image-batch")));
    if (dice.chance(0.2)) {
      note(
          pace,
          Ec2.describeImage(image.id())
              .refused("Client.RequestLimitExceeded", "Request limit exceeded."));
    }
    pace.after(180, 420);
    note(pace, Ec2.describeImage(image.id()));
    return image;
  }

  private void share(Pace pace, Image image, String account) {
    note(pace, Ec2.share(image, account));
  }

  private void note(Pace pace, Call call) {
    world.trail().note(pace.after(1, 5), PLACE, caller, call);
  }
}
