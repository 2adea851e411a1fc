package dev.tourniquet.sampledata;

/** An IAM user with one long-term access key. */
record User(Account account, String name) {

  String arn() {
    return "arn:aws:iam::" + account.id() + ":user/" + name;
  }

  String uniqueId() {
    return Dice.named("user/" + arn()).uniqueId("AIDA", account.id());
  }

  String accessKey() {
    return Dice.named("key/" + arn()).accessKey("AKIA", account.id());
  }

  Caller from(String ip, String agent) {
    return Caller.over(
        Json.object(
            "{'type':'IAMUser','principalId':'~','arn':'~','accountId':'~','accessKeyId':'~','userName':'~'}",
            uniqueId(),
            arn(),
            account.id(),
            accessKey(),
            name),
        ip,
        agent);
  }
}
