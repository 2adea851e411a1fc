package dev.tourniquet.sampledata;

import java.util.List;
import java.util.stream.Stream;

/** A virtual machine that runs all the time; its ids follow from its name. */
record Instance(Place place, String name, String profile) {

  static final Instance PROD_PAYMENTS_DB =
      new Instance(Company.CORE_PROD.in("us-east-1"), "Prod-Payments-DB", "payments-db");
  static final Instance PROD_WEB =
      new Instance(Company.CORE_PROD.in("us-east-1"), "Prod-Web-01", "web-app");
  static final Instance PROD_WEB_EU =
      new Instance(Company.CORE_PROD.in("eu-west-1"), "Prod-Web-EU-01", "web-app");
  static final Instance SHOP = new Instance(
      Company.CORE_PROD.in("us-east-1"), "shop-prod-env", "aws-elasticbeanstalk-ec2-role");
  static final Instance STAGING_WEB =
      new Instance(Company.CORE_STAGING.in("us-east-1"), "Staging-Web-01", "web-app");
  static final Instance DEV_SANDBOX =
      new Instance(Company.CORE_DEV.in("us-east-1"), "Dev-Sandbox-01", "sandbox");
  static final Instance RUNNER =
      new Instance(Company.CORE_DEV.in("us-west-2"), "ci-runner-01", "ci-runner");

  static final List<Instance> ALL =
      List.of(PROD_PAYMENTS_DB, PROD_WEB, PROD_WEB_EU, SHOP, STAGING_WEB, DEV_SANDBOX, RUNNER);

  static Stream<Instance> in(Place place) {
    return ALL.stream().filter(instance -> instance.place.equals(place));
  }

  String id() {
    return made("i-", "instance");
  }

  String volume() {
    return made("vol-", "volume");
  }

  String image() {
    return made("ami-", "base image");
  }

  String subnet() {
    return "subnet-" + Dice.named("subnet/" + place).hex(17);
  }

  String vpc() {
    return "vpc-" + Dice.named("vpc/" + place).hex(17);
  }

  String privateIp() {
    Dice dice = Dice.named("address/" + place + name);
    return "10." + dice.between(10, 60) + "." + dice.between(0, 15) + "." + dice.between(10, 250);
  }

  /** The address from which its calls are seen. */
  String egressIp() {
    return equals(RUNNER) ? Company.RUNNER_HOST : Company.NAT_GATEWAY;
  }

  Role role() {
    return new Role(place.account(), "/", profile);
  }

  private String made(String prefix, String kind) {
    return prefix + Dice.named(kind + "/" + place + name).hex(17);
  }
}
