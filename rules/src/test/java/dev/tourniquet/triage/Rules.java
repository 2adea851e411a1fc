package dev.tourniquet.triage;

/** The rules of the packs by what they are about. */
final class Rules {

  private Rules() {}

  static TriageRule image() {
    return titled("Image shared with another account");
  }

  static TriageRule compromisedIdentity() {
    return titled("Privileged identity that may be someone else");
  }

  static TriageRule compromisedInstance() {
    return titled("Instance whose credentials someone else may hold");
  }

  static TriageRule snapshot() {
    return titled("Snapshot of a volume shared with another account");
  }

  static TriageRule databaseSnapshot() {
    return titled("Snapshot of a database shared with another account");
  }

  static TriageRule bucketPolicy() {
    return titled("Bucket policy that lets others in");
  }

  static TriageRule bucketAcl() {
    return titled("Bucket opened by an access control list");
  }

  static TriageRule objectAcl() {
    return titled("Object opened by an access control list");
  }

  static TriageRule adminPolicy() {
    return titled("Administrator policy given to a user, role or group");
  }

  static TriageRule trust() {
    return titled("Role opened to outsiders");
  }

  static TriageRule takenRole() {
    return titled("Role taken from another account");
  }

  static TriageRule resourceShare() {
    return titled("Resources shared through a resource share");
  }

  static TriageRule resourcePolicy() {
    return titled("Resource policy that lets others in");
  }

  static TriageRule function() {
    return titled("Function opened to outsiders");
  }

  static TriageRule publicAccessBlock() {
    return titled("Public access block weakened");
  }

  static TriageRule replication() {
    return titled("Data replicated to another account");
  }

  static TriageRule keyGivenOutside() {
    return titled("Encryption key given to outsiders");
  }

  static TriageRule masterPassword() {
    return titled("Master password of a database changed");
  }

  static TriageRule reachableDatabase() {
    return titled("Database opened to the Internet");
  }

  static TriageRule blinded() {
    return titled("CloudTrail stopped or blinded");
  }

  static TriageRule takenSnapshot() {
    return Packs.loaded().all().stream()
        .filter(rule -> rule.title().equals("Shared snapshot was used elsewhere"))
        .map(TriageRule::of)
        .findFirst()
        .orElseThrow();
  }

  static TriageRule versioning() {
    return titled("Versioning of a bucket suspended");
  }

  static TriageRule guardRail() {
    return titled("Permission boundary or organization policy loosened");
  }

  private static TriageRule titled(String title) {
    return Packs.load().stream()
        .filter(rule -> rule.title().equals(title))
        .map(TriageRule::of)
        .findFirst()
        .orElseThrow();
  }
}
