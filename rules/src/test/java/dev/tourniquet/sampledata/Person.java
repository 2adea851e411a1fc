package dev.tourniquet.sampledata;

/** Somebody who works at the company and signs in through Identity Center. */
record Person(String userName, String displayName, String homeIp) {

  private static final String BROWSERS =
      "Mozilla/5.0 (~) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/~.0.0.0 Safari/537.36";

  /** The user's id in the identity store. */
  String userId() {
    return Dice.named("person/" + userName).uuid();
  }

  String email() {
    return userName + "@example.com";
  }

  String browser() {
    return userName.length() % 2 == 0
        ? Json.fill(BROWSERS, "Windows NT 10.0; Win64; x64", 145)
        : Json.fill(BROWSERS, "Macintosh; Intel Mac OS X 10_15_7", 144);
  }

  /** What this person's command line says of itself, but for the command. */
  String commandLine() {
    return "aws-cli/2.33.~ md/awscrt#0.29.1 ua/2.1 os/~ md/arch#~ lang/python#3.13.11 md/pyimpl#CPython m/b,E,Z"
        .replaceFirst("~", String.valueOf(userName.length()))
        .replaceFirst("~", userName.length() % 2 == 0 ? "windows#11" : "macos#25.3.0")
        .replaceFirst("~", userName.length() % 2 == 0 ? "amd64" : "arm64");
  }
}
