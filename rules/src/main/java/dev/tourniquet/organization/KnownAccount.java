package dev.tourniquet.organization;

/** An account id that its owner or others have published. */
record KnownAccount(String id, String name, boolean runByAws) {

  AccountStanding standing() {
    return runByAws
        ? new AccountStanding(
            Standing.AWS_SERVICE, name, "AWS runs " + name + " in it, says a published list")
        : new AccountStanding(
            Standing.UNKNOWN,
            "",
            "published as an account of " + name + ", which is not registered as a vendor");
  }
}
