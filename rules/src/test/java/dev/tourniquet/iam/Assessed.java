package dev.tourniquet.iam;

import static dev.tourniquet.iam.AccountBuilder.arn;

/** Principals of an account, assessed. */
final class Assessed {

  private Assessed() {}

  static Assessment assess(IamInventory inventory, String path) {
    return new Assessor(inventory).assess(arn(path));
  }
}
