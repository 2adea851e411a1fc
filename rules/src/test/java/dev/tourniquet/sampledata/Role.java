package dev.tourniquet.sampledata;

/** An IAM role; its unique id follows from its account and name, in every scenario the same. */
record Role(Account account, String path, String name) {

  /** The role that Identity Center keeps in an account for a permission set. */
  static Role reserved(Account account, String permissionSet) {
    String suffix =
        Dice.named("permission-set/" + account.id() + "/" + permissionSet).hex(16);
    return new Role(
        account,
        "/aws-reserved/sso.amazonaws.com/",
        "AWSReservedSSO_" + permissionSet + "_" + suffix);
  }

  static Role serviceLinked(Account account, String service, String name) {
    return new Role(account, "/aws-service-role/" + service + ".amazonaws.com/", name);
  }

  String arn() {
    return "arn:aws:iam::" + account.id() + ":role" + path + name;
  }

  String uniqueId() {
    return Dice.named("role/" + arn()).uniqueId("AROA", account.id());
  }

  /** What is written before the suffix that Identity Center adds. */
  String permissionSet() {
    return name.substring("AWSReservedSSO_".length(), name.length() - 17);
  }
}
